import type { Table } from './table.ts';

/** Things that must happen once, however often somebody presses or a schedule fires. */
export interface OnceStore {
  /** True for the first caller with this key in `seconds`; false for all others. */
  readonly claim: (key: string, now: Date, seconds: number) => Promise<boolean>;
}

/** The once store in `table`. */
export function onceStore(table: Table): OnceStore {
  return {
    claim: (key, now, seconds) => {
      const epoch = Math.floor(now.getTime() / 1000);
      return table.putIf(
        { kind: 'absentOrExpired', now: epoch },
        { pk: `once#${key}`, sk: 'claim' },
        { claimedAt: now.toISOString() },
        { expires: epoch + seconds },
      );
    },
  };
}
