import type { CoverageOrder } from '../coverageOrder.ts';

/** The arrays of an hour, by claim: one CoverageTrace after the other can use them. */
export class TraceArrays {
  /** Seconds that were left of the usage, and what was left of the pool, when a claim was served. */
  readonly leftBefore: Float64Array;
  readonly availableBefore: Float64Array;
  /** Seconds that a claim has paid for. */
  readonly paid: Float64Array;
  /** The next claim on the same key that leaves something in its pool. */
  readonly nextAvailable: Int32Array;
  /** The next claim of the same pool that was not paid in full. */
  readonly nextUnpaid: Int32Array;
  /** The claim of the same pool that was paid before. */
  readonly previousPaid: Int32Array;
  /** By usage key: the first claim that leaves something in its pool. */
  readonly firstAvailable: Int32Array;

  /** For orders that have no more claims than this one. */
  constructor({ pool: { length } }: CoverageOrder, items: number) {
    this.leftBefore = new Float64Array(length);
    this.availableBefore = new Float64Array(length);
    this.paid = new Float64Array(length);
    this.nextAvailable = new Int32Array(length);
    this.nextUnpaid = new Int32Array(length);
    this.previousPaid = new Int32Array(length);
    this.firstAvailable = new Int32Array(items);
  }
}

/**
 * One hour of coverage, claim by claim, with pointers to the claims that a small change of usage can
 * reach.
 */
export class CoverageTrace {
  readonly order: CoverageOrder;
  readonly arrays: TraceArrays;
  /** The first claim on each usage key; by claim, the next one on the same key. */
  readonly firstOfItem: Int32Array;
  readonly nextOfItem: Int32Array;
  /** By pool: the claim that was paid last. */
  readonly lastPaid: Int32Array;
  readonly #capacities: Float64Array;
  readonly #left: Float64Array;
  readonly #available: Float64Array;
  readonly #unpaid: Int32Array;
  /** The claim of each pool on each key, at `pool * items + item`. */
  readonly #claims: Int32Array;
  readonly #items: number;

  constructor(order: CoverageOrder, items: number, arrays = new TraceArrays(order, items)) {
    const claims = order.pool.length;
    const pools = order.commitmentPools.length;
    this.order = order;
    this.arrays = arrays;
    this.firstOfItem = new Int32Array(items).fill(NONE);
    this.nextOfItem = new Int32Array(claims);
    this.lastPaid = new Int32Array(pools);
    this.#capacities = Float64Array.from(order.commitmentPools, ({ capacity }) => capacity);
    this.#left = new Float64Array(items);
    this.#available = new Float64Array(pools);
    this.#unpaid = new Int32Array(pools);
    this.#claims = new Int32Array(pools * items).fill(NONE);
    this.#items = items;
    for (let claim = claims - 1; claim >= 0; claim--) {
      const item = order.item[claim] ?? 0;
      this.nextOfItem[claim] = this.firstOfItem[item] ?? NONE;
      this.firstOfItem[item] = claim;
      this.#claims[(order.pool[claim] ?? 0) * items + item] = claim;
    }
  }

  /** The claim of a pool on a key. */
  claimOf(pool: number, item: number): number {
    return this.#claims[pool * this.#items + item] ?? NONE;
  }

  /** Serves the claims as applyCommitments does, and keeps what each of them met. */
  record(seconds: Float64Array): void {
    this.#left.fill(0);
    this.#left.set(seconds);
    this.#available.set(this.#capacities);
    this.lastPaid.fill(NONE);
    this.#serve();
    this.#unpaid.fill(NONE);
    this.arrays.firstAvailable.fill(NONE);
    this.#link();
  }

  #serve(): void {
    const { leftBefore, availableBefore, paid, previousPaid } = this.arrays;
    const { lastPaid } = this;
    const { pool, item, weight } = this.order;
    const left = this.#left;
    const available = this.#available;
    for (let claim = 0; claim < pool.length; claim++) {
      const from = pool[claim] ?? 0;
      const to = item[claim] ?? 0;
      const remaining = available[from] ?? 0;
      const wanted = left[to] ?? 0;
      leftBefore[claim] = wanted;
      availableBefore[claim] = remaining;
      paid[claim] = 0;
      if (remaining === 0 || wanted === 0) continue;
      const each = weight[claim] ?? 0;
      const now = Math.min(wanted, remaining / each);
      paid[claim] = now;
      previousPaid[claim] = lastPaid[from] ?? NONE;
      lastPaid[from] = claim;
      left[to] = now === wanted ? 0 : wanted - now;
      available[from] = now === wanted ? Math.max(0, remaining - wanted * each) : 0;
    }
  }

  #link(): void {
    const { leftBefore, availableBefore, paid } = this.arrays;
    const { nextUnpaid, nextAvailable, firstAvailable } = this.arrays;
    const { pool, item } = this.order;
    const unpaid = this.#unpaid;
    for (let claim = pool.length - 1; claim >= 0; claim--) {
      const from = pool[claim] ?? 0;
      const to = item[claim] ?? 0;
      nextUnpaid[claim] = unpaid[from] ?? NONE;
      nextAvailable[claim] = firstAvailable[to] ?? NONE;
      // A claim that was not paid in full has emptied its pool.
      if ((leftBefore[claim] ?? 0) > (paid[claim] ?? 0)) unpaid[from] = claim;
      else if (availableBefore[claim] !== 0) firstAvailable[to] = claim;
    }
  }
}

/** The pointer to no claim. */
export const NONE = -1;
