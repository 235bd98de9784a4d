import * as z from 'zod/mini';
import { type Region, region } from '../lib/shared/ids.ts';
import { cliCommand, REGION_OPTION, UsageError } from './cliCommand.ts';

export const preview = cliCommand({
  name: 'preview',
  summary: 'print the digest of your AWS account, read-only and without Slack',
  options: {
    regions: {
      type: 'string',
      value: '<names>',
      help: 'only these Regions: eu-west-1,us-east-1 (default: all that are enabled)',
    },
    region: REGION_OPTION,
    json: { type: 'boolean', help: 'print everything that was read and suggested as JSON' },
    web: { type: 'boolean', help: 'open the digest on a local page that looks like Slack' },
  },
  run: async ({ regions, region: home, json, web }) => {
    const only = regions === undefined ? [] : parseRegions(regions);
    const { readSuggestions } = await import('./preview/readSuggestions.ts');
    const read = await readSuggestions(only, home, (stage) => console.error(`· ${stage}`));
    if (json) {
      const { previewJson } = await import('./preview/previewJson.ts');
      console.log(previewJson(read));
    } else {
      const { showDigest } = await import('./preview/showDigest.ts');
      await showDigest(read, web);
    }
    return undefined;
  },
});

function parseRegions(text: string): readonly Region[] {
  const parsed = z.array(region).safeParse(text.split(',').map((name) => name.trim()));
  if (parsed.success) return parsed.data;
  throw new UsageError(
    '--regions takes names with commas between them: --regions eu-west-1,us-east-1',
  );
}
