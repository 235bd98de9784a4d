/** Chances that come the same in every run of a seed (mulberry32). */
export interface Random {
  /** From 0 to below 1. */
  readonly next: () => number;
  /** True in so many of a hundred. */
  readonly percent: (chance: number) => boolean;
  readonly below: (limit: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    percent: (chance) => next() * 100 < chance,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}
