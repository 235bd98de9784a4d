import { describe, expect, it } from 'vitest';
import { misnamedFiles } from '../../checks/misnamedFiles.ts';
import { oldWordsIn } from '../../checks/oldWords.ts';
import { roomProblems } from '../../checks/roomProblems.ts';
import { parseSourceFile } from '../../checks/sourceFiles.ts';

describe('rooms', () => {
  const importing = (path: string, target: string) =>
    parseSourceFile(path, `import type { X } from '${target}';`);

  it('may not import each other, in a circle of any length, types included', () => {
    const fleet = importing('lib/domain/fleet/a.ts', '../pricing/b.ts');
    const pricing = importing('lib/domain/pricing/b.ts', '../billing/c.ts');
    const billing = importing('lib/domain/billing/c.ts', '../fleet/a.ts');
    expect(roomProblems([fleet, pricing])).toEqual([]);
    expect(roomProblems([fleet, pricing, billing])).toEqual([
      'These rooms import each other: lib/domain/billing, lib/domain/fleet, lib/domain/pricing.',
    ]);
  });

  it('count what is loaded later as an import', () => {
    const later = parseSourceFile('lib/aws/x/a.ts', "await import('../y/b.ts');");
    const back = importing('lib/aws/y/b.ts', '../x/a.ts');
    expect(roomProblems([later, back])).toHaveLength(1);
  });

  it('may import their own sub-rooms, and be imported by them', () => {
    const outer = importing('lib/workflows/resize/a.ts', './steps/b.ts');
    const inner = importing('lib/workflows/resize/steps/b.ts', '../a.ts');
    expect(roomProblems([outer, inner])).toEqual([]);
  });

  it('have at most fifteen files', () => {
    const room = (size: number) =>
      Array.from({ length: size }, (_, index) => parseSourceFile(`lib/x/f${index}.ts`, ''));
    expect(roomProblems(room(15))).toEqual([]);
    expect(roomProblems(room(16))).toEqual(['lib/x has 16 files: at most 15 in a room.']);
  });
});

describe('a file', () => {
  const misnamed = (path: string, text: string) => misnamedFiles([parseSourceFile(path, text)]);

  it('carries the name of an export', () => {
    expect(misnamed('lib/volumes.ts', 'export function readVolumes() {}')).toEqual([]);
    expect(misnamed('lib/errorCode.ts', 'export const ERROR_CODE = 1;')).toEqual([]);
    expect(misnamed('lib/brake.ts', 'export function halted() {}')).toEqual([
      'lib/brake.ts exports halted, and nothing of its name.',
    ]);
  });

  it('needs none where Lambda gives the name, or where it exports nothing', () => {
    expect(misnamed('functions/slack.ts', 'export const handler = 1;')).toEqual([]);
    expect(misnamed('cli/demo.ts', 'console.log(1);')).toEqual([]);
  });
});

describe('an old word', () => {
  it('is found in a name, a comment and a text, with its line', () => {
    const text = "const wayBack = 1;\n// Somebody presses.\nsay('Mend it first');";
    expect(oldWordsIn('a.ts', text).map(({ line, word }) => [line, word])).toEqual([
      [1, 'wayBack'],
      [2, 'Somebody'],
      [3, 'Mend'],
    ]);
  });

  it('is not found inside a longer word', () => {
    expect(oldWordsIn('a.ts', 'a shallow recommendation, an amended grammar')).toEqual([]);
  });
});
