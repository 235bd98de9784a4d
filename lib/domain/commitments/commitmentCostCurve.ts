/** Usage that one product covers: µUSD an instance-hour on demand, and at the product's rate. */
export interface CurveItem {
  readonly onDemand: number;
  readonly rate: number;
}

/** µUSD that one µUSD of the product's rate saves for the item with this index in this hour. */
export type SavedPerUnit = (item: number, hour: number) => number;

/**
 * What a commitment costs for all of the hours, by its size: one Savings Plan product over hourly
 * usage (docs/facts/pricing-and-commitments.md#sizing-a-commitment). In each hour the covered
 * on-demand cost is a concave, piecewise linear function of the commitment; so the whole cost is
 * convex, and least where in some hour an item ends. Those points are not sorted: the best one is
 * found by bisection, which looks at hours × log(items) of them each time. Amounts are µUSD as
 * doubles, rounded where they are shown.
 */
export class CommitmentCostCurve {
  readonly #items: readonly CurveItem[];
  readonly #weights: ArrayLike<number>;
  /** For each hour, the commitment at which each of its items ends. */
  readonly #ends: Float64Array;
  readonly #savedPerUnit: SavedPerUnit;

  /** `items` in the order in which the plan pays for them; each hour stands for `weights` hours. */
  constructor(items: readonly CurveItem[], weights: ArrayLike<number>) {
    this.#items = items;
    this.#weights = weights;
    this.#ends = new Float64Array(items.length * weights.length);
    const ratios = Float64Array.from(items, ({ onDemand, rate }) => onDemand / rate);
    this.#savedPerUnit = (item) => ratios[item] ?? 0;
  }

  /** The instance-hours of one hour, in the order of the items. */
  load(hour: number, quantities: ArrayLike<number>): void {
    const start = hour * this.#items.length;
    let end = 0;
    for (let index = 0; index < this.#items.length; index++) {
      end += (quantities[index] ?? 0) * (this.#items[index]?.rate ?? 0);
      this.#ends[start + index] = end;
    }
  }

  /**
   * The commitment that costs least, in µUSD an hour: 0 when none pays. Of several that cost the same
   * it is the smallest. `savedPerUnit` replaces the on-demand price where another plan would pay.
   */
  optimum(savedPerUnit: SavedPerUnit = this.#savedPerUnit): number {
    if (this.#isEnough(0, savedPerUnit)) return 0;
    let low = 0;
    let high = 0;
    for (let hour = 0; hour < this.#weights.length; hour++) {
      high = Math.max(high, this.demandIn(hour));
    }
    // The optimum is above `low` and at most `high`.
    for (;;) {
      const next = this.#nextEnd(low);
      if (next >= high || this.#isEnough(next, savedPerUnit)) return next;
      const middle = (next + high) / 2;
      if (this.#isEnough(middle, savedPerUnit)) {
        high = middle;
        low = next;
      } else {
        low = middle;
      }
    }
  }

  /** µUSD for all hours: the commitment, and on demand what it does not cover. */
  costAt(commitment: number): number {
    let cost = 0;
    for (let hour = 0; hour < this.#weights.length; hour++) {
      cost += (this.#weights[hour] ?? 0) * (commitment + this.#uncovered(hour, commitment));
    }
    return cost;
  }

  /** µUSD over all hours of the part of the commitment that is used. */
  usedAt(commitment: number): number {
    let used = 0;
    for (let hour = 0; hour < this.#weights.length; hour++) {
      used += (this.#weights[hour] ?? 0) * Math.min(commitment, this.demandIn(hour));
    }
    return used;
  }

  /** The largest commitment, µUSD an hour, that is fully used in at least this share of the hours. */
  fullyUsedIn(share: number): number {
    if (share <= 0) return Number.POSITIVE_INFINITY;
    const demands = Array.from({ length: this.#weights.length }, (_, hour) => hour)
      .map((hour) => ({ demand: this.demandIn(hour), weight: this.#weights[hour] ?? 0 }))
      .toSorted((a, b) => b.demand - a.demand);
    const wanted = share * this.#allHours() * (1 - ROUNDING);
    let counted = 0;
    for (const { demand, weight } of demands) {
      counted += weight;
      if (counted >= wanted) return demand;
    }
    return 0;
  }

  /** The largest commitment, µUSD, that is fully used in this hour. */
  demandIn(hour: number): number {
    return this.#items.length === 0 ? 0 : (this.#ends[(hour + 1) * this.#items.length - 1] ?? 0);
  }

  /**
   * The shadow prices of the optimum: what one more µUSD an hour saves in each of the hours. Over all
   * hours it saves what it costs; at an optimum of 0 it may save less.
   */
  shadowPrices(optimum: number, savedPerUnit: SavedPerUnit = this.#savedPerUnit): Float64Array {
    const hours = Array.from({ length: this.#weights.length }, (_, hour) => hour);
    const above = Float64Array.from(hours, (hour) =>
      this.#savedAt(hour, optimum, 'above', savedPerUnit),
    );
    if (optimum === 0) return above;
    const below = Float64Array.from(hours, (hour) =>
      this.#savedAt(hour, optimum, 'below', savedPerUnit),
    );
    const [less, more, cost] = [this.#sum(above), this.#sum(below), this.#allHours()];
    const part = more === less ? 0 : Math.min(1, Math.max(0, (cost - less) / (more - less)));
    return above.map((value, hour) => value + part * ((below[hour] ?? 0) - value));
  }

  /** Whether one more µUSD an hour would cost at least what it saves. */
  #isEnough(commitment: number, savedPerUnit: SavedPerUnit): boolean {
    let saved = 0;
    for (let hour = 0; hour < this.#weights.length; hour++) {
      saved += (this.#weights[hour] ?? 0) * this.#savedAt(hour, commitment, 'above', savedPerUnit);
    }
    return saved <= this.#allHours() * (1 + ROUNDING);
  }

  #savedAt(hour: number, commitment: number, side: Side, savedPerUnit: SavedPerUnit): number {
    const item = this.#itemAt(hour, commitment, side);
    return item === this.#items.length ? 0 : savedPerUnit(item, hour);
  }

  /** The item that the next µUSD pays for; from below, the item that the last one pays for. */
  #itemAt(hour: number, commitment: number, side: Side): number {
    const start = hour * this.#items.length;
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = this.#ends[start + middle] ?? 0;
      if (side === 'above' ? end > commitment : end >= commitment) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #nextEnd(commitment: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (let hour = 0; hour < this.#weights.length; hour++) {
      const item = this.#itemAt(hour, commitment, 'above');
      if (item === this.#items.length) continue;
      next = Math.min(next, this.#ends[hour * this.#items.length + item] ?? next);
    }
    return next;
  }

  #uncovered(hour: number, commitment: number): number {
    const start = hour * this.#items.length;
    let cost = 0;
    for (let item = this.#itemAt(hour, commitment, 'above'); item < this.#items.length; item++) {
      const from = item === 0 ? 0 : (this.#ends[start + item - 1] ?? 0);
      const left = (this.#ends[start + item] ?? 0) - Math.max(from, commitment);
      cost += left * this.#savedPerUnit(item, hour);
    }
    return cost;
  }

  #sum(values: Float64Array): number {
    return values.reduce((sum, value, hour) => sum + value * (this.#weights[hour] ?? 0), 0);
  }

  #allHours(): number {
    let sum = 0;
    for (let hour = 0; hour < this.#weights.length; hour++) sum += this.#weights[hour] ?? 0;
    return sum;
  }
}

type Side = 'above' | 'below';

/** The relative error of a sum over the hours. */
const ROUNDING = 1e-12;
