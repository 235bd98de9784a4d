import type { CoverageOrder } from './coverageOrder.ts';
import type { Usage } from './usage.ts';

/** Who paid for how much, over all hours; by the index of claim, key and pool. */
export interface Covered {
  /** Instance-seconds that each claim has covered. */
  readonly byClaim: Float64Array;
  /** Instance-seconds of each key that nothing has covered. */
  readonly uncovered: Float64Array;
  /** Of each pool, in its own measure: lost. */
  readonly unused: Float64Array;
}

/**
 * Lets the claims pay, in their order, for each hour by itself: what is left of a commitment at the
 * end of an hour is lost (docs/facts/pricing-and-commitments.md#the-hourly-bill). `onHour` is told
 * what nothing covered in each of them; the array is used again for the next. Throws a RangeError
 * for usage that is not whole seconds.
 */
export function applyCommitments(
  { keys, hours }: Usage,
  claims: CoverageOrder,
  onHour?: (uncovered: Float64Array, hour: number) => void,
): Covered {
  const byClaim = new Float64Array(claims.pool.length);
  const uncovered = new Float64Array(keys.length);
  const unused = new Float64Array(claims.commitmentPools.length);
  const capacities = Float64Array.from(claims.commitmentPools, ({ capacity }) => capacity);
  const left = new Float64Array(keys.length);
  const available = new Float64Array(claims.commitmentPools.length);
  for (const [hour, { seconds }] of hours.entries()) {
    check(seconds, keys.length);
    left.set(seconds);
    available.set(capacities);
    applyCommitmentsToHour(claims, left, available, byClaim);
    onHour?.(left, hour);
    addTo(uncovered, left);
    addTo(unused, available);
  }
  return { byClaim, uncovered, unused };
}

/**
 * Takes what the claims cover in one hour from `left` (seconds by key) and `available` (by pool), and
 * adds the seconds that each claim covers to `byClaim`. The innermost loop of every bill.
 */
export function applyCommitmentsToHour(
  { pool, item, weight }: CoverageOrder,
  left: Float64Array,
  available: Float64Array,
  byClaim?: Float64Array,
): void {
  for (let claim = 0; claim < pool.length; claim++) {
    const from = pool[claim] ?? 0;
    const remaining = available[from] ?? 0;
    if (remaining === 0) continue;
    const to = item[claim] ?? 0;
    const wanted = left[to] ?? 0;
    if (wanted === 0) continue;
    const each = weight[claim] ?? 0;
    const paid = Math.min(wanted, remaining / each);
    if (byClaim !== undefined) byClaim[claim] = (byClaim[claim] ?? 0) + paid;
    // Exactly zero where one of the two ends: a remainder of rounding is no usage and no money.
    left[to] = paid === wanted ? 0 : wanted - paid;
    available[from] = paid === wanted ? Math.max(0, remaining - wanted * each) : 0;
  }
}

function addTo(sum: Float64Array, values: Float64Array): void {
  for (let index = 0; index < sum.length; index++) {
    sum[index] = (sum[index] ?? 0) + (values[index] ?? 0);
  }
}

function check(seconds: ArrayLike<number>, keys: number): void {
  if (seconds.length !== keys) throw new RangeError('an hour needs the seconds of every key');
  for (let index = 0; index < keys; index++) {
    const value = seconds[index];
    if (value === undefined || !Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(`usage is whole seconds and not negative, not ${value}`);
    }
  }
}
