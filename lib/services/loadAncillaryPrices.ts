import type { Aws } from '../aws/client/aws.ts';
import { readAncillaryPrices } from '../aws/pricing/ancillaryPrices.ts';
import type { AncillaryPrices } from '../domain/pricing/ancillaryPrices.ts';
import type { Region } from '../shared/ids.ts';
import type { AncillaryPriceStore } from '../store/cache/ancillaryPriceStore.ts';

/** Prices that AWS charges in addition to instance-hours, kept for a day; undefined: not readable. */
export async function loadAncillaryPrices(
  region: Region,
  deps: {
    readonly aws: Pick<Aws, 'own'>;
    readonly ancillaryPrices: AncillaryPriceStore;
    readonly now: Date;
  },
): Promise<AncillaryPrices | undefined> {
  const kept = await deps.ancillaryPrices.get(region, deps.now);
  if (kept !== undefined) return kept;
  const read = await readAncillaryPrices(deps.aws.own.pricing(), { region });
  if (!read.ok) return undefined;
  await deps.ancillaryPrices.put(region, read.value, deps.now);
  return read.value;
}
