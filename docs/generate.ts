import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { checkTables } from './checkTables.ts';
import { commandTable } from './commandTable.ts';
import { configurationSchema } from './configurationSchema.ts';

/**
 * `npm run docs` writes the parts of the documentation that the code knows, and the schema of
 * trimtab.yml. With `--check`, nothing is
 * written, and the exit code is 1 when a page is not current (`npm run check:docs`).
 */
const PARTS = [
  { page: 'docs/preflight.md', source: 'lib/domain/preflight/checks', text: checkTables() },
  { page: 'README.md', source: 'lib/slack/commands', text: commandTable() },
];
const END = '<!-- end of the generated part -->';

for (const { page, source, text } of PARTS) {
  const written = readFileSync(page, 'utf8');
  update(page, written, withPart(written, page, source, text));
}
const SCHEMA = 'trimtab.schema.json';
update(SCHEMA, existsSync(SCHEMA) ? readFileSync(SCHEMA, 'utf8') : '', configurationSchema());

function update(page: string, written: string, current: string): void {
  if (!process.argv.includes('--check')) writeFileSync(page, current);
  else if (written !== current) {
    console.error(`${page} is not current: run \`npm run docs\`.`);
    process.exitCode = 1;
  }
}

function withPart(written: string, page: string, source: string, text: string): string {
  const begin = `<!-- generated from ${source} by \`npm run docs\` -->`;
  const [before, rest] = written.split(begin);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`${page} lacks the comments around its generated part.`);
  }
  return `${before}${begin}\n\n${text}\n\n${END}${after}`;
}
