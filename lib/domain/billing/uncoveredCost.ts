import type { PriceBook } from '../pricing/priceBook.ts';
import { applyCommitments } from './applyCommitments.ts';
import type { Commitment } from './commitment.ts';
import { type AmbiguousOrder, coverageOrder } from './coverageOrder.ts';
import { SECONDS_PER_HOUR, type Usage, type UsageHour, type UsageKey } from './usage.ts';

/** What depends on the hours of a bill; what is committed costs the same whatever runs. */
export interface Charge {
  /** µUSD for all hours that no commitment pays. */
  readonly onDemand: number;
  /** µUSD for all hours of what is committed that pays for nothing. */
  readonly unused: number;
  /** Why commitments may do otherwise. */
  readonly doubts: readonly AmbiguousOrder[];
}

/** Bills for the same keys under the same commitments, for many different hours. */
export type ChargeFor = (hours: readonly UsageHour[]) => Charge;

/**
 * The part of bill() that a change of usage changes, prepared once: a fleet has thousands of changes
 * to judge. Amounts are not rounded.
 */
export function uncoveredCost(
  keys: readonly UsageKey[],
  owned: readonly Commitment[],
  priceBook: PriceBook,
  sharing: boolean,
): ChargeFor {
  const claims = coverageOrder(keys, owned, priceBook, sharing);
  const hourly = Float64Array.from(keys, (key) => {
    const price = priceBook.priceOf(key);
    return price.ok ? price.value.onDemand : 0;
  });
  return (hours) => {
    const usage: Usage = { keys, hours };
    const { uncovered, unused } = applyCommitments(usage, claims);
    return {
      onDemand:
        uncovered.reduce((sum, seconds, key) => sum + seconds * (hourly[key] ?? 0), 0) /
        SECONDS_PER_HOUR,
      unused: claims.commitmentPools.reduce((sum, { capacity, hourlyCost }, pool) => {
        const left = unused[pool] ?? 0;
        return left === 0 ? sum : sum + (hourlyCost * left) / capacity;
      }, 0),
      doubts: claims.doubts.filter(
        ({ item }) => item === undefined || hours.some(({ seconds }) => seconds[item] !== 0),
      ),
    };
  };
}
