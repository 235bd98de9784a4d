import type { Commitment } from '../commitment.ts';
import { commitmentPool, reaches, unitsOfType } from '../commitmentPool.ts';
import type { CoverageOrder } from '../coverageOrder.ts';
import type { UsageKey } from '../usage.ts';
import { coverageReach, type Reach } from './coverageReach.ts';

/**
 * The day (`2027-01-01`) on which the first queued purchase starts that may pay for usage of these
 * keys, or for what gets the commitments that a change of it frees; undefined where none may
 * (docs/facts/pricing-and-commitments.md#queued-purchases).
 */
export function queuedPurchases(
  keys: readonly UsageKey[],
  order: CoverageOrder,
  queued: readonly Commitment[],
  sharing: boolean,
): (changed: Iterable<number>) => string | undefined {
  if (queued.length === 0) return () => undefined;
  const affected = coverageReach(keys, order);
  const found = queued
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map((each) => ({ start: each.start, affects: affected(reachOf(each, sharing)) }));
  return (changed) => found.find(({ affects }) => affects(changed))?.start.slice(0, 10);
}

function reachOf(commitment: Commitment, sharing: boolean): Reach {
  const pool = commitmentPool(commitment, unitsOfType);
  return (key) =>
    (sharing || commitment.account === key.account) && (pool === undefined || reaches(pool, key));
}
