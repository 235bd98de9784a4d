import type { PriceBook } from '../../pricing/priceBook.ts';
import type { CoverageOrder } from '../coverageOrder.ts';
import { SECONDS_PER_HOUR, type UsageKey } from '../usage.ts';
import type { ClassUsage } from './classUsage.ts';
import { CoverageTrace } from './coverageTrace.ts';
import { type CoverageDifference, ShiftedCoverage } from './shiftedCoverage.ts';
import type { UsageShift } from './usageShift.ts';

/** What a shift of usage does to the bill, in µUSD for all hours and not rounded. */
export interface ShiftSaving {
  /** Less on demand; below zero when the bill grows. */
  readonly onDemand: number;
  /** More of the commitments that pay for nothing. */
  readonly stranded: number;
}

/**
 * The bill before − the bill after each of many shifts, each by itself. The coverage of every hour is
 * computed once, and each shift only visits the claims that it changes: the work grows with the hours
 * and with the shifts, not with their product with the fleet. Equal to two bills to the µUSD
 * (test/property/cashSaving.test.ts).
 */
export function savingReplay(
  { keys, hours }: ClassUsage,
  order: CoverageOrder,
  priceBook: PriceBook,
  shifts: readonly UsageShift[],
): readonly ShiftSaving[] {
  const trace = new CoverageTrace(order, keys.length);
  const coverage = new ShiftedCoverage(trace);
  const onDemand = new Float64Array(shifts.length);
  const stranded = new Float64Array(shifts.length);
  const cost = costOf(keys, order, priceBook);
  for (const [hour, seconds] of hours.entries()) {
    trace.record(seconds);
    for (const [index, { classes, before, after }] of shifts.entries()) {
      const offset = hour * classes.length;
      cost.reset();
      coverage.shift(classes, after, offset, cost);
      let [charged, unused] = [cost.uncovered, cost.unused];
      if (before !== undefined) {
        cost.reset();
        coverage.shift(classes, before, offset, cost);
        charged -= cost.uncovered;
        unused -= cost.unused;
      }
      onDemand[index] = (onDemand[index] ?? 0) - charged;
      stranded[index] = (stranded[index] ?? 0) + unused;
    }
  }
  return shifts.map((_, index) => ({
    onDemand: onDemand[index] ?? 0,
    stranded: stranded[index] ?? 0,
  }));
}

/** Adds up what a difference of coverage costs in an hour, in µUSD. */
interface DifferenceCost extends CoverageDifference {
  uncovered: number;
  unused: number;
  reset: () => void;
}

function costOf(
  keys: readonly UsageKey[],
  { commitmentPools }: CoverageOrder,
  priceBook: PriceBook,
): DifferenceCost {
  const perSecond = Float64Array.from(keys, (key) => {
    const price = priceBook.priceOf(key);
    return price.ok ? price.value.onDemand / SECONDS_PER_HOUR : 0;
  });
  const perMeasure = Float64Array.from(commitmentPools, ({ hourlyCost, capacity }) =>
    capacity === 0 ? 0 : hourlyCost / capacity,
  );
  const cost: DifferenceCost = {
    uncovered: 0,
    unused: 0,
    reset: () => {
      cost.uncovered = 0;
      cost.unused = 0;
    },
    onUncovered: (item, seconds) => {
      cost.uncovered += seconds * (perSecond[item] ?? 0);
    },
    onUnused: (pool, amount) => {
      cost.unused += amount * (perMeasure[pool] ?? 0);
    },
  };
  return cost;
}
