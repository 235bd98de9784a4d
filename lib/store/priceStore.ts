import { type Price, type PriceKey, priceKeyText } from '../domain/pricing/priceBook.ts';
import type { Table } from './table/table.ts';

/** Prices that were read in the last day. Refusals are not kept: they are asked again. */
export interface PriceStore {
  readonly get: (key: PriceKey, now: Date) => Promise<Price | undefined>;
  readonly put: (price: Price, now: Date) => Promise<void>;
}

interface KeptPrice {
  readonly price: Price;
  readonly readAt: string;
}

/**
 * Prices change rarely: a day is often enough
 * (docs/facts/pricing-and-commitments.md#on-demand-prices).
 */
const KEEP_SECONDS = 24 * 3600;

/** The prices in `table`. */
export function priceStore(table: Table): PriceStore {
  return {
    get: async (key, now) => {
      const kept = await table.get<KeptPrice>(keyOf(key));
      if (kept === undefined) return undefined;
      const ageSeconds = (now.getTime() - Date.parse(kept.readAt)) / 1000;
      return ageSeconds < KEEP_SECONDS ? kept.price : undefined;
    },
    put: (price, now) =>
      table.put(keyOf(price.key), { price, readAt: now.toISOString() } satisfies KeptPrice, {
        expires: Math.floor(now.getTime() / 1000) + KEEP_SECONDS,
      }),
  };
}

function keyOf(key: PriceKey) {
  return { pk: `price#${key.region}`, sk: priceKeyText(key) };
}
