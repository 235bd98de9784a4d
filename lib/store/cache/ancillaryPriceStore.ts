import type { AncillaryPrices } from '../../domain/pricing/ancillaryPrices.ts';
import { DAY_SECONDS } from '../../shared/dates.ts';
import type { Region } from '../../shared/ids.ts';
import type { Table } from '../table/table.ts';
import { cache } from './cache.ts';

/** What is charged in addition to the instance-hour, as read in the last day. */
export interface AncillaryPriceStore {
  readonly get: (region: Region, now: Date) => Promise<AncillaryPrices | undefined>;
  readonly put: (region: Region, prices: AncillaryPrices, now: Date) => Promise<void>;
}

/** The ancillary prices in `table`, kept as long as other prices (priceStore.ts). */
export function ancillaryPriceStore(table: Table): AncillaryPriceStore {
  const prices = cache<AncillaryPrices>(table, DAY_SECONDS);
  return {
    get: (region, now) => prices.get(keyOf(region), now),
    put: (region, read, now) => prices.put(keyOf(region), read, now),
  };
}

function keyOf(region: Region) {
  return { pk: `price#${region}`, sk: 'ancillary' };
}
