import type { Aws } from '../aws/client/aws.ts';
import { readPriceBook } from '../aws/readPriceBook.ts';
import {
  type PriceAnswer,
  type PriceBook,
  type PriceKey,
  priceBook,
  priceKeyText,
} from '../domain/pricing/priceBook.ts';
import type { ReadError } from '../shared/readError.ts';
import { ok } from '../shared/result.ts';
import type { PriceStore } from '../store/cache/priceStore.ts';

/** A price book for these keys: kept prices of the last day, and the others read now and kept. */
export async function loadPrices(
  keys: readonly PriceKey[],
  deps: { readonly aws: Pick<Aws, 'own'>; readonly prices: PriceStore; readonly now: Date },
): Promise<{ readonly priceBook: PriceBook; readonly errors: readonly ReadError[] }> {
  const answers = new Map<string, PriceAnswer>();
  const missing = new Map<string, PriceKey>();
  for (const key of keys) {
    const text = priceKeyText(key);
    if (answers.has(text) || missing.has(text)) continue;
    const kept = await deps.prices.get(key, deps.now);
    if (kept === undefined) missing.set(text, key);
    else answers.set(text, ok(kept));
  }
  const { pricing, savingsPlans, ec2 } = deps.aws.own;
  const clients = { pricing: pricing(), savingsPlans: savingsPlans(), ec2 };
  const read = await readPriceBook(clients, [...missing.values()], deps.now);
  for (const [text, answer] of read.answers) {
    answers.set(text, answer);
    // A price with parts missing is not kept: the parts are asked for again.
    if (answer.ok && read.errors.length === 0) await deps.prices.put(answer.value, deps.now);
  }
  return { priceBook: priceBook(answers), errors: read.errors };
}
