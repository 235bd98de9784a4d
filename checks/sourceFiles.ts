import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A TypeScript file of the repository: its paths are relative to the repository's root. */
export interface SourceFile {
  readonly path: string;
  /** Files of the repository that it imports, types included. */
  readonly imports: readonly string[];
  /** Names of its exports, in the order of the file. */
  readonly exports: readonly string[];
}

const SOURCES = ['bench', 'checks', 'cli', 'functions', 'infra', 'lib', 'local', 'test'];

/** Every TypeScript file that git tracks, or would track. Throws where one does not parse. */
export function sourceFiles(): readonly SourceFile[] {
  return trackedFiles(SOURCES)
    .filter((path) => /(?<!\.d)\.tsx?$/.test(path))
    .map((path) => parseSourceFile(path, readFileSync(path, 'utf8')));
}

/** Paths of the files below `folders` that git tracks, or would track. */
export function trackedFiles(folders: readonly string[]): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders];
  const listed = execFileSync('git', args, { encoding: 'utf8' });
  return [...new Set(listed.split('\n'))].filter((path) => path !== '' && existsSync(path));
}

export function parseSourceFile(path: string, text: string): SourceFile {
  const { module, errors } = parseSync(basename(path), text);
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`);
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      text.slice(start + 1, end - 1),
    ),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
  return {
    path,
    imports: specifiers
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => normalize(join(dirname(path), specifier))),
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ exportName }) => exportName.name ?? []),
    ),
  };
}
