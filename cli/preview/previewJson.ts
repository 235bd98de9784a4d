import { inEnglish, type Sentence } from '../../lib/shared/message.ts';
import type { Preview } from './readSuggestions.ts';

/** A preview as JSON text, with the sentences of rules in English. */
export function previewJson({
  generatedAt,
  account,
  inventories,
  suggested,
  digest,
}: Preview): string {
  const read = {
    generatedAt,
    accounts: [account],
    regions: inventories.map((inventory) => inventory.region),
    instances: inventories.flatMap(({ instances }) => instances),
    suggestions: suggested.suggestions,
    errors: digest.errors,
  };
  return JSON.stringify(
    read,
    (_key, value: unknown) => (isSentence(value) ? inEnglish(value) : value),
    2,
  );
}

function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'english' in value && 'values' in value;
}
