import type { PriceBook } from '../../pricing/priceBook.ts';
import type { CoverageOrder } from '../coverageOrder.ts';
import type { ClassUsage } from './classUsage.ts';
import { CoverageTrace, TraceArrays } from './coverageTrace.ts';
import { hourPricing } from './hourPricing.ts';
import { SavingTable, type ShiftSaving } from './savingTable.ts';
import type { UsageShift } from './usageShift.ts';

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
  const sums = new SavingTable(shifts.length, orders.length);
  const saved = new SavingTable(shifts.length, orders.length);
  const groups = shiftsOfSameClasses(shifts);
  for (const [hour, seconds] of hours.entries()) {
    const moves = movesOf(groups, shifts, hour);
    saved.clear(moves.length);
    let covered = moves;
    for (const [order, pricing] of pricings.entries()) {
      if (covered.length === 0) break;
      pricing.start(seconds);
      // With fewer commitments no pool has more left and no usage less: what changes nothing of what
      // commitments pay for does not change it under the next orders either.
      covered = covered.filter(({ row, shift }) => {
        const priced = pricing.price(shift, hour);
        if (priced.changesCoverage) saved.add(row, order, priced);
        else saved.addFrom(row, order, priced);
        return priced.changesCoverage;
      });
    }
    for (const { row, members } of moves) {
      for (const index of members) sums.addRow(index, saved, row);
    }
  }
  return shifts.map((_, index) => sums.savingsOf(index));
}

/** What shifts move in one hour: those that move the same are priced once. */
interface Move {
  readonly row: number;
  readonly shift: UsageShift;
  /** The indices of the shifts that move the same. */
  readonly members: number[];
}

function shiftsOfSameClasses(shifts: readonly UsageShift[]): readonly (readonly number[])[] {
  return [...Map.groupBy(shifts.keys(), (index) => shifts[index]?.classes.join(' ')).values()];
}

function movesOf(
  groups: readonly (readonly number[])[],
  shifts: readonly UsageShift[],
  hour: number,
): readonly Move[] {
  const moves: Move[] = [];
  for (const group of groups) {
    const first = moves.length;
    for (const index of group) {
      const shift = shifts[index];
      if (shift === undefined || !movesUsage(shift, hour)) continue;
      let at = first;
      while (at < moves.length && !isSameMove(moves[at]?.shift ?? shift, shift, hour)) at++;
      if (at < moves.length) moves[at]?.members.push(index);
      else moves.push({ row: at, shift, members: [index] });
    }
  }
  return moves;
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
