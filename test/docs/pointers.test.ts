import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The text of every file of the repository, by its path. */
type Files = ReadonlyMap<string, string>;

const TEXT = /\.(cjs|json|md|ts|tsx|ya?ml)$/;

function repository(): Files {
  const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0');
  const texts = tracked.filter((path) => TEXT.test(path) && path !== 'package-lock.json');
  return new Map([
    ...tracked.map((path) => [path, ''] as const),
    ...texts.map((path) => [path, readFileSync(path, 'utf8')] as const),
  ]);
}

/** `file:line: pointer`, for each pointer to a document or an anchor that is not in these files. */
function brokenPointers(files: Files): readonly string[] {
  const anchors = new Map<string, ReadonlySet<string>>();
  for (const [path, text] of files) if (path.endsWith('.md')) anchors.set(path, anchorsOf(text));
  const broken: string[] = [];
  for (const [path, text] of files) {
    text.split('\n').forEach((line, index) => {
      const pointers = [...mentionsIn(line), ...(path.endsWith('.md') ? linksIn(line, path) : [])];
      for (const { said, file, anchor } of pointers) {
        const found =
          anchor === undefined ? exists(file, files) : anchors.get(file)?.has(anchor) === true;
        if (!found) broken.push(`${path}:${index + 1}: ${said}`);
      }
    });
  }
  return broken;
}

interface Pointer {
  readonly said: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly anchor?: string;
}

/** Documents that a line names, from the root of the repository. The path of a URL is none. */
function mentionsIn(line: string): readonly Pointer[] {
  const words = line
    .replaceAll(/\w+:\/\/\S+/g, '')
    .replaceAll(/\[[^\]]*\]\([^)]*\)|^\[[^\]]+\]: .*/g, '');
  return [...words.matchAll(/(?<![\w./}-])(\w[\w./-]*\.md)\b(?:#([\w-]+))?/g)].map(
    ([said, file = '', anchor]) => pointer(said, file, anchor),
  );
}

/** Links and reference definitions of Markdown, as seen from its file. */
function linksIn(line: string, path: string): readonly Pointer[] {
  const links = [...line.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/g)];
  return links
    .map(([, inline, defined]) => inline ?? defined ?? '')
    .filter((target) => !/^\w+:/.test(target))
    .map((target) => {
      const [file = '', anchor] = target.split('#');
      return pointer(target, file === '' ? path : posix.join(posix.dirname(path), file), anchor);
    });
}

function pointer(said: string, file: string, anchor: string | undefined): Pointer {
  return { said, file, ...(anchor === undefined ? {} : { anchor }) };
}

function exists(file: string, files: Files): boolean {
  const folder = `${file.replace(/\/$/, '')}/`;
  return files.has(file) || [...files.keys()].some((path) => path.startsWith(folder));
}

/** Headings as GitHub names them, and ids that are written out. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '');
  const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
  const ids = [...prose.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  return new Set([...headings, ...ids]);
}

describe('a pointer to a document', () => {
  test('leads to a document and an anchor of this repository', () => {
    expect(brokenPointers(repository())).toEqual([]);
  });

  // Written in parts, because this file is read by the test above, too.
  const doc = `docs/facts${'.md'}`;
  const facts = [doc, '# Facts\n\n## Stop and start\n\n<a id="row"></a>'] as const;

  test.each([
    ['a document', `// as in ${doc}`],
    ['a heading', `/** Why (${doc}#stop-and-start). */`],
    ['an id', `'${doc}#row'`],
    ['a page of AWS', `https://docs.aws.amazon.com/lambda/durable${'.md'}#none`],
  ])('is followed to %s', (_, line) => {
    expect(brokenPointers(new Map([facts, ['lib/a.ts', line]]))).toEqual([]);
  });

  test.each([
    ['another document', `// as in facts${'.md'} A5`, `facts${'.md'}`],
    ['another heading', `/** Why (${doc}#stop). */`, `${doc}#stop`],
  ])('to %s is broken', (_, line, said) => {
    expect(brokenPointers(new Map([facts, ['lib/a.ts', `\n${line}`]]))).toEqual([
      `lib/a.ts:2: ${said}`,
    ]);
  });

  test.each([
    ['of its own page', '[here](#row) and [there](#none)', '#none'],
    ['of another page', `[a](../${doc}#row) and [b](../${doc}#none)`, `../${doc}#none`],
    ['to a file', '[a](../lib/a.ts) and [b](../lib/b.ts)', '../lib/b.ts'],
    ['to a folder', '[a](../lib) and [b](../lab)', '../lab'],
    ['by reference', `[a]: ../${doc}\n[b]: ../none${'.md'}`, `../none${'.md'}`],
  ])('in Markdown is followed: a link %s', (_, text, said) => {
    const page = `docs/page${'.md'}`;
    const files = new Map([facts, ['lib/a.ts', ''], [page, `<a id="row"></a>\n${text}`]]);
    expect(brokenPointers(files).map((line) => line.replace(/^[^ ]+ /, ''))).toEqual([said]);
  });
});
