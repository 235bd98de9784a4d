import type { Aws } from '../aws/client/clients.ts';
import { readSidePrices } from '../aws/pricing/ancillaryPrices.ts';
import type { SidePrices } from '../domain/pricing/ancillaryPrices.ts';
import type { Region } from '../shared/ids.ts';
import type { SidePriceStore } from '../store/ancillaryPriceStore.ts';

/** What is charged beside the instance-hour: kept for a day; undefined when it can't be read. */
export async function loadSidePrices(
  region: Region,
  deps: { readonly aws: Pick<Aws, 'own'>; readonly sidePrices: SidePriceStore; readonly now: Date },
): Promise<SidePrices | undefined> {
  const kept = await deps.sidePrices.get(region, deps.now);
  if (kept !== undefined) return kept;
  const read = await readSidePrices(deps.aws.own.pricing(), region);
  if (!read.ok) return undefined;
  await deps.sidePrices.put(region, read.value, deps.now);
  return read.value;
}
