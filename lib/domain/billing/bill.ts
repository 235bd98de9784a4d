import { type MicroUsd, microUsd } from '../../shared/money.ts';
import type { PriceBook } from '../pricing/priceBook.ts';
import { applyCommitments, type Covered } from './applyCommitments.ts';
import type { BillInput } from './billingContext.ts';
import type { BillLine, Unpriced } from './billLine.ts';
import { hasUnknownUpfront } from './commitment.ts';
import { type AmbiguousOrder, type CoverageOrder, coverageOrder } from './coverageOrder.ts';
import { SECONDS_PER_HOUR, type Usage } from './usage.ts';

/** What usage costs, once reservations and Savings Plans have paid for what they can. */
export interface Bill {
  /** How many hours it is for: those of the usage. */
  readonly hours: number;
  /** Every dollar once; every second of usage once, here or in `unpriced`. */
  readonly lines: readonly BillLine[];
  /** Usage that no commitment covers and that has no price: not in `total`. */
  readonly unpriced: readonly Unpriced[];
  /** µUSD; the sum of the lines. An upfront payment that is not known is not in it. */
  readonly total: MicroUsd;
  /** Why the commitments may do otherwise than the bill says: a size or price is not known. */
  readonly doubts: readonly AmbiguousOrder[];
}

/**
 * The bill for usage under the commitments that are owned, hour by hour
 * (docs/facts/pricing-and-commitments.md#the-hourly-bill). All of them count for all of the hours:
 * leave out what has expired. `sharing`: what an account leaves of its commitments pays for the
 * usage of others. Amounts are exact to far below a µUSD inside and are rounded once, at the end,
 * so that the lines add up. Throws a RangeError for usage that is not whole seconds.
 */
export function bill({ usage, commitments, priceBook, sharing }: BillInput): Bill {
  const claims = coverageOrder(usage.keys, commitments.owned, priceBook, sharing);
  const covered = applyCommitments(usage, claims);
  const drafts = [
    ...coveredDrafts(usage, claims, covered),
    ...onDemandDrafts(usage, covered, priceBook),
    ...unusedDrafts(claims, covered, usage.hours.length),
  ];
  const lines = rounded(drafts);
  return {
    hours: usage.hours.length,
    lines,
    unpriced: unpricedUsage(usage, covered, priceBook),
    total: microUsd(lines.reduce((sum, { cost }) => sum + cost, 0)),
    doubts: doubtsOf(usage, claims),
  };
}

/** Less is what rounding leaves of zero seconds or zero µUSD. */
const NOTHING = 1e-6;

/** A line before its cost is a whole number. */
interface Draft {
  readonly line: WithoutCost<BillLine>;
  readonly cost: number;
}

/** Of each kind of line by itself, or the kinds would melt into one. */
type WithoutCost<Line> = Line extends BillLine ? Omit<Line, 'cost'> : never;

function coveredDrafts({ keys }: Usage, claims: CoverageOrder, covered: Covered): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const [claim, seconds] of covered.byClaim.entries()) {
    const pool = claims.commitmentPools[claims.pool[claim] ?? 0];
    const key = keys[claims.item[claim] ?? 0];
    if (seconds < NOTHING || pool === undefined || key === undefined) continue;
    const taken = seconds * (claims.weight[claim] ?? 0);
    const { kind, id: commitment } = pool.commitment;
    const cost = (pool.hourlyCost * taken) / pool.capacity;
    drafts.push({ line: { kind, key, commitment, seconds }, cost });
  }
  return drafts;
}

function onDemandDrafts(
  { keys }: Usage,
  { uncovered }: Covered,
  priceBook: PriceBook,
): readonly Draft[] {
  return keys.flatMap((key, item) => {
    const seconds = uncovered[item] ?? 0;
    const price = priceBook.priceOf(key);
    if (seconds < NOTHING || !price.ok) return [];
    const cost = (seconds * price.value.onDemand) / SECONDS_PER_HOUR;
    return [{ line: { kind: 'on-demand', key, seconds }, cost }];
  });
}

function unusedDrafts(
  { commitmentPools }: CoverageOrder,
  { unused }: Covered,
  hours: number,
): readonly Draft[] {
  return commitmentPools.flatMap(({ commitment, capacity, hourlyCost }, pool) => {
    const left = unused[pool] ?? 0;
    const cost = (hourlyCost * left) / capacity;
    const known = cost >= NOTHING || hasUnknownUpfront(commitment);
    if (left === 0 || !known) return [];
    const share = left / (capacity * hours);
    return [{ line: { kind: 'unused', commitment: commitment.id, share }, cost }];
  });
}

/**
 * Each line grows the rounded running total by its cost: so every line is within one µUSD of the
 * truth, and their sum is the rounded sum.
 */
function rounded(drafts: readonly Draft[]): readonly BillLine[] {
  let running = 0;
  return drafts.map(({ line, cost }) => {
    const before = Math.round(running);
    running += cost;
    return { ...line, cost: microUsd(Math.round(running) - before) };
  });
}

function unpricedUsage(
  { keys }: Usage,
  { uncovered }: Covered,
  priceBook: PriceBook,
): readonly Unpriced[] {
  return keys.flatMap((key, item) => {
    const seconds = uncovered[item] ?? 0;
    const price = priceBook.priceOf(key);
    return seconds < NOTHING || price.ok ? [] : [{ key, seconds, reason: price.error.message }];
  });
}

/** Only of keys of which there was any usage. */
function doubtsOf({ hours }: Usage, { doubts }: CoverageOrder): readonly AmbiguousOrder[] {
  return doubts.filter(
    ({ item }) => item === undefined || hours.some(({ seconds }) => seconds[item] !== 0),
  );
}
