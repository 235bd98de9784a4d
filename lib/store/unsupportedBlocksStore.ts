import type { Table } from './table/table.ts';

/**
 * That Slack has refused a kind of block: not every workspace takes the newest
 * (docs/facts/slack.md#newer-blocks).
 */
export interface UnsupportedBlocksStore {
  readonly isRefused: (what: string, now: Date) => Promise<boolean>;
  /** Remembered for a day; then it is tried again. */
  readonly remember: (what: string, now: Date) => Promise<void>;
}

const A_DAY = 86_400;

/** The refusals in `table`. */
export function unsupportedBlocksStore(table: Table): UnsupportedBlocksStore {
  return {
    isRefused: async (what, now) => {
      const until = await table.get<number>(keyOf(what));
      return until !== undefined && now.getTime() / 1000 < until;
    },
    remember: (what, now) => {
      const expires = Math.floor(now.getTime() / 1000) + A_DAY;
      return table.put(keyOf(what), expires, { expires });
    },
  };
}

function keyOf(what: string) {
  return { pk: 'refused', sk: what };
}
