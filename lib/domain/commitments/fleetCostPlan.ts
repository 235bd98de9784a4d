import { HOUR_MS } from '../../shared/dates.ts';
import { instanceKey } from '../../shared/ids.ts';
import { perMonth } from '../../shared/money.ts';
import type { BillingContext } from '../billing/billingContext.ts';
import { currentSaving } from '../billing/savings/currentSaving.ts';
import { type Usage, usageKeyText } from '../billing/usage.ts';
import { applyUsageChange, type UsageChange } from '../billing/usageChange.ts';
import { since, usageHistory, usageKeyOf, usageNow } from '../billing/usageHistory.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Inventory } from '../fleet/inventory.ts';
import { isBlocked } from '../preflight/preflight.ts';
import { listPrice } from '../pricing/listPrice.ts';
import { type SpotSuitability, spotSuitability } from '../pricing/spotSuitability.ts';
import { usageChangesOf } from '../suggestions/combinedSaving.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { commitmentOptions, type FleetOption } from './commitmentOptions.ts';
import type { Risk } from './commitmentPlan.ts';
import { type CostPlan, costPlan, type SpotCandidate } from './costPlan.ts';
import type { PlanTerms } from './uncoveredUsage.ts';

export interface PlanSettings {
  readonly terms: PlanTerms;
  readonly risk: Risk;
  /** Days of usage that commitments rest on. */
  readonly lookbackDays: number;
}

export interface FleetCostPlan {
  readonly joint: CostPlan;
  /** Every way to commit, each by itself, on the same usage. */
  readonly options: readonly FleetOption[];
  /** Suggestions that the first stage assumes to be done. */
  readonly changes: number;
  /** Instances that the last stage moves to Spot. */
  readonly spot: number;
  /** The first and the last hour of the usage, ISO 8601, and how many of all hours in between are gaps. */
  readonly from: string;
  readonly to: string;
  readonly gaps: number;
}

/** The cost plan for these inventories, with the open suggestions that no check blocks. */
export function fleetCostPlan(
  inventories: readonly Inventory[],
  open: readonly Suggestion[],
  context: BillingContext,
  settings: PlanSettings,
  now: string,
): FleetCostPlan {
  const usage = usageOfPeriod(inventories, context, settings, now);
  const suggestions = open.filter(({ preflight }) => !isBlocked(preflight));
  const changes = usageChangesOf(suggestions, inventories);
  const changed = new Set(suggestions.map(({ instance }) => instanceKey(instance)));
  const spot = cheaperAsSpot(suitable(inventories, context, changed), changes, context, now);
  const { from, to, gaps } = spanOf(usage);
  return {
    joint: costPlan({ ...context, ...settings, usage, now, changes, spot }),
    options: commitmentOptions({ ...context, usage: applyUsageChange(usage, changes).after, now }),
    changes: changes.length,
    spot: spot.length,
    from,
    to,
    gaps,
  };
}

/** Whether an instance suits Spot, with its price and its savings. */
export function rateOption(
  instance: Instance,
  inventories: readonly Inventory[],
  { priceBook, interruptionBandOf }: BillingContext,
): SpotSuitability {
  const { instanceTypes = [], instances = [] } =
    inventories.find(
      ({ account, region }) => account === instance.account && region === instance.region,
    ) ?? {};
  const typeSpecs = instanceTypes.find((facts) => facts.instanceType === instance.instanceType);
  const key = usageKeyOf(instance);
  const band = key && interruptionBandOf?.(instance.region, instance.instanceType, key.operation);
  return spotSuitability({
    instance,
    ...(typeSpecs === undefined ? {} : { typeSpecs }),
    price: listPrice(instance, priceBook),
    ...(band === undefined ? {} : { interruptionBand: band }),
    groupSize: instances.filter(
      ({ autoScalingGroup, state }) =>
        state === 'running' && autoScalingGroup === instance.autoScalingGroup,
    ).length,
  });
}

/** Without instances that a suggestion changes: they are rated again after the change. */
function suitable(
  inventories: readonly Inventory[],
  context: BillingContext,
  changed: ReadonlySet<string>,
): readonly SpotCandidate[] {
  return inventories
    .flatMap(({ instances }) => instances)
    .filter((instance) => instance.state === 'running' && !changed.has(instanceKey(instance)))
    .flatMap((instance) => {
      const key = usageKeyOf(instance);
      const { kind, expected } = rateOption(instance, inventories, context);
      if (key === undefined || kind !== 'suitable' || expected === undefined) return [];
      return [{ key, hourly: expected.hourly }];
    });
}

/**
 * The candidates that lower the bill as Spot: usage that commitments cover costs more as Spot. All of
 * one key move together, after the changes and the candidates that were chosen before.
 */
function cheaperAsSpot(
  candidates: readonly SpotCandidate[],
  changes: readonly UsageChange[],
  billing: BillingContext,
  now: string,
): readonly SpotCandidate[] {
  const savingOf = currentSaving({ ...billing, now });
  /** µUSD a month, Spot paid for as if it always ran. */
  const savedBy = (spot: readonly SpotCandidate[]): number => {
    const saving = savingOf([...changes, ...spot.map(({ key }) => ({ from: key }))]);
    const paid = spot.reduce((sum, { hourly }) => sum + perMonth(hourly), 0);
    return saving.ok ? saving.value - paid : 0;
  };
  let moved: readonly SpotCandidate[] = [];
  let saved = candidates.length === 0 ? 0 : savedBy(moved);
  for (const alike of Map.groupBy(candidates, ({ key }) => usageKeyText(key)).values()) {
    const next = [...moved, ...alike];
    const nextSaved = savedBy(next);
    if (nextSaved <= saved) continue;
    moved = next;
    saved = nextSaved;
  }
  return moved;
}

function usageOfPeriod(
  inventories: readonly Inventory[],
  { samples }: BillingContext,
  { lookbackDays }: PlanSettings,
  now: string,
): Usage {
  const inhabited = inventories.filter(({ instances }) => instances.length > 0);
  const seen = usageHistory(since(samples, now, lookbackDays), inhabited);
  return seen.hours.length === 0 ? usageNow(inhabited, now) : seen;
}

function spanOf({ hours }: Usage): Pick<FleetCostPlan, 'from' | 'to' | 'gaps'> {
  const from = hours[0]?.start ?? '';
  const to = hours.at(-1)?.start ?? '';
  const span = hours.length === 0 ? 0 : (Date.parse(to) - Date.parse(from)) / HOUR_MS + 1;
  return { from, to, gaps: Math.round(span) - hours.length };
}
