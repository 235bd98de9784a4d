import { type AccountId, type Region, region } from '../../shared/ids.ts';
import { type MicroUsd, microUsd, monthOf } from '../../shared/money.ts';
import { rateKeyText, type SavingsPlan } from '../billing/commitment.ts';
import type { PriceBook } from '../pricing/priceBook.ts';
import { type Mix, type MixHour, type MixItem, mixCost, savingsPlanMix } from './savingsPlanMix.ts';
import {
  type PlanTerms,
  rateOf,
  type UncoveredUsage,
  type UncoveredUsageInput,
  uncoveredUsage,
} from './uncoveredUsage.ts';

export interface CommitmentPlanInput extends UncoveredUsageInput {
  readonly risk: Risk;
}

/** How much of the usage to commit to: usage may go away before the term ends. */
export interface Risk {
  /** Share of the usage that is left out of the plan: 0 to 1. */
  readonly usageMargin: number;
  /** Every plan is fully used in at least this share of the hours: 0 (no limit) to 1. */
  readonly minUtilization: number;
}

/**
 * Savings Plans to buy in addition to what is owned. A proposal: Trimtab never buys
 * (docs/architecture.md#trimtab-never-buys). The amounts are for a month of the usage that no owned
 * commitment covers, over the term.
 */
export interface CommitmentPlan {
  readonly purchases: readonly Purchase[];
  readonly monthlyWithout: MicroUsd;
  readonly monthlyWith: MicroUsd;
  /** At most this share of the cost could be saved by any other mix of these products. */
  readonly gap: number;
  /** µUSD a month with the commitment or the usage times `factor`: 1.1 is +10 %. */
  readonly monthlyAt: (factor: number, of: 'commitment' | 'usage') => MicroUsd;
  /** µUSD a month with one Compute plan of so many µUSD an hour, and no other new plan. */
  readonly whatIf: (hourly: MicroUsd) => MicroUsd;
}

export interface Purchase {
  readonly product: Product;
  readonly terms: PlanTerms;
  /** µUSD an hour, rounded down to a tenth of a cent. */
  readonly hourly: MicroUsd;
}

export type Product =
  | { readonly plan: 'Compute' }
  | { readonly plan: 'EC2Instance'; readonly region: Region; readonly family: string };

/**
 * The Savings Plans of these terms that make the bill least over their term
 * (docs/facts/pricing-and-commitments.md#sizing-a-commitment).
 */
export function commitmentPlan(input: CommitmentPlanInput): CommitmentPlan {
  const left = uncoveredUsage(input);
  const { usageMargin, minUtilization } = input.risk;
  const careful = scaled(left.hours, 1 - usageMargin);
  const best = savingsPlanMix(careful, left.items, minUtilization);
  const few = savingsPlanMix(careful, fewFamilies(left.items, best), minUtilization);
  const mix = roundedDown(few);
  const hours = left.hours.reduce((sum, { weight }) => sum + weight, 0);
  const monthly = (of: Mix, during: readonly MixHour[] = left.hours) =>
    monthOf(microUsd(mixCost(during, left.items, of)), Math.max(1, hours));
  return {
    purchases: purchasesOf(mix, input.terms),
    monthlyWithout: monthly({ compute: 0, instance: new Map() }),
    monthlyWith: monthly(mix),
    gap: few.cost === 0 ? 0 : (few.cost - best.lowerBound) / few.cost,
    monthlyAt: (factor, of) =>
      of === 'usage'
        ? monthly(mix, scaled(left.hours, factor))
        : monthly({
            compute: mix.compute * factor,
            instance: new Map([...mix.instance].map(([group, plan]) => [group, plan * factor])),
          }),
    whatIf: (hourly) => monthly({ compute: hourly, instance: new Map() }),
  };
}

/** So many plans can be managed by hand: smaller families are left to the Compute plan. */
const MOST_FAMILIES = 10;

function fewFamilies(items: readonly MixItem[], { instance }: Mix): readonly MixItem[] {
  const largest = [...instance].toSorted(([, a], [, b]) => b - a).slice(0, MOST_FAMILIES);
  const kept = new Set(largest.map(([group]) => group));
  return items.map(({ instance: plan, ...item }) =>
    plan !== undefined && kept.has(plan.group) ? { ...item, instance: plan } : item,
  );
}

/**
 * A purchase as an owned plan, with today's rates for these keys, so that bill() can apply it. It
 * starts at `now` (ISO 8601) and belongs to `account`.
 */
export function asOwned(
  { product, terms, hourly }: Purchase,
  account: AccountId,
  keys: UncoveredUsageInput['usage']['keys'],
  priceBook: PriceBook,
  now: string,
): SavingsPlan {
  const rates = keys.flatMap((key) => {
    const price = priceBook.priceOf(key);
    const rate = price.ok ? rateOf(price.value, product.plan, terms) : undefined;
    if (!price.ok || rate === undefined) return [];
    const { usageType } = price.value;
    return [[rateKeyText({ usageType, operation: key.operation }), microUsd(rate)] as const];
  });
  const end = new Date(Date.parse(now));
  end.setUTCFullYear(end.getUTCFullYear() + terms.years);
  return {
    kind: 'savings-plan',
    id: `proposed ${productText(product)}`,
    account,
    ...product,
    ...terms,
    hourlyCommitment: hourly,
    rates: Object.fromEntries(rates),
    start: now,
    end: end.toISOString(),
  };
}

/** `Compute`, or `eu-west-1 m5`. */
function productText(product: Product): string {
  return product.plan === 'Compute' ? product.plan : `${product.region} ${product.family}`;
}

function purchasesOf(mix: Mix, terms: PlanTerms): readonly Purchase[] {
  const families = [...mix.instance].map(([group, hourly]): Purchase => {
    const [where = '', family = ''] = group.split(' ');
    const product = { plan: 'EC2Instance', region: region.parse(where), family } as const;
    return { product, terms, hourly: microUsd(hourly) };
  });
  const compute: Purchase = {
    product: { plan: 'Compute' },
    terms,
    hourly: microUsd(mix.compute),
  };
  return [...(mix.compute > 0 ? [compute] : []), ...families].toSorted(
    (a, b) => b.hourly - a.hourly,
  );
}

/**
 * AWS takes five decimals of a dollar; down, because too much is lost every hour
 * (docs/facts/pricing-and-commitments.md#sizing-a-commitment).
 */
const TENTH_OF_A_CENT = 1000;

function roundedDown({ compute, instance }: Mix): Mix {
  const down = (hourly: number) => Math.floor(hourly / TENTH_OF_A_CENT) * TENTH_OF_A_CENT;
  const plans = [...instance].map(([group, hourly]) => [group, down(hourly)] as const);
  return {
    compute: down(compute),
    instance: new Map(plans.filter(([, hourly]) => hourly > 0)),
  };
}

function scaled(hours: UncoveredUsage['hours'], factor: number): UncoveredUsage['hours'] {
  if (factor === 1) return hours;
  return hours.map(({ quantities, weight }) => ({
    quantities: Float64Array.from(quantities, (quantity) => quantity * factor),
    weight,
  }));
}
