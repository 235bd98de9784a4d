import type { Aws } from '../aws/client/aws.ts';
import { readInterruptionBands } from '../aws/interruptionBands.ts';
import type { Configuration } from '../config/config.ts';
import type { AncillaryPriceStore } from '../store/cache/ancillaryPriceStore.ts';
import type { PriceStore } from '../store/cache/priceStore.ts';
import type { UsageStore } from '../store/usageStore.ts';
import { loadAncillaryPrices } from './loadAncillaryPrices.ts';
import type { BillingDeps } from './loadBillingContext.ts';
import { loadCommitments } from './loadCommitments.ts';
import { loadPrices } from './loadPrices.ts';

/** The readers that loadBillingContext needs, with the commitments settings of trimtab.yml. */
export function createBillingDeps({
  aws,
  config: { commitments },
  prices,
  ancillaryPrices,
  usage,
  now,
}: {
  readonly aws: Aws;
  readonly config: Configuration;
  readonly prices: PriceStore;
  readonly ancillaryPrices: AncillaryPriceStore;
  readonly usage: UsageStore;
  readonly now: () => Date;
}): BillingDeps {
  return {
    now,
    loadPrices: (keys) => loadPrices(keys, { aws, prices, now: now() }),
    loadCommitments: (scopes, usages) =>
      loadCommitments(scopes, usages, aws, now(), commitments.elsewhere),
    loadAncillaryPrices: (region) =>
      loadAncillaryPrices(region, { aws, ancillaryPrices, now: now() }),
    readSamples: usage.list,
    sharing: commitments.sharing,
    ...(commitments.spotAdvisor ? { readInterruptionBands } : {}),
  };
}
