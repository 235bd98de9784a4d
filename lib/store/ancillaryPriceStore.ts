import type { AncillaryPrices } from '../domain/pricing/ancillaryPrices.ts';
import type { Region } from '../shared/ids.ts';
import type { Table } from './table/table.ts';

/** What is charged beside the instance-hour, as read in the last day. */
export interface AncillaryPriceStore {
  readonly get: (region: Region, now: Date) => Promise<AncillaryPrices | undefined>;
  readonly put: (region: Region, prices: AncillaryPrices, now: Date) => Promise<void>;
}

interface Kept {
  readonly prices: AncillaryPrices;
  /** Epoch seconds. */
  readonly until: number;
}

/** As long as other prices (priceStore). */
const KEEP_SECONDS = 24 * 3600;

/** The side prices in `table`. */
export function ancillaryPriceStore(table: Table): AncillaryPriceStore {
  return {
    get: async (region, now) => {
      const kept = await table.get<Kept>(keyOf(region));
      return kept !== undefined && now.getTime() / 1000 < kept.until ? kept.prices : undefined;
    },
    put: (region, prices, now) => {
      const until = Math.floor(now.getTime() / 1000) + KEEP_SECONDS;
      return table.put(keyOf(region), { prices, until } satisfies Kept, { expires: until });
    },
  };
}

function keyOf(region: Region) {
  return { pk: `price#${region}`, sk: 'beside' };
}
