import { parseArgs } from 'node:util';
import * as z from 'zod';
import { type Region, region } from '../lib/shared/ids.ts';
import { inEnglish, type Sentence } from '../lib/shared/message.ts';
import { look, type Preview } from './preview/readSuggestions.ts';
import { showDigest } from './preview/showDigest.ts';

const options = {
  json: { type: 'boolean', default: false },
  web: { type: 'boolean', default: false },
  regions: { type: 'string' },
} as const;

try {
  const { values } = parseArgs({ options });
  const preview = await look(parseRegions(values.regions), (stage) => console.error(`· ${stage}`));
  if (values.json) console.log(JSON.stringify(jsonOf(preview), inWords, 2));
  else await showDigest(preview, values.web);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function parseRegions(text: string | undefined): readonly Region[] {
  if (text === undefined) return [];
  const parsed = z
    .array(region)
    .min(1)
    .safeParse(text.split(',').map((name) => name.trim()));
  if (parsed.success) return parsed.data;
  throw new Error('--regions takes names with commas between them: --regions eu-west-1,us-east-1');
}

function jsonOf({ generatedAt, account, inventories, suggested, digest }: Preview) {
  return {
    generatedAt,
    accounts: [account],
    regions: inventories.map((inventory) => inventory.region),
    instances: inventories.flatMap(({ instances }) => instances),
    suggestions: suggested.suggestions,
    errors: digest.errors,
  };
}

/** What a rule says is English text in the file. */
function inWords(_key: string, value: unknown): unknown {
  return isSentence(value) ? inEnglish(value) : value;
}

function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'english' in value && 'values' in value;
}
