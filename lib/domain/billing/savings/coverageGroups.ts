import type { CoverageOrder } from '../coverageOrder.ts';

/** The group of each usage key and of each pool, by index. */
export interface CoverageGroups {
  readonly ofItem: Int32Array;
  readonly ofPool: Int32Array;
}

/**
 * Keys and pools are in one group when claims connect them, directly or through others: what a pool
 * pays for one key it does not pay for another, which then asks the next pool. Nothing that happens
 * in one group changes what is paid in another.
 */
export function coverageGroups(order: CoverageOrder, items: number): CoverageGroups {
  const pools = order.commitmentPools.length;
  const parents = Int32Array.from({ length: items + pools }, (_, index) => index);
  for (let claim = 0; claim < order.pool.length; claim++) {
    const item = rootOf(parents, order.item[claim] ?? 0);
    parents[item] = rootOf(parents, items + (order.pool[claim] ?? 0));
  }
  const groups = parents.map((_, index) => rootOf(parents, index));
  return { ofItem: groups.subarray(0, items), ofPool: groups.subarray(items) };
}

/** Union-find: the node that names the group of a node; halves the path to it. */
function rootOf(parents: Int32Array, node: number): number {
  let at = node;
  for (;;) {
    const parent = parents[at] ?? at;
    if (parent === at) return at;
    const above = parents[parent] ?? parent;
    parents[at] = above;
    at = above;
  }
}
