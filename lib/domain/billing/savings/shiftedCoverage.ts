import { ClaimQueue } from './claimQueue.ts';
import { type CoverageTrace, NONE } from './coverageTrace.ts';

/** Seconds that are less than this are what rounding leaves. */
const NO_SECONDS = 1e-7;

/** What a shift of usage changes in one hour. */
export interface CoverageDifference {
  /** Called with each usage key (by index) whose uncovered seconds change. */
  readonly onUncovered: (item: number, seconds: number) => void;
  /** Called with each pool (by index) of which more or less is unused, in the pool's measure. */
  readonly onUnused: (pool: number, amount: number) => void;
}

/**
 * Computes what a shift of usage changes in the hour that a CoverageTrace has recorded, without
 * serving all claims again. Only claims that can be paid otherwise are visited, in their order, until
 * the disturbance has died out:
 *
 * - a key with more usage can be paid more by each of its later claims; one with less is paid less
 *   from the claim on that leaves less than what is missing;
 * - a pool with more in it pays for the next claims that were not paid in full; one with less fails
 *   the last claims that it paid.
 */
export class ShiftedCoverage {
  readonly #trace: CoverageTrace;
  readonly #queue: ClaimQueue;
  /** Now minus before: seconds left of each key, and what is left of each pool. */
  readonly #left: Float64Array;
  readonly #available: Float64Array;
  readonly #items: number[] = [];
  readonly #pools: number[] = [];

  constructor(trace: CoverageTrace) {
    const { pool, commitmentPools } = trace.order;
    this.#trace = trace;
    this.#queue = new ClaimQueue(pool.length);
    this.#left = new Float64Array(trace.firstOfItem.length);
    this.#available = new Float64Array(commitmentPools.length);
  }

  /** Seconds more (or less) of each of these keys, found in `seconds` from `offset` on. */
  shift(items: Int32Array, seconds: Int32Array, offset: number, tell: CoverageDifference): void {
    for (let index = 0; index < items.length; index++) {
      const amount = seconds[offset + index] ?? 0;
      if (amount === 0) continue;
      const item = items[index] ?? 0;
      this.#left[item] = amount;
      this.#items.push(item);
      this.#queueItem(this.#trace.firstOfItem[item] ?? NONE, amount);
    }
    for (let claim = this.#queue.pop(); claim !== undefined; claim = this.#queue.pop()) {
      this.#serveAgain(claim);
    }
    this.#tell(tell);
  }

  #serveAgain(claim: number): void {
    const { order, leftBefore, availableBefore, paid, nextOfItem } = this.#trace;
    const item = order.item[claim] ?? 0;
    const pool = order.pool[claim] ?? 0;
    const weight = order.weight[claim] ?? 0;
    const wanted = (leftBefore[claim] ?? 0) + (this.#left[item] ?? 0);
    const remaining = (availableBefore[claim] ?? 0) + (this.#available[pool] ?? 0);
    const now = Math.max(0, Math.min(wanted, remaining / weight));
    const more = now - (paid[claim] ?? 0);
    if (Math.abs(more) > NO_SECONDS) {
      this.#add(this.#left, this.#items, item, -more, NO_SECONDS);
      this.#add(this.#available, this.#pools, pool, -more * weight, NO_SECONDS * weight);
    }
    const left = this.#left[item] ?? 0;
    if (left !== 0) this.#queueItem(nextOfItem[claim] ?? NONE, left);
    const available = this.#available[pool] ?? 0;
    if (available !== 0) this.#queuePool(claim, pool, available);
  }

  #add(to: Float64Array, touched: number[], index: number, amount: number, least: number): void {
    const sum = (to[index] ?? 0) + amount;
    if (to[index] === 0) touched.push(index);
    to[index] = Math.abs(sum) < least ? 0 : sum;
  }

  /** The next claim on a key, from `claim` on, that can be paid otherwise. */
  #queueItem(claim: number, more: number): void {
    const { leftBefore, paid, nextOfItem } = this.#trace;
    let next = claim;
    while (next !== NONE && (leftBefore[next] ?? 0) - (paid[next] ?? 0) + more >= 0) {
      if (more > 0) break;
      next = nextOfItem[next] ?? NONE;
    }
    if (next !== NONE) this.#queue.push(next);
  }

  /** The next claim of a pool, after `claim`, that can be paid otherwise. */
  #queuePool(claim: number, pool: number, more: number): void {
    const { nextUnpaid, lastPaid, previousPaid } = this.#trace;
    if (more > 0) {
      const next = nextUnpaid[claim] ?? NONE;
      if (next !== NONE) this.#queue.push(next);
      return;
    }
    let failing = NONE;
    let paid = lastPaid[pool] ?? NONE;
    while (paid > claim && this.#leavesLess(paid, -more)) {
      failing = paid;
      paid = previousPaid[paid] ?? NONE;
    }
    if (failing !== NONE) this.#queue.push(failing);
  }

  /** Whether the pool had less than this when it had paid the claim. */
  #leavesLess(claim: number, amount: number): boolean {
    const { order, availableBefore, paid } = this.#trace;
    const taken = (paid[claim] ?? 0) * (order.weight[claim] ?? 0);
    return (availableBefore[claim] ?? 0) - taken < amount;
  }

  /** Tells each difference once, and forgets it. */
  #tell({ onUncovered, onUnused }: CoverageDifference): void {
    for (const item of this.#items) {
      const seconds = this.#left[item] ?? 0;
      this.#left[item] = 0;
      if (seconds !== 0) onUncovered(item, seconds);
    }
    for (const pool of this.#pools) {
      const amount = this.#available[pool] ?? 0;
      this.#available[pool] = 0;
      if (amount !== 0) onUnused(pool, amount);
    }
    this.#items.length = 0;
    this.#pools.length = 0;
  }
}
