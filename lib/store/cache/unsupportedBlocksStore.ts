import { DAY_SECONDS } from '../../shared/dates.ts';
import type { Table } from '../table/table.ts';
import { cache } from './cache.ts';

/**
 * That Slack has refused a kind of block: not every workspace takes the newest
 * (docs/facts/slack.md#newer-blocks).
 */
export interface UnsupportedBlocksStore {
  readonly isRefused: (what: string, now: Date) => Promise<boolean>;
  /** Remembered for a day; then it is tried again. */
  readonly remember: (what: string, now: Date) => Promise<void>;
}

/** The refusals in `table`. */
export function unsupportedBlocksStore(table: Table): UnsupportedBlocksStore {
  const refused = cache<true>(table, DAY_SECONDS);
  return {
    isRefused: async (what, now) => (await refused.get(keyOf(what), now)) ?? false,
    remember: (what, now) => refused.put(keyOf(what), true, now),
  };
}

function keyOf(what: string) {
  return { pk: 'refused', sk: what };
}
