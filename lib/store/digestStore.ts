import type { Digest } from '../domain/digest.ts';
import type { MessageRef } from '../domain/suggestionRecord.ts';
import type { Table } from './table.ts';

/** A digest as it was posted: its cards are drawn again from it when a suggestion changes. */
export interface StoredDigest {
  readonly digest: Digest;
  readonly message: MessageRef;
}

export interface DigestStore {
  readonly put: (stored: StoredDigest) => Promise<void>;
  readonly get: (message: MessageRef) => Promise<StoredDigest | undefined>;
  /** The newest digest of a day before `date`. */
  readonly latestBefore: (date: string) => Promise<StoredDigest | undefined>;
}

const KEEP_DAYS = 120;

/** The digests in `table`. */
export function digestStore(table: Table): DigestStore {
  const list = () => table.list<StoredDigest>('digests');
  return {
    put: (stored) =>
      table.put({ pk: 'digests', sk: stored.digest.date }, stored, {
        expires: Date.parse(stored.digest.date) / 1000 + KEEP_DAYS * 86_400,
      }),
    get: async (message) =>
      (await list()).find(
        (stored) => stored.message.ts === message.ts && stored.message.channel === message.channel,
      ),
    latestBefore: async (date) => (await list()).findLast((stored) => stored.digest.date < date),
  };
}
