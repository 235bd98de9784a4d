import type { Check } from '../lib/domain/preflight/check.ts';
import { CONCERNS } from '../lib/domain/preflight/checks.ts';

/** The tables of docs/preflight.md, one for each concern. */
export function checkTables(): string {
  return Object.entries(CONCERNS)
    .map(([concern, checks]) => table(concern, checks))
    .join('\n\n');
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
