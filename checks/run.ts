import { readFileSync } from 'node:fs';
import { misnamedFiles } from './misnamedFiles.ts';
import { oldWordsIn } from './oldWords.ts';
import { roomProblems } from './roomProblems.ts';
import { sourceFiles, trackedFiles } from './sourceFiles.ts';

/** The list of old words itself, and what was written before they were replaced. */
const EXEMPT = /^(checks|test\/checks|docs\/decisions)\/|^CHANGELOG/;

/** `npm run check:rooms`: the rules of docs/architecture.md that no linter knows. */
const files = sourceFiles();
const code = files.filter(({ path }) => !/^(test|checks)\//.test(path));
const problems = [
  ...roomProblems(files),
  ...misnamedFiles(code),
  ...trackedFiles(['.'])
    .filter((path) => /\.(tsx?|cjs|mjs|md|yml)$/.test(path) && !EXEMPT.test(path))
    .flatMap((path) => oldWordsIn(path, readFileSync(path, 'utf8')))
    .map(({ path, line, word, instead }) => `${path}:${line} says "${word}": ${instead}.`),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`Rooms, names and words: ${files.length} files, nothing to fix.`);
