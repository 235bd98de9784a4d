import { type Sentence, sentence } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { bill } from '../billing/bill.ts';
import type { BillInput, BillingContext } from '../billing/billingContext.ts';
import { type Usage, type UsageKey, usageKeyText } from '../billing/usage.ts';
import { applyUsageChange } from '../billing/usageChange.ts';
import { usageKeyOf } from '../billing/usageHistory.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Inventory } from '../fleet/inventory.ts';
import { listPrice } from '../pricing/listPrice.ts';
import type { Price } from '../pricing/priceBook.ts';
import { comparePurchaseOptions, type PurchaseComparison } from '../pricing/purchaseOptions.ts';
import type { SpotSuitability } from '../pricing/spotSuitability.ts';
import { ON_DEDICATED_HOST } from '../suggestions/monthlySaving.ts';
import { rateOption } from './fleetCostPlan.ts';

export interface InstanceComparison extends PurchaseComparison {
  readonly price: Price;
  readonly spot: SpotSuitability;
  /** Share of the sampled hours in which it ran: 0 to 1. */
  readonly uptime: number;
  /** Share of the usage of its key that commitments pay for: 0 to 1. */
  readonly covered: number;
  readonly hours: number;
}

/** The purchase options of an instance, by its uptime and the commitments owned; or why not. */
export function compareInstance(
  instance: Instance,
  inventories: readonly Inventory[],
  context: BillingContext,
): Result<InstanceComparison, Sentence> {
  if (instance.lifecycle !== 'on-demand') {
    const { lifecycle } = instance;
    return err(
      sentence('It is {lifecycle}. Only On-Demand Instances are compared.', { lifecycle }),
    );
  }
  const price = listPrice(instance, context.priceBook);
  if (!price.ok) return err(price.error.message);
  const key = usageKeyOf(instance);
  if (key === undefined) return err(ON_DEDICATED_HOST);
  const spot = rateOption(instance, inventories, context);
  const { uptime } = applyUsageChange(context.usage, [{ from: key }]);
  const covered = coveredShare(key, context);
  const { availabilityZone } = instance;
  return ok({
    ...comparePurchaseOptions({
      price: price.value,
      ...(availabilityZone === undefined ? {} : { availabilityZone }),
      uptime,
      covered,
      spot,
    }),
    price: price.value,
    spot,
    uptime,
    covered,
    hours: context.usage.hours.length,
  });
}

/** Share of the usage of this key that commitments pay for: 0 to 1. */
function coveredShare(key: UsageKey, context: BillInput) {
  const text = usageKeyText(key);
  const made = bill(context);
  const paid = made.lines.reduce(
    (sum, line) =>
      line.kind !== 'unused' && line.kind !== 'on-demand' && usageKeyText(line.key) === text
        ? sum + line.seconds
        : sum,
    0,
  );
  const all = secondsOf(context.usage, text);
  return all === 0 ? 0 : paid / all;
}

function secondsOf({ keys, hours }: Usage, text: string): number {
  const index = keys.findIndex((key) => usageKeyText(key) === text);
  return hours.reduce((sum, { seconds }) => sum + (seconds[index] ?? 0), 0);
}
