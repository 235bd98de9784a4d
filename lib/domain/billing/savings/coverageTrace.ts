import type { CoverageOrder } from '../coverageOrder.ts';

/**
 * One hour of coverage, claim by claim, with pointers to the claims that a small change of usage can
 * reach. The arrays are by claim unless said, and are used again for the next hour.
 */
export class CoverageTrace {
  readonly order: CoverageOrder;
  /** Seconds that were left of the usage, and what was left of the pool, when a claim was served. */
  readonly leftBefore: Float64Array;
  readonly availableBefore: Float64Array;
  /** Seconds that a claim has paid for. */
  readonly paid: Float64Array;
  /** The first claim on each usage key, and the next claim on the same key; -1: none. */
  readonly firstOfItem: Int32Array;
  readonly nextOfItem: Int32Array;
  /** The next claim of the same pool that was not paid in full; -1: none. */
  readonly nextUnpaid: Int32Array;
  /** The claim of the same pool that was paid before; by pool, the one that was paid last. */
  readonly previousPaid: Int32Array;
  readonly lastPaid: Int32Array;
  readonly #capacities: Float64Array;
  readonly #left: Float64Array;
  readonly #available: Float64Array;
  readonly #unpaid: Int32Array;

  constructor(order: CoverageOrder, items: number) {
    const claims = order.pool.length;
    const pools = order.commitmentPools.length;
    this.order = order;
    this.leftBefore = new Float64Array(claims);
    this.availableBefore = new Float64Array(claims);
    this.paid = new Float64Array(claims);
    this.firstOfItem = new Int32Array(items).fill(NONE);
    this.nextOfItem = new Int32Array(claims);
    this.nextUnpaid = new Int32Array(claims);
    this.previousPaid = new Int32Array(claims);
    this.lastPaid = new Int32Array(pools);
    this.#capacities = Float64Array.from(order.commitmentPools, ({ capacity }) => capacity);
    this.#left = new Float64Array(items);
    this.#available = new Float64Array(pools);
    this.#unpaid = new Int32Array(pools);
    for (let claim = claims - 1; claim >= 0; claim--) {
      const item = order.item[claim] ?? 0;
      this.nextOfItem[claim] = this.firstOfItem[item] ?? NONE;
      this.firstOfItem[item] = claim;
    }
  }

  /** Serves the claims as applyCommitments does, and keeps what each of them met. */
  record(seconds: Float64Array): void {
    this.#left.fill(0);
    this.#left.set(seconds);
    this.#available.set(this.#capacities);
    this.lastPaid.fill(NONE);
    this.#serve();
    this.#unpaid.fill(NONE);
    this.#linkUnpaid();
  }

  #serve(): void {
    const { pool, item, weight } = this.order;
    const left = this.#left;
    const available = this.#available;
    for (let claim = 0; claim < pool.length; claim++) {
      const from = pool[claim] ?? 0;
      const to = item[claim] ?? 0;
      const remaining = available[from] ?? 0;
      const wanted = left[to] ?? 0;
      this.leftBefore[claim] = wanted;
      this.availableBefore[claim] = remaining;
      this.paid[claim] = 0;
      if (remaining === 0 || wanted === 0) continue;
      const each = weight[claim] ?? 0;
      const paid = Math.min(wanted, remaining / each);
      this.paid[claim] = paid;
      this.previousPaid[claim] = this.lastPaid[from] ?? NONE;
      this.lastPaid[from] = claim;
      left[to] = paid === wanted ? 0 : wanted - paid;
      available[from] = paid === wanted ? Math.max(0, remaining - wanted * each) : 0;
    }
  }

  #linkUnpaid(): void {
    const { pool } = this.order;
    for (let claim = pool.length - 1; claim >= 0; claim--) {
      const from = pool[claim] ?? 0;
      this.nextUnpaid[claim] = this.#unpaid[from] ?? NONE;
      if ((this.leftBefore[claim] ?? 0) > (this.paid[claim] ?? 0)) this.#unpaid[from] = claim;
    }
  }
}

/** The pointer to no claim. */
export const NONE = -1;
