import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KO } from '../../../lib/slack/i18n/ko.ts';

/** Sources that say something to people; the `say` of boltLogger.ts is that of the log. */
const SOURCES = filesIn('lib').filter(
  (path) => !path.startsWith('lib/slack/i18n/ko') && path !== 'lib/slack/app/boltLogger.ts',
);
const CODE = SOURCES.map((path) => withoutComments(readFileSync(path, 'utf8'))).join('\n');
const CATALOGUE: readonly (readonly [string, string])[] = Object.entries(KO);

describe('the catalogue', () => {
  it('has every sentence that a rule says', () => {
    const said = [
      ...[...CODE.matchAll(SAID)].map(([, single, double]) => single ?? double ?? ''),
      ...[...CODE.matchAll(COUNTED)].flatMap(([, one = '', other = '']) => [one, other]),
    ].map(unescaped);
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((english) => !Object.hasOwn(KO, english))).toEqual([]);
  });

  it('has no text that is never said', () => {
    expect(CATALOGUE.map(([english]) => english).filter((english) => !isInCode(english))).toEqual(
      [],
    );
  });

  it('keeps the same names in braces', () => {
    const wrong = CATALOGUE.filter(
      ([english, korean]) => namesIn(english).join() !== namesIn(korean).join(),
    );
    expect(wrong).toEqual([]);
  });

  it('says it in Korean, and not in English again', () => {
    const wrong = CATALOGUE.filter(([english, korean]) => {
      const words = english.replace(/\{\w+\}|`[^`]*`|:\w+:/g, '');
      return /[a-z]{2}/i.test(words) && !/[가-힣]/.test(korean);
    });
    expect(wrong.filter(([english]) => !SAME.includes(english))).toEqual([]);
  });
});

/** Names, units and signs that are the same in both, or stand for themselves without our words. */
const SAME: readonly string[] = [
  'CPU',
  'vCPU',
  'GiB',
  'Savings Plans, {terms}:',
  'EC2 Instance Savings Plan: {family} in {region}',
  '*{title}* · {id} · {type} in {region}',
  '{suggestions}: {first} to {last}',
  '*With {tag}:* {asks}',
  '*{instances} with {filters}*',
  'Trimtab: {instances}',
  '{suggestions}: {saving}.',
  '{suggestions}: {saving}',
  'Compute Savings Plan',
  'EC2 Instance Savings Plans',
];

/** `sentence('…'`, `say('…'` and what checks find: the text in single or in double quotes. */
const SAID =
  /\b(?:sentence|say|block|warn|note)\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/g;

/** `plural(count, '…', '…')` */
const COUNTED = /\bplural\(\s*[^,]+,\s*'([^'\n]*)',\s*'([^'\n]*)'/g;

/** A text in quotes has no `//` but that of an address. */
function withoutComments(code: string): string {
  return code.replace(/^\s*\/\*\*?[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '');
}

function unescaped(text: string): string {
  return text.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
}

function isInCode(english: string): boolean {
  const escaped = english.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return [escaped, escaped.replaceAll("'", "\\'")].some((text) => CODE.includes(text));
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : [];
  });
}
