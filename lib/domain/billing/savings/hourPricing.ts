import type { PriceBook } from '../../pricing/priceBook.ts';
import { applyCommitmentsToHour } from '../applyCommitments.ts';
import type { CoverageOrder } from '../coverageOrder.ts';
import { SECONDS_PER_HOUR, type UsageKey } from '../usage.ts';
import type { CoverageTrace } from './coverageTrace.ts';
import type { ShiftSaving } from './savingTable.ts';
import { ShiftedCoverage } from './shiftedCoverage.ts';
import type { UsageShift } from './usageShift.ts';

/** What a shift saves in one hour. */
export interface PricedMove extends ShiftSaving {
  /** Whether commitments pay for something else than before. */
  readonly changesCoverage: boolean;
}

/** Prices shifts of usage hour by hour, under one order of coverage. */
export interface HourPricing {
  /** Begins an hour, with the seconds of each class. */
  readonly start: (seconds: Float64Array) => void;
  readonly price: (shift: UsageShift, hour: number) => PricedMove;
}

/** A shift of more classes disturbs so much that the whole hour is computed again faster. */
const WIDE = 32;

export function hourPricing(
  keys: readonly UsageKey[],
  order: CoverageOrder,
  priceBook: PriceBook,
  trace: CoverageTrace,
): HourPricing {
  const coverage = new ShiftedCoverage(trace);
  const perSecond = Float64Array.from(keys, (key) => {
    const price = priceBook.priceOf(key);
    return price.ok ? price.value.onDemand / SECONDS_PER_HOUR : 0;
  });
  const perMeasure = Float64Array.from(order.commitmentPools, ({ hourlyCost, capacity }) =>
    capacity === 0 ? 0 : hourlyCost / capacity,
  );
  const whole = wholeHour(order, perSecond, perMeasure);
  let seconds: Float64Array = new Float64Array();
  const shifted = (shift: UsageShift, by: Int32Array, hour: number): PricedMove => {
    const { classes } = shift;
    if (classes.length > WIDE) return whole(seconds, classes, by, hour);
    coverage.shift(classes, by, hour * classes.length);
    return {
      onDemand: -coverage.uncovered.times(perSecond),
      stranded: coverage.unused.times(perMeasure),
      changesCoverage: coverage.changedCoverage,
    };
  };
  return {
    start: (of) => {
      seconds = of;
      trace.record(of);
    },
    price: (shift, hour) => {
      const after = shifted(shift, shift.after, hour);
      if (shift.before === undefined) return after;
      const before = shifted(shift, shift.before, hour);
      return {
        onDemand: after.onDemand - before.onDemand,
        stranded: after.stranded - before.stranded,
        changesCoverage: after.changesCoverage || before.changesCoverage,
      };
    },
  };
}

/** Computes the whole hour with and without a shift. */
function wholeHour(order: CoverageOrder, perSecond: Float64Array, perMeasure: Float64Array) {
  const left = new Float64Array(perSecond.length);
  const available = new Float64Array(perMeasure.length);
  const cost = () => {
    for (const [pool, { capacity }] of order.commitmentPools.entries()) available[pool] = capacity;
    applyCommitmentsToHour(order, left, available);
    return { onDemand: dot(left, perSecond), unused: dot(available, perMeasure) };
  };
  return (seconds: Float64Array, classes: Int32Array, by: Int32Array, hour: number): PricedMove => {
    left.fill(0);
    left.set(seconds);
    const before = cost();
    left.fill(0);
    left.set(seconds);
    for (const [index, item] of classes.entries()) {
      left[item] = (left[item] ?? 0) + (by[hour * classes.length + index] ?? 0);
    }
    const after = cost();
    return {
      onDemand: before.onDemand - after.onDemand,
      stranded: after.unused - before.unused,
      changesCoverage: true,
    };
  };
}

function dot(values: Float64Array, rates: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    sum += (values[index] ?? 0) * (rates[index] ?? 0);
  }
  return sum;
}
