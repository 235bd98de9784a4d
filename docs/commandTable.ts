import { COMMANDS } from '../lib/slack/commands/commands.ts';
import { typedAs } from '../lib/slack/commands/help/message.ts';

/** The slash commands for the README, aligned as Biome aligns a table. */
export function commandTable(): string {
  const rows = [
    ['type in Slack', 'what comes'],
    ...COMMANDS.map((command) => [`\`${typedAs(command)}\``, command.help]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heading = [], ...commands] = rows;
  const rule = widths.map((width) => '-'.repeat(width));
  return [heading, rule, ...commands].map(line).join('\n');
}
