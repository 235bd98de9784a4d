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
  readonly latest: () => Promise<StoredDigest | undefined>;
  /** The newest digest of a day before `date`. */
  readonly latestBefore: (date: string) => Promise<StoredDigest | undefined>;
}

const KEEP_DAYS = 120;

/** The digests in `table`, in the order of Slack's time stamps. */
export function digestStore(table: Table): DigestStore {
  return {
    put: (stored) =>
      table.put(keyOf(stored.message), stored, {
        expires: Date.parse(stored.digest.date) / 1000 + KEEP_DAYS * 86_400,
      }),
    get: (message) => table.get<StoredDigest>(keyOf(message)),
    latest: async () => (await table.list<StoredDigest>('digests')).at(-1),
    latestBefore: async (date) => {
      const stored = await table.list<StoredDigest>('digests');
      return stored.findLast(({ digest }) => digest.date < date);
    },
  };
}

function keyOf({ channel, ts }: MessageRef) {
  return { pk: 'digests', sk: `${ts}#${channel}` };
}
