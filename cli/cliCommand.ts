import { parseArgs } from 'node:util';
import { closestMatch } from '../lib/slack/commands/closestMatch.ts';

/** What can be typed after the name of a command. */
export type CliOption =
  | { readonly type: 'boolean'; readonly help: string }
  | {
      readonly type: 'string';
      /** What stands for the value in the help: `<name>`. */
      readonly value: string;
      readonly help: string;
      readonly default?: string;
    };

/** Where a command asks AWS (cli/chooseRegion.ts). */
export const REGION_OPTION = {
  type: 'string',
  value: '<name>',
  help: 'the Region of AWS (default: AWS_REGION, AWS_DEFAULT_REGION, or that of your profile)',
} as const satisfies CliOption;

type Options = Readonly<Record<string, CliOption>>;

type ValuesOf<Of extends Options> = {
  readonly [Name in keyof Of]: Of[Name] extends { readonly type: 'boolean' }
    ? boolean
    : Of[Name] extends { readonly default: string }
      ? string
      : string | undefined;
};

/** A command of `npx trimtab`, one file each in this room. */
export interface CliCommand {
  readonly name: string;
  /** What it does, in one line. */
  readonly summary: string;
  readonly options: Options;
  /** Runs it with what was typed; gives the exit code. Throws `UsageError` for wrong words. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** Wrong words on the command line: the message says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Spec<Of extends Options> extends Omit<CliCommand, 'run' | 'options'> {
  readonly options: Of;
  /** Does the work; gives the exit code, 0 when it gives none. */
  readonly run: (values: ValuesOf<Of>) => Promise<number | undefined>;
}

export function cliCommand<const Of extends Options>(spec: Spec<Of>): CliCommand {
  const { name, summary, options } = spec;
  return {
    name,
    summary,
    options,
    run: async (args) => (await spec.run(readOptions(args, options))) ?? 0,
  };
}

function readOptions<Of extends Options>(args: readonly string[], options: Of): ValuesOf<Of> {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const values: Record<string, string | boolean | undefined> = {};
  for (const [name, option] of Object.entries(options)) {
    values[name] = option.type === 'boolean' ? false : option.default;
  }
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageError(`Unexpected argument: ${token.value}`);
    if (token.kind === 'option') values[token.name] = readValue(token, options);
  }
  // Every name of `options` has its value, of its type.
  return values as ValuesOf<Of>;
}

function readValue(
  { rawName, name, value }: { rawName: string; name: string; value: string | undefined },
  options: Options,
): string | boolean {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) {
    const near = closestMatch(name, Object.keys(options));
    const hint = near === undefined ? '' : ` Did you mean --${near}?`;
    throw new UsageError(`Unknown option: ${rawName}.${hint}`);
  }
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    return true;
  }
  if (value === undefined || value === '') {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}`);
  }
  return value;
}
