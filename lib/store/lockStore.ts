import { DAY_SECONDS, epochSeconds } from '../shared/dates.ts';
import type { Table } from './table/table.ts';

/**
 * One resize in flight for each instance, and for each group that it is in
 * (docs/facts/ec2-resize.md#order-of-a-resize).
 */
export interface LockStore {
  /** True when `owner` holds the lock now: it was free, had run out, or was already theirs. */
  readonly acquire: (lock: Lock) => Promise<boolean>;
  /** Lets go of it. Nothing happens when `owner` does not hold it any more. */
  readonly release: (lock: Lock) => Promise<void>;
}

export interface Lock {
  /** The key of an instance, or the ARN of a group. */
  readonly what: string;
  /** The approval: the same run may ask twice, as every step of a workflow may. */
  readonly owner: string;
  readonly now: Date;
  /** It runs out by itself after so long; absent: when no run can be at work any more. */
  readonly seconds?: number;
}

/** As long as a run may live (serverless.yml): what a dead one holds, the next one takes over. */
const LOCK_SECONDS = 21 * DAY_SECONDS;

/** The locks in `table`. */
export function lockStore(table: Table): LockStore {
  return {
    acquire: ({ what, owner, now, seconds = LOCK_SECONDS }) =>
      table.putIf(
        { kind: 'freeOrOwnedBy', owner, now: epochSeconds(now) },
        keyOf(what),
        { since: now.toISOString() },
        { owner, expires: epochSeconds(now) + seconds },
      ),
    release: async ({ what, owner, now }) => {
      await table.putIf(
        { kind: 'ownedBy', owner },
        keyOf(what),
        { released: now.toISOString() },
        { owner: 'none', expires: epochSeconds(now) - 1 },
      );
    },
  };
}

function keyOf(what: string) {
  return { pk: `lock#${what}`, sk: 'lock' };
}
