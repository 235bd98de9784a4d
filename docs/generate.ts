import { readFileSync, writeFileSync } from 'node:fs';
import type { Check } from '../lib/domain/preflight/check.ts';
import { CONCERNS } from '../lib/domain/preflight/checks.ts';

/**
 * `npm run docs` writes the tables of docs/preflight.md from the checks. With `--check`, nothing is
 * written, and the exit code is 1 when the page is not current (`npm run check:docs`).
 */
const PAGE = 'docs/preflight.md';
const BEGIN = '<!-- generated from lib/domain/preflight/checks by `npm run docs` -->';
const END = '<!-- end of the generated part -->';

const page = readFileSync(PAGE, 'utf8');
const current = withTables(page);
if (!process.argv.includes('--check')) writeFileSync(PAGE, current);
else if (page !== current) {
  console.error(`${PAGE} is not current: run \`npm run docs\`.`);
  process.exitCode = 1;
}

function withTables(text: string): string {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${PAGE} lacks the comments around its tables.`);
  const tables = Object.entries(CONCERNS).map(([concern, checks]) => table(concern, checks));
  return `${before}${BEGIN}\n\n${tables.join('\n\n')}\n\n${END}${after}`;
}

function table(concern: string, checks: readonly Check[]): string {
  return [
    `## ${concern}`,
    '',
    '| Check | What it looks for | What to do | What it reads | Source |',
    '| --- | --- | --- | --- | --- |',
    ...checks.map(row),
  ].join('\n');
}

function row(check: Check): string {
  const marks = [
    ...(check.permanent ? ['permanent'] : []),
    ...(check.appliesTo === 'every change' ? [] : [check.appliesTo]),
  ];
  const cells = [
    [`<a id="${check.id}"></a>\`${check.id}\``, ...marks.map((mark) => `*${mark}*`)].join(' '),
    check.looksFor,
    check.remedy,
    Object.entries(check.reads)
      .map(([action, fields]) => `\`${action}\`: ${fields.join(', ')}`)
      .join('; '),
    sourceLink(check.source),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Named by the last part of its address: `resize-limitations`, `ec2-resize`. */
function sourceLink(source: string): string {
  const name = source.replace(/\.(html|md)(#.*)?$/, '').replace(/^.*\//, '');
  return `[${name}](${source.replace(/^docs\//, '')})`;
}
