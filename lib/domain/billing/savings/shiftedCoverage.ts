import { ClaimQueue } from './claimQueue.ts';
import { type CoverageTrace, NONE } from './coverageTrace.ts';
import { SparseSums } from './sparseSums.ts';

/** Seconds that are less than this are what rounding leaves. */
const NO_SECONDS = 1e-7;

/**
 * Computes what a shift of usage changes in the hour that a CoverageTrace has recorded, without
 * serving all claims again. Only claims that can be paid otherwise are visited, in their order, until
 * the disturbance has died out:
 *
 * - a key with more usage asks the pools that had something left after its claim; one with less is
 *   paid less from the claim on that left less than what is missing;
 * - a pool with more in it pays for the next claim that was not paid in full; one with less fails the
 *   last claims that it paid;
 * - a key with more usage meets a pool with more in it, though neither had anything left.
 */
export class ShiftedCoverage {
  /** Whether the last shift changed what any pool pays for. */
  changedCoverage = false;
  /** Now minus before: uncovered seconds of each key, and what is unused of each pool. */
  readonly uncovered: SparseSums;
  readonly unused: SparseSums;
  readonly #trace: CoverageTrace;
  readonly #queue: ClaimQueue;

  constructor(trace: CoverageTrace) {
    const { pool, commitmentPools } = trace.order;
    this.#trace = trace;
    this.#queue = new ClaimQueue(pool.length);
    this.uncovered = new SparseSums(trace.firstOfItem.length);
    this.unused = new SparseSums(commitmentPools.length);
  }

  /** Seconds more (or less) of each of these keys, found in `seconds` from `offset` on. */
  shift(items: Int32Array, seconds: Int32Array, offset: number): void {
    const { firstOfItem, arrays } = this.#trace;
    const { firstAvailable } = arrays;
    this.uncovered.clear();
    this.unused.clear();
    for (let index = 0; index < items.length; index++) {
      const amount = seconds[offset + index] ?? 0;
      if (amount === 0) continue;
      const item = items[index] ?? 0;
      this.uncovered.add(item, amount);
      const first = amount > 0 ? firstAvailable[item] : this.#failing(firstOfItem[item], amount);
      this.#queue.push(first ?? NONE);
    }
    let claim = this.#queue.pop();
    this.changedCoverage = claim !== NONE;
    while (claim !== NONE) {
      this.#serveAgain(claim);
      claim = this.#queue.pop();
    }
  }

  #serveAgain(claim: number): void {
    const { order, arrays } = this.#trace;
    const { leftBefore, availableBefore, paid } = arrays;
    const item = order.item[claim] ?? 0;
    const pool = order.pool[claim] ?? 0;
    const weight = order.weight[claim] ?? 0;
    const wanted = (leftBefore[claim] ?? 0) + (this.uncovered.values[item] ?? 0);
    const remaining = (availableBefore[claim] ?? 0) + (this.unused.values[pool] ?? 0);
    const now = Math.max(0, Math.min(wanted, remaining / weight));
    const more = now - (paid[claim] ?? 0);
    if (Math.abs(more) > NO_SECONDS) {
      this.uncovered.add(item, -more, NO_SECONDS);
      this.unused.add(pool, -more * weight, NO_SECONDS * weight);
    }
    this.#followItem(claim, item);
    this.#followPool(claim, pool);
  }

  /** Queues the next claims on a key that can be paid otherwise. */
  #followItem(claim: number, item: number): void {
    const { nextOfItem, arrays } = this.#trace;
    const more = this.uncovered.values[item] ?? 0;
    if (more < 0) this.#queue.push(this.#failing(nextOfItem[claim], more));
    if (more <= 0) return;
    this.#queue.push(arrays.nextAvailable[claim] ?? NONE);
    for (const pool of this.unused.indices) {
      if ((this.unused.values[pool] ?? 0) > 0) this.#meet(claim, pool, item);
    }
  }

  /** Queues the next claims of a pool that can be paid otherwise. */
  #followPool(claim: number, pool: number): void {
    const more = this.unused.values[pool] ?? 0;
    if (more < 0) this.#queue.push(this.#failed(claim, pool, -more));
    if (more <= 0) return;
    this.#queue.push(this.#trace.arrays.nextUnpaid[claim] ?? NONE);
    for (const item of this.uncovered.indices) {
      if ((this.uncovered.values[item] ?? 0) > 0) this.#meet(claim, pool, item);
    }
  }

  #meet(after: number, pool: number, item: number): void {
    const claim = this.#trace.claimOf(pool, item);
    if (claim > after) this.#queue.push(claim);
  }

  /** The first claim on a key, from `claim` on, that left less than what is missing (below zero). */
  #failing(claim: number | undefined, missing: number): number {
    const { nextOfItem, arrays } = this.#trace;
    const { leftBefore, paid } = arrays;
    let next = claim ?? NONE;
    while (next !== NONE && (leftBefore[next] ?? 0) - (paid[next] ?? 0) + missing >= 0) {
      next = nextOfItem[next] ?? NONE;
    }
    return next;
  }

  /** The first claim of a pool, after `claim`, that left less in it than what is missing. */
  #failed(claim: number, pool: number, missing: number): number {
    const { order, lastPaid, arrays } = this.#trace;
    const { availableBefore, paid, previousPaid } = arrays;
    let first = NONE;
    let at = lastPaid[pool] ?? NONE;
    while (at > claim) {
      const taken = (paid[at] ?? 0) * (order.weight[at] ?? 0);
      if ((availableBefore[at] ?? 0) - taken >= missing) break;
      first = at;
      at = previousPaid[at] ?? NONE;
    }
    return first;
  }
}
