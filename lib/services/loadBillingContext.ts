import { bill } from '../domain/billing/bill.ts';
import type { BillingContext } from '../domain/billing/billingContext.ts';
import type { CommitmentsRead } from '../domain/billing/commitment.ts';
import { commitmentGaps } from '../domain/billing/commitmentGaps.ts';
import { cashSavings } from '../domain/billing/savings/cashSavings.ts';
import type { UsageChange } from '../domain/billing/usageChange.ts';
import { representativeHours, usageHistory, usageKeyOf } from '../domain/billing/usageHistory.ts';
import type { UsageSample } from '../domain/billing/usageSample.ts';
import type { Inventory } from '../domain/fleet/inventory.ts';
import type { AncillaryPrices } from '../domain/pricing/ancillaryPrices.ts';
import { type PriceBook, type PriceKey, priceKeyText } from '../domain/pricing/priceBook.ts';
import { priceKey } from '../domain/pricing/priceKey.ts';
import type { InterruptionBandOf } from '../domain/pricing/spotSuitability.ts';
import { pricedTypes, RULES } from '../domain/suggestions/rules/rules.ts';
import type { Region, Scope } from '../shared/ids.ts';
import { monthOf } from '../shared/money.ts';
import type { ReadError } from '../shared/readError.ts';

export interface BillingDeps {
  readonly now: () => Date;
  readonly loadPrices: (
    keys: readonly PriceKey[],
  ) => Promise<{ readonly priceBook: PriceBook; readonly errors: readonly ReadError[] }>;
  /** Commitments of these accounts and Regions, with the rates of the plans for these usages. */
  readonly loadCommitments: (
    scopes: readonly Scope[],
    usages: readonly { readonly usageType: string; readonly operation: string }[],
  ) => Promise<CommitmentsRead>;
  readonly loadAncillaryPrices: (region: Region) => Promise<AncillaryPrices | undefined>;
  readonly readSamples: (scope: Scope) => Promise<readonly UsageSample[]>;
  /** Whether accounts use what other accounts leave of their commitments. */
  readonly sharing: boolean;
  /** Absent: how often AWS interrupts Spot Instances is not read. */
  readonly readInterruptionBands?: () => Promise<InterruptionBandOf>;
}

/**
 * Reads prices, commitments and usage for these inventories, and prices for the types that rules may
 * suggest and for `alsoPriced`. What can't be read is in `errors` and in `commitments.errors`.
 */
export async function loadBillingContext(
  inventories: readonly Inventory[],
  deps: BillingDeps,
  alsoPriced: readonly PriceKey[] = [],
): Promise<BillingContext> {
  const inhabited = inventories.filter(({ instances }) => instances.length > 0);
  const now = deps.now().toISOString();
  const samples: UsageSample[] = [];
  for (const scope of inhabited) samples.push(...(await deps.readSamples(scope)));
  const usage = representativeHours(samples, inventories, now);
  const keys = [
    ...priceKeysOf(inventories),
    ...usageHistory(samples, inhabited).keys,
    ...alsoPriced,
  ];
  const { priceBook, errors } = await deps.loadPrices(keys);
  const usages = keys.flatMap((key) => {
    const price = priceBook.priceOf(key);
    return price.ok ? [{ usageType: price.value.usageType, operation: key.operation }] : [];
  });
  const commitments = await deps.loadCommitments(inhabited, usages);
  const gaps = commitmentGaps(commitments);
  const { sharing } = deps;
  const { total, hours } = bill({ usage, commitments, priceBook, sharing });
  const interruptionBandOf = await deps.readInterruptionBands?.();
  const ancillaryPrices = await ancillaryPricesFor(inhabited, deps);
  return {
    ...(interruptionBandOf === undefined ? {} : { interruptionBandOf }),
    priceBook,
    ancillaryPrices,
    commitments,
    sharing,
    samples,
    usage,
    cashSavingOf: cashSavings({
      usage,
      candidates: candidatesOf(inventories),
      commitments,
      priceBook,
      sharing,
      now,
    }),
    ...(commitments.errors.length + gaps.length > 0 ? {} : { monthlyBill: monthOf(total, hours) }),
    errors: [...errors, ...gaps],
  };
}

/** By Region, for the rules that look at them; not asked for when no rule does. */
async function ancillaryPricesFor(
  scopes: readonly Scope[],
  { loadAncillaryPrices }: BillingDeps,
): Promise<ReadonlyMap<Region, AncillaryPrices>> {
  const prices = new Map<Region, AncillaryPrices>();
  if (!RULES.some(({ reads }) => reads.includes('ancillaryPrices'))) return prices;
  for (const region of new Set(scopes.map((scope) => scope.region))) {
    const read = await loadAncillaryPrices(region);
    if (read !== undefined) prices.set(region, read);
  }
  return prices;
}

/** Every instance that Compute Optimizer calls idle without it, the others as each suggested type. */
function candidatesOf(inventories: readonly Inventory[]): readonly UsageChange[] {
  return inventories.flatMap(({ instances }) =>
    instances.flatMap((instance) => {
      const from = usageKeyOf(instance);
      if (from === undefined) return [];
      if (instance.recommendation?.idle === true) return [{ from }];
      return pricedTypes(instance).flatMap((type) => {
        const to = type === instance.instanceType ? undefined : usageKeyOf(instance, type);
        return to === undefined ? [] : [{ from, to }];
      });
    }),
  );
}

/** Of every instance as it is and as each type that a rule may suggest for it; each key once. */
function priceKeysOf(inventories: readonly Inventory[]): readonly PriceKey[] {
  const keys = new Map<string, PriceKey>();
  for (const { instances } of inventories) {
    for (const instance of instances) {
      for (const type of [instance.instanceType, ...pricedTypes(instance)]) {
        const key = priceKey(instance, type);
        if (key !== undefined) keys.set(priceKeyText(key), key);
      }
    }
  }
  return [...keys.values()];
}
