import { CommitmentCostCurve, type SavedPerUnit } from './commitmentCostCurve.ts';

/** Usage that Savings Plans could pay for, with what it costs each way: µUSD an instance-hour. */
export interface MixItem {
  readonly onDemand: number;
  /** Absent: not sold, or no cheaper than on demand. */
  readonly compute?: number;
  /** The EC2 Instance plan of its family and Region. */
  readonly instance?: { readonly group: string; readonly rate: number };
}

export interface MixHour {
  /** Instance-hours of each item. */
  readonly quantities: ArrayLike<number>;
  /** How many hours it stands for. */
  readonly weight: number;
}

/** Commitments in µUSD an hour. */
export interface Mix {
  readonly compute: number;
  /** By group; those of 0 are left out. */
  readonly instance: ReadonlyMap<string, number>;
}

export interface SavingsPlanMix extends Mix {
  /** µUSD for all hours: the commitments, and on demand what they do not cover. */
  readonly cost: number;
  /** No mix costs less than this. */
  readonly lowerBound: number;
}

/** Close enough to the bound to stop: a share of the cost. */
const GOOD_ENOUGH = 0.0005;
/** A round that gains less than this share of the cost is the last. */
const NO_GAIN = 0.00002;
const MOST_ROUNDS = 12;

/**
 * The mix of EC2 Instance plans and one Compute plan that costs least
 * (docs/facts/pricing-and-commitments.md#sizing-a-commitment). AWS lets the EC2 Instance plans pay
 * first, so the cost is not convex in all of them together. Each round takes what a µUSD of the
 * Compute plan saves in each hour as a price. Against that price every family has its own
 * optimum; the Compute plan has its optimum on what they leave; and that gives the next price. The
 * same prices prove how much cheaper any mix could be. `minUtilization` limits every plan to what is
 * fully used in at least that share of the hours.
 */
export function savingsPlanMix(
  hours: readonly MixHour[],
  items: readonly MixItem[],
  minUtilization = 0,
): SavingsPlanMix {
  const problem = new MixProblem(hours, items, minUtilization);
  const alone = problem.computePlan(new Map());
  let prices = alone.prices;
  let best: Mix = { compute: alone.compute, instance: new Map() };
  let cost = problem.listCost(best);
  let lowerBound = 0;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const [costBefore, boundBefore] = [cost, lowerBound];
    const families = problem.instancePlans(prices);
    lowerBound = Math.max(lowerBound, problem.boundOf(prices, families.prices));
    const next = problem.computePlan(families.plans);
    const mix = { compute: next.compute, instance: families.plans };
    const costOfMix = problem.listCost(mix);
    if (costOfMix < cost) {
      best = mix;
      cost = costOfMix;
    }
    const gained = costBefore - cost + (lowerBound - boundBefore);
    if (cost - lowerBound <= GOOD_ENOUGH * cost || gained <= NO_GAIN * cost) break;
    // Ever smaller steps, or the prices oscillate.
    const step = 2 / (round + 2);
    prices = prices.map((price, hour) => price + step * ((next.prices[hour] ?? 0) - price));
  }
  return { ...best, cost, lowerBound };
}

/** µUSD for all hours with this mix. */
export function mixCost(hours: readonly MixHour[], items: readonly MixItem[], mix: Mix): number {
  return new MixProblem(hours, items, 0).listCost(mix);
}

interface Family {
  readonly group: string;
  /** Indices of its items, in the order in which its plan pays. */
  readonly order: readonly number[];
  readonly curve: CommitmentCostCurve;
}

class MixProblem {
  readonly #hours: readonly MixHour[];
  readonly #items: readonly MixItem[];
  readonly #minUtilization: number;
  readonly #weights: Float64Array;
  readonly #families: readonly Family[];
  /** Indices of the items that the Compute plan can pay for, in its order. */
  readonly #computeOrder: readonly number[];
  readonly #computeCurve: CommitmentCostCurve;

  constructor(hours: readonly MixHour[], items: readonly MixItem[], minUtilization: number) {
    this.#minUtilization = minUtilization;
    this.#hours = hours;
    this.#items = items;
    this.#weights = Float64Array.from(hours, ({ weight }) => weight);
    this.#families = this.#familiesOf();
    this.#computeOrder = payOrder(items, ({ compute }) => compute);
    this.#computeCurve = this.#curve(this.#computeOrder, ({ compute = 0 }) => compute);
  }

