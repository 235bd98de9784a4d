import { basename } from 'node:path';
import type { SourceFile } from './sourceFiles.ts';

/** Names that Lambda asks for. */
const FIXED = ['handler'];

/** Families of equals: the file has the name of what they have in common. */
const FAMILIES = [
  'bench/aFleet.ts',
  'lib/domain/lifecycle/triage.ts',
  'lib/shared/dates.ts',
  'lib/shared/message.ts',
  'lib/slack/blockKit/blocks.ts',
  'lib/slack/views/wording.ts',
];

/** Files whose name is in the name of none of their exports, a sentence each. */
export function misnamedFiles(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ exports }) => exports.length > 0 && !exports.some((name) => FIXED.includes(name)))
    .filter(({ path }) => !FAMILIES.includes(path))
    .filter(({ path, exports }) => !exports.some((name) => isNamedAfter(basename(path), name)))
    .map(({ path, exports }) => `${path} exports ${exports.join(', ')}, and nothing of its name.`);
}

/** volumes.ts may export readVolumes, publicIp.ts publicIpAfterStop, ids.ts accountId. */
function isNamedAfter(file: string, name: string): boolean {
  const stem = file
    .replace(/\.tsx?$/, '')
    .replace(/s$/, '')
    .toLowerCase();
  return name.replaceAll('_', '').toLowerCase().includes(stem);
}
