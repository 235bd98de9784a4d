import type { PriceBook } from '../../pricing/priceBook.ts';
import type { CoverageOrder } from '../coverageOrder.ts';
import type { ClassUsage } from './classUsage.ts';
import { CoverageTrace, TraceArrays } from './coverageTrace.ts';
import { hourPricing } from './hourPricing.ts';
import type { UsageShift } from './usageShift.ts';

/** What a shift of usage does to the bill, in µUSD for all hours and not rounded. */
export interface ShiftSaving {
  /** Less on demand; below zero when the bill grows. */
  readonly onDemand: number;
  /** More of the commitments that pay for nothing. */
  readonly stranded: number;
}

/**
 * The bill before − the bill after each of many shifts, each by itself: for each shift, one saving
 * for each of the orders. Each order has the commitments of the one before it, or fewer: what is left
 * after each end. The coverage of every hour is computed once for each order, and a shift only visits
 * the claims that it changes: the work grows with the hours and with the shifts, not with their
 * product with the fleet. Equal to two bills to the µUSD (test/property/incrementalSaving.test.ts).
 */
export function savingReplay(
  { keys, hours }: ClassUsage,
  orders: readonly CoverageOrder[],
  priceBook: PriceBook,
  shifts: readonly UsageShift[],
): readonly (readonly ShiftSaving[])[] {
  const [first] = orders;
  if (first === undefined) return shifts.map(() => []);
  const arrays = new TraceArrays(first, keys.length);
  const pricings = orders.map((order) =>
    hourPricing(keys, order, priceBook, new CoverageTrace(order, keys.length, arrays)),
  );
  const sums = shifts.map(() => new SavingSums(orders.length));
  const groups = shiftsOfSameClasses(shifts);
  for (const [hour, seconds] of hours.entries()) {
    const moves = movesOf(groups, shifts, hour, orders.length);
    let covered = moves;
    for (const [order, pricing] of pricings.entries()) {
      if (covered.length === 0) break;
      pricing.start(seconds);
      // With fewer commitments no pool has more left and no usage less: what changes nothing of what
      // commitments pay for does not change it under the next orders either.
      covered = covered.filter(({ shift, sums: saved }) => {
        const { onDemand, stranded, changesCoverage } = pricing.price(shift, hour);
        if (changesCoverage) saved.add(order, onDemand, stranded);
        else saved.addFrom(order, onDemand);
        return changesCoverage;
      });
    }
    for (const { members, sums: saved } of moves) {
      for (const index of members) sums[index]?.addAll(saved);
    }
  }
  return sums.map((each) => each.savings());
}

/** One saving for each order. */
class SavingSums {
  readonly #onDemand: Float64Array;
  readonly #stranded: Float64Array;

  constructor(orders: number) {
    this.#onDemand = new Float64Array(orders);
    this.#stranded = new Float64Array(orders);
  }

  add(order: number, onDemand: number, stranded: number): void {
    this.#onDemand[order] = (this.#onDemand[order] ?? 0) + onDemand;
    this.#stranded[order] = (this.#stranded[order] ?? 0) + stranded;
  }

  /** For this order and all that follow. */
  addFrom(order: number, onDemand: number): void {
    for (let each = order; each < this.#onDemand.length; each++) this.add(each, onDemand, 0);
  }

  addAll(other: SavingSums): void {
    for (let order = 0; order < this.#onDemand.length; order++) {
      this.add(order, other.#onDemand[order] ?? 0, other.#stranded[order] ?? 0);
    }
  }

  savings(): readonly ShiftSaving[] {
    return Array.from(this.#onDemand, (onDemand, order) => ({
      onDemand,
      stranded: this.#stranded[order] ?? 0,
    }));
  }
}

/** What shifts move in one hour: those that move the same are priced once. */
interface Move {
  readonly shift: UsageShift;
  /** The indices of the shifts that move the same. */
  readonly members: number[];
  readonly sums: SavingSums;
}

function shiftsOfSameClasses(shifts: readonly UsageShift[]): readonly (readonly number[])[] {
  return [...Map.groupBy(shifts.keys(), (index) => shifts[index]?.classes.join(' ')).values()];
}

function movesOf(
  groups: readonly (readonly number[])[],
  shifts: readonly UsageShift[],
  hour: number,
  orders: number,
): readonly Move[] {
  return groups.flatMap((group) => {
    const moves: Move[] = [];
    for (const index of group) {
      const shift = shifts[index];
      if (shift === undefined || !movesUsage(shift, hour)) continue;
      const same = moves.find((move) => isSameMove(move.shift, shift, hour));
      if (same !== undefined) same.members.push(index);
      else {
        moves.push({ shift, members: [index], sums: new SavingSums(orders) });
      }
    }
    return moves;
  });
}

function movesUsage({ classes, before, after }: UsageShift, hour: number): boolean {
  const width = classes.length;
  for (let at = hour * width; at < (hour + 1) * width; at++) {
    if (after[at] !== 0 || (before !== undefined && before[at] !== 0)) return true;
  }
  return false;
}

/** Of shifts of the same classes: whether they move the same seconds in this hour. */
function isSameMove(a: UsageShift, b: UsageShift, hour: number): boolean {
  const width = a.classes.length;
  for (let at = hour * width; at < (hour + 1) * width; at++) {
    if (a.after[at] !== b.after[at]) return false;
    if ((a.before?.[at] ?? 0) !== (b.before?.[at] ?? 0)) return false;
  }
  return true;
}
