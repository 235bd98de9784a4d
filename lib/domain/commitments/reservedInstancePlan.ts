import { type MicroUsd, microUsd, monthOf } from '../../shared/money.ts';
import { familyOf } from '../fleet/instanceTypeName.ts';
import { isFlexibleFamily, normalizationUnits } from '../pricing/normalizationUnits.ts';
import { LINUX, platformOf } from '../pricing/platform.ts';
import type { Price, PriceBook } from '../pricing/priceBook.ts';
import { priceKeyText } from '../pricing/priceBook.ts';
import { CommitmentCostCurve } from './commitmentCostCurve.ts';
import type { MixHour } from './savingsPlanMix.ts';
import type { PlanTerms, UncoveredItem, UncoveredUsage } from './uncoveredUsage.ts';

/** Standard Reserved Instances to buy for usage that no commitment covers: a proposal. */
export interface ReservedInstancePlan {
  readonly purchases: readonly ReservationPurchase[];
  /** µUSD of a month of the usage, with them. */
  readonly monthlyWith: MicroUsd;
}

export interface ReservationPurchase {
  readonly region: string;
  /** For a size-flexible family the smallest size that runs: any size of the family uses it. */
  readonly instanceType: string;
  readonly platform: string;
  readonly tenancy: string;
  readonly count: number;
  /** µUSD an hour for each, upfront included. */
  readonly hourly: MicroUsd;
}

/**
 * How many of each to reserve, by the same rule as for plans: as many as are used in a large enough
 * share of the hours (docs/facts/pricing-and-commitments.md#sizing-a-commitment). Sizes of a
 * flexible family are counted in units together, smallest first; everything else is counted by
 * itself.
 */
export function reservedInstancePlan(
  { items, hours }: UncoveredUsage,
  priceBook: PriceBook,
  terms: PlanTerms,
): ReservedInstancePlan {
  const groups = Map.groupBy(
    items.map((item, index) => ({ item, index })),
    ({ item }) => groupOf(item),
  );
  const weights = Float64Array.from(hours, ({ weight }) => weight);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const purchases: ReservationPurchase[] = [];
  let cost = 0;
  for (const members of groups.values()) {
    const found = best(members, hours, weights, priceBook, terms);
    cost += found.cost;
    if (found.purchase !== undefined) purchases.push(found.purchase);
  }
  return { purchases, monthlyWith: monthOf(microUsd(cost), Math.max(1, all)) };
}

interface Member {
  readonly item: UncoveredItem;
  readonly index: number;
}

interface Sized extends Member {
  readonly units: number;
}

function best(
  members: readonly Member[],
  hours: readonly MixHour[],
  weights: Float64Array,
  priceBook: PriceBook,
  terms: PlanTerms,
) {
  const sized = members
    .map((member): Sized => ({ ...member, units: unitsOf(member.item) ?? 1 }))
    .toSorted((a, b) => a.units - b.units);
  const [smallest] = sized;
  const hourly = smallest === undefined ? undefined : reservedRate(smallest, priceBook, terms);
  const price = smallest === undefined || hourly === undefined ? 0 : hourly / smallest.units;
  // Without a rate nothing is reserved: every unit costs as much as on demand.
  const curve = new CommitmentCostCurve(
    sized.map(({ item, units }) => ({
      onDemand: item.onDemand,
      rate: price === 0 ? item.onDemand : price * units,
    })),
    weights,
  );
  for (const [hour, { quantities }] of hours.entries()) {
    curve.load(
      hour,
      sized.map(({ index }) => quantities[index] ?? 0),
    );
  }
  if (smallest === undefined || hourly === undefined) return { cost: curve.costAt(0) };
  const whole = Math.floor(curve.optimum() / hourly);
  const [count = 0] = [whole, whole + 1].toSorted(
    (a, b) => curve.costAt(a * hourly) - curve.costAt(b * hourly),
  );
  const { region, instanceType, tenancy, operation } = smallest.item.key;
  const platform = platformOf(operation) ?? operation;
  return {
    cost: curve.costAt(count * hourly),
    ...(count === 0
      ? {}
      : { purchase: { region, instanceType, platform, tenancy, count, hourly } }),
  };
}

/** What can use the same reservation (docs/facts/pricing-and-commitments.md#size-flexibility). */
function groupOf(item: UncoveredItem): string {
  const { region, instanceType } = item.key;
  return unitsOf(item) === undefined
    ? priceKeyText(item.key)
    : `${region} ${familyOf(instanceType)}`;
}

/** undefined: a reservation of it fits this type only, or its size in units is not known. */
function unitsOf({ key: { instanceType, operation, tenancy } }: UncoveredItem): number | undefined {
  const flexible =
    platformOf(operation) === LINUX &&
    tenancy === 'Shared' &&
    isFlexibleFamily(familyOf(instanceType));
  return flexible ? normalizationUnits(instanceType) : undefined;
}

function reservedRate({ item }: Member, priceBook: PriceBook, terms: PlanTerms) {
  const price = priceBook.priceOf(item.key);
  return price.ok ? standardRate(price.value, terms) : undefined;
}

function standardRate({ rates }: Price, { years, payment }: PlanTerms): MicroUsd | undefined {
  return rates.find(
    ({ option }) =>
      option.kind === 'reserved' &&
      option.offeringClass === 'standard' &&
      option.years === years &&
      option.payment === payment,
  )?.hourly;
}
