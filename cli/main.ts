import { closestMatch } from '../lib/slack/commands/closestMatch.ts';
import { type CliCommand, UsageError } from './cliCommand.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { manifest } from './manifest.ts';
import { memberTemplate } from './memberTemplate.ts';
import { preview } from './preview.ts';
import { socket } from './socket.ts';

/** In the order in which one needs them. */
const COMMANDS: readonly CliCommand[] = [demo, preview, manifest, memberTemplate, doctor, socket];

const EXIT_CODES = 'Exit codes: 0 done, 1 failed, 2 wrong command or option.';

const code = await main(process.argv.slice(2));
// A command that failed may have left servers open; one that works ends by itself.
if (code !== 0) process.exit(code);

/** Runs the command that was typed; gives the exit code. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || isHelp(name)) return print(overview());
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) {
    const near = closestMatch(
      name,
      COMMANDS.map((each) => each.name),
    );
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return refuse(`Unknown command: ${name}.${hint}`, 'npx trimtab --help');
  }
  if (args.some(isHelp)) return print(helpOf(command));
  try {
    return await command.run(args);
  } catch (error) {
    if (error instanceof UsageError) {
      return refuse(error.message, `npx trimtab ${command.name} --help`);
    }
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function print(text: string): number {
  console.log(text);
  return 0;
}

function refuse(message: string, help: string): number {
  console.error(`${message}\nType \`${help}\` to see what can be typed.`);
  return 2;
}

function overview(): string {
  const lines = COMMANDS.map(({ name, summary }) => [name, summary] as const);
  return [
    'Trimtab finds savings in an EC2 bill and makes the changes that are approved in Slack.',
    '',
    'Usage: npx trimtab <command> [options]',
    '',
    ...table(lines),
    '',
    '`npx trimtab <command> --help` shows the options of a command.',
    EXIT_CODES,
  ].join('\n');
}

function helpOf({ name, summary, options }: CliCommand): string {
  const lines = Object.entries(options).map(([option, spec]) => {
    const typed = spec.type === 'boolean' ? `--${option}` : `--${option} ${spec.value}`;
    const isSet = spec.type === 'string' && spec.default !== undefined;
    return [typed, isSet ? `${spec.help} (default: ${spec.default})` : spec.help] as const;
  });
  return [
    `trimtab ${name}: ${summary}`,
    '',
    `Usage: npx trimtab ${name}${lines.length === 0 ? '' : ' [options]'}`,
    '',
    ...table([...lines, ['--help', 'show this help']]),
    '',
    EXIT_CODES,
  ].join('\n');
}

function table(lines: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...lines.map(([typed]) => typed.length));
  return lines.map(([typed, help]) => `  ${typed.padEnd(width)}  ${help}`);
}
