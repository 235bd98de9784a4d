import { DAY_MS } from '../../shared/dates.ts';
import { applyCommitments } from '../billing/applyCommitments.ts';
import type { BillInput } from '../billing/billingContext.ts';
import type { Commitment, CommitmentsRead } from '../billing/commitment.ts';
import { coverageOrder } from '../billing/coverageOrder.ts';
import { SECONDS_PER_HOUR, type Usage } from '../billing/usage.ts';
import { familyOf } from '../fleet/instanceTypeName.ts';
import {
  type Payment,
  type Price,
  type PriceBook,
  type PriceKey,
  priceKeyText,
} from '../pricing/priceBook.ts';
import type { MixHour, MixItem } from './savingsPlanMix.ts';

/** Term and payment of the proposed plans. */
export interface PlanTerms {
  readonly years: 1 | 3;
  readonly payment: Payment;
}

/** Usage of one price that a plan could cover, in any account and zone. */
export interface UncoveredItem extends MixItem {
  readonly key: PriceKey;
}

export interface UncoveredUsage {
  readonly items: readonly UncoveredItem[];
  readonly hours: readonly MixHour[];
}

export interface UncoveredUsageInput extends BillInput {
  readonly commitments: Pick<CommitmentsRead, 'owned'> & Partial<Pick<CommitmentsRead, 'queued'>>;
  readonly terms: PlanTerms;
  /** ISO 8601. */
  readonly now: string;
}

/**
 * The usage that no owned commitment covers, over the term of new plans: as commitments end, there is
 * more of it, and less as queued ones start. Each quarter of the term counts with the commitments
 * that are owned in its middle (docs/facts/pricing-and-commitments.md#sizing-a-commitment). Usage without a price
 * is left out.
 */
export function uncoveredUsage({ usage, ...input }: UncoveredUsageInput): UncoveredUsage {
  const merged = mergedItems(usage, input.priceBook, input.terms);
  const hours: MixHour[] = [];
  for (const { owned, weight } of phasesOf(input)) {
    const claims = coverageOrder(usage.keys, owned, input.priceBook, input.sharing);
    applyCommitments(usage, claims, (uncovered) => {
      const quantities = new Float64Array(merged.items.length);
      for (let key = 0; key < uncovered.length; key++) {
        const item = merged.itemOf[key] ?? -1;
        if (item >= 0) {
          quantities[item] = (quantities[item] ?? 0) + (uncovered[key] ?? 0) / SECONDS_PER_HOUR;
        }
      }
      hours.push({ quantities, weight });
    });
  }
  return { items: merged.items, hours };
}

/** Keys that differ only in account and zone cost the same: they are one item. */
function mergedItems({ keys }: Usage, priceBook: PriceBook, terms: PlanTerms) {
  const items: UncoveredItem[] = [];
  const indices = new Map<string, number>();
  const itemOf = Int32Array.from(keys, (key) => {
    const text = priceKeyText(key);
    const known = indices.get(text);
    if (known !== undefined) return known;
    const price = priceBook.priceOf(key);
    const index = price.ok ? items.push(itemFor(price.value, terms)) - 1 : -1;
    indices.set(text, index);
    return index;
  });
  return { items, itemOf };
}

function itemFor(price: Price, terms: PlanTerms): UncoveredItem {
  const compute = rateOf(price, 'Compute', terms);
  const instance = rateOf(price, 'EC2Instance', terms);
  const group = `${price.key.region} ${familyOf(price.key.instanceType)}`;
  return {
    key: price.key,
    onDemand: price.onDemand,
    ...(compute === undefined ? {} : { compute }),
    ...(instance === undefined ? {} : { instance: { group, rate: instance } }),
  };
}

/** Today's rate of a plan of these terms, µUSD an instance-hour; undefined when none was read. */
export function rateOf(
  { rates }: Price,
  plan: 'Compute' | 'EC2Instance',
  { years, payment }: PlanTerms,
): number | undefined {
  return rates.find(
    ({ option }) =>
      option.kind === 'savings-plan' &&
      option.plan === plan &&
      option.years === years &&
      option.payment === payment,
  )?.hourly;
}

const QUARTERS = 4;
const YEAR_MS = 365 * DAY_MS;

function phasesOf({ commitments, terms, now }: Omit<UncoveredUsageInput, 'usage'>) {
  const all = [...commitments.owned, ...(commitments.queued ?? [])];
  const phases = new Map<string, { owned: readonly Commitment[]; weight: number }>();
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    const middle = Date.parse(now) + ((quarter + 0.5) / QUARTERS) * terms.years * YEAR_MS;
    const active = all.filter(
      ({ start, end }) => Date.parse(start) <= middle && Date.parse(end) > middle,
    );
    const name = active.map(({ id }) => id).join(' ');
    const before = phases.get(name)?.weight ?? 0;
    phases.set(name, { owned: active, weight: before + 1 / QUARTERS });
  }
  return phases.values();
}
