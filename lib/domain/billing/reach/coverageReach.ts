import type { CoverageOrder } from '../coverageOrder.ts';
import type { UsageKey } from '../usage.ts';

/** Whether a commitment may pay for usage of this key. */
export type Reach = (key: UsageKey) => boolean;

/**
 * Tells whether a change of usage, by the indices of its keys, can change what a commitment pays
 * for: directly, or as what the change frees of one commitment goes to other usage, and so on. So
 * only usage that no chain of commitments leads to is certain not to be affected.
 */
export function coverageReach(
  keys: readonly UsageKey[],
  { pool, item, commitmentPools }: CoverageOrder,
): (reach: Reach) => (changed: Iterable<number>) => boolean {
  const parents = Int32Array.from({ length: keys.length + commitmentPools.length }, (_, at) => at);
  const groupOf = (at: number): number => {
    let root = at;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[at] = root;
    return root;
  };
  for (const [claim, from] of pool.entries()) {
    parents[groupOf(keys.length + from)] = groupOf(item[claim] ?? 0);
  }
  return (reach) => {
    const groups = new Set(keys.flatMap((key, at) => (reach(key) ? [groupOf(at)] : [])));
    return (changed) => [...changed].some((at) => groups.has(groupOf(at)));
  };
}