  /** The best Compute plan for what the EC2 Instance plans leave, and its shadow prices by hour. */
  computePlan(plans: Mix['instance']): { compute: number; prices: Float64Array } {
    const ordered = new Float64Array(this.#computeOrder.length);
    this.#eachHour(plans, (left, hour) => {
      for (let index = 0; index < ordered.length; index++) {
        ordered[index] = left[this.#computeOrder[index] ?? 0] ?? 0;
      }
      this.#computeCurve.load(hour, ordered);
    });
    const curve = this.#computeCurve;
    const compute = Math.min(curve.optimum(), curve.fullyUsedIn(this.#minUtilization));
    return { compute, prices: curve.shadowPrices(compute) };
  }

  /** The best EC2 Instance plan of every family, at these shadow prices of the Compute plan. */
  instancePlans(prices: Float64Array): {
    readonly plans: ReadonlyMap<string, number>;
    readonly prices: ReadonlyMap<string, Float64Array>;
  } {
    const plans = new Map<string, number>();
    const shadow = new Map<string, Float64Array>();
    for (const { group, order, curve } of this.#families) {
      const rates = order.map((item) => this.#items[item]?.instance?.rate ?? 1);
      const listed = order.map((item) => this.#items[item]?.onDemand ?? 0);
      const computed = order.map((item) => this.#items[item]?.compute ?? Number.POSITIVE_INFINITY);
      const savedPerUnit: SavedPerUnit = (index, hour) => {
        const price = prices[hour] ?? 0;
        const otherwise = price === 0 ? 0 : price * (computed[index] ?? 0);
        const known = computed[index] === Number.POSITIVE_INFINITY ? listed[index] : otherwise;
        return Math.min(listed[index] ?? 0, known ?? 0) / (rates[index] ?? 1);
      };
      const plan = Math.min(curve.optimum(savedPerUnit), curve.fullyUsedIn(this.#minUtilization));
      if (plan > 0) plans.set(group, plan);
      shadow.set(group, curve.shadowPrices(plan, savedPerUnit));
    }
    return { plans, prices: shadow };
  }

  listCost({ compute, instance }: Mix): number {
    let cost = 0;
    this.#eachHour(instance, (left, hour) => {
      let remaining = compute;
      for (const item of this.#computeOrder) {
        if (remaining <= 0) break;
        const quantity = left[item] ?? 0;
        if (quantity === 0) continue;
        const rate = this.#items[item]?.compute ?? 0;
        const paid = Math.min(quantity, remaining / rate);
        left[item] = quantity - paid;
        remaining -= paid * rate;
      }
      let listed = 0;
      for (let item = 0; item < left.length; item++) {
        listed += (left[item] ?? 0) * (this.#items[item]?.onDemand ?? 0);
      }
      cost += (this.#weights[hour] ?? 0) * listed;
    });
    let hourly = compute;
    for (const plan of instance.values()) hourly += plan;
    return cost + hourly * this.#weights.reduce((sum, weight) => sum + weight, 0);
  }

  /**
   * What all usage costs at the cheapest of its prices: on demand, or a plan's rate at the plan's
   * shadow price of the hour. As a plan's shadow prices do not add up to more than it costs, no mix
   * can cost less: these are feasible dual prices of the linear program
   * (docs/facts/pricing-and-commitments.md#sizing-a-commitment).
   */
  boundOf(compute: Float64Array, instance: ReadonlyMap<string, Float64Array>): number {
    const ofItem = this.#items.map((item) => instance.get(item.instance?.group ?? ''));
    let bound = 0;
    for (const [hour, { quantities, weight }] of this.#hours.entries()) {
      const computePrice = compute[hour] ?? 0;
      let cost = 0;
      for (let index = 0; index < this.#items.length; index++) {
        const quantity = quantities[index] ?? 0;
        const item = this.#items[index];
        if (quantity === 0 || item === undefined) continue;
        let price = item.onDemand;
        if (item.compute !== undefined) price = Math.min(price, item.compute * computePrice);
        const own = ofItem[index]?.[hour];
        if (item.instance !== undefined && own !== undefined) {
          price = Math.min(price, item.instance.rate * own);
        }
        cost += quantity * price;
      }
      bound += weight * cost;
    }
    return bound;
  }

  /** Calls `visit` with what the EC2 Instance plans leave in each hour. The array is reused. */
  #eachHour(plans: Mix['instance'], visit: (left: Float64Array, hour: number) => void): void {
    const left = new Float64Array(this.#items.length);
    for (const [hour, { quantities }] of this.#hours.entries()) {
      left.set(quantities);
      for (const { group, order } of this.#families) {
        let remaining = plans.get(group) ?? 0;
        for (let index = 0; remaining > 0 && index < order.length; index++) {
          const item = order[index] ?? 0;
          const rate = this.#items[item]?.instance?.rate ?? 1;
          const paid = Math.min(left[item] ?? 0, remaining / rate);
          left[item] = (left[item] ?? 0) - paid;
          remaining -= paid * rate;
        }
      }
      visit(left, hour);
    }
  }

  #familiesOf(): readonly Family[] {
    const order = payOrder(this.#items, ({ instance }) => instance?.rate);
    const groups = Map.groupBy(order, (item) => this.#items[item]?.instance?.group ?? '');
    return [...groups].map(([group, own]) => {
      const curve = this.#curve(own, ({ instance }) => instance?.rate ?? 0);
      for (const [hour, { quantities }] of this.#hours.entries()) {
        curve.load(
          hour,
          own.map((item) => quantities[item] ?? 0),
        );
      }
      return { group, order: own, curve };
    });
  }

  #curve(order: readonly number[], rateOf: (item: MixItem) => number): CommitmentCostCurve {
    const items = order.flatMap((index) => this.#items[index] ?? []);
    return new CommitmentCostCurve(
      items.map((item) => ({ onDemand: item.onDemand, rate: rateOf(item) })),
      this.#weights,
    );
  }
}

/**
 * The highest saving percentage first, then the lowest rate
 * (docs/facts/pricing-and-commitments.md#the-hourly-bill).
 */
function payOrder(
  items: readonly MixItem[],
  rateOf: (item: MixItem) => number | undefined,
): readonly number[] {
  return items
    .flatMap(({ onDemand }, index) => {
      const item = items[index];
      const rate = item === undefined ? undefined : rateOf(item);
      return rate === undefined || rate <= 0 || rate >= onDemand ? [] : [{ index, rate, onDemand }];
    })
    .toSorted((a, b) => a.rate * b.onDemand - b.rate * a.onDemand || a.rate - b.rate)
    .map(({ index }) => index);
}
