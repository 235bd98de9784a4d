import { type Price, type PriceKey, priceKeyText } from '../../domain/pricing/priceBook.ts';
import { DAY_SECONDS } from '../../shared/dates.ts';
import type { Table } from '../table/table.ts';
import { cache } from './cache.ts';

/** Prices of the last day. Refusals are not kept: they are asked for again. */
export interface PriceStore {
  readonly get: (key: PriceKey, now: Date) => Promise<Price | undefined>;
  readonly put: (price: Price, now: Date) => Promise<void>;
}

/**
 * The prices in `table`. They change rarely: a day is often enough
 * (docs/facts/pricing-and-commitments.md#on-demand-prices).
 */
export function priceStore(table: Table): PriceStore {
  const prices = cache<Price>(table, DAY_SECONDS);
  return {
    get: (key, now) => prices.get(keyOf(key), now),
    put: (price, now) => prices.put(keyOf(price.key), price, now),
  };
}

function keyOf(key: PriceKey) {
  return { pk: `price#${key.region}`, sk: priceKeyText(key) };
}
