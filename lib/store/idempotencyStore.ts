import { epochSeconds } from '../shared/dates.ts';
import { omitUndefined } from '../shared/omitUndefined.ts';
import type { Table } from './table/table.ts';

/** Things that must happen once, however often a button is pressed or a schedule fires. */
export interface IdempotencyStore {
  /**
   * True for the first caller with this key in `seconds`; false for all others. With an `owner` also
   * true when the first one asks again: a step of a workflow may run twice.
   */
  readonly claim: (key: string, now: Date, seconds: number, owner?: string) => Promise<boolean>;
}

/** The claims in `table`. */
export function idempotencyStore(table: Table): IdempotencyStore {
  return {
    claim: (key, now, seconds, owner) => {
      const epoch = epochSeconds(now);
      return table.putIf(
        owner === undefined
          ? { kind: 'absentOrExpired', now: epoch }
          : { kind: 'freeOrOwnedBy', now: epoch, owner },
        { pk: `once#${key}`, sk: 'claim' },
        { claimedAt: now.toISOString() },
        omitUndefined({ expires: epoch + seconds, owner }),
      );
    },
  };
}
