import type { Digest } from '../domain/digest/digest.ts';
import type { MessageRef } from '../domain/lifecycle/suggestionRecord.ts';
import { DAY_SECONDS } from '../shared/dates.ts';
import type { Table } from './table/table.ts';

/** A digest as it was posted: its cards are drawn again from it when a suggestion changes. */
export interface StoredDigest {
  readonly digest: Digest;
  readonly message: MessageRef;
}

export interface DigestStore {
  readonly put: (stored: StoredDigest) => Promise<void>;
  readonly get: (message: MessageRef) => Promise<StoredDigest | undefined>;
  /** The newest that was posted in `channel`. */
  readonly latest: (channel: string) => Promise<StoredDigest | undefined>;
  /**
   * A digest that is not posted yet. The first of a day stays: another firing of the schedule must
   * not change what is just being posted.
   */
  readonly putDraft: (digest: Digest) => Promise<void>;
  readonly getDraft: (draft: DraftKey) => Promise<Digest | undefined>;
}

/** Whose digest, of which day. */
export type DraftKey = Pick<Digest, 'to' | 'date'>;

const KEEP_DAYS = 120;
const KEEP_DRAFT_DAYS = 3;

/** The digests in `table`, in the order of Slack's time stamps. */
export function digestStore(table: Table): DigestStore {
  return {
    put: (stored) =>
      table.put(keyOf(stored.message), stored, {
        expires: daysAfter(stored.digest.date, KEEP_DAYS),
      }),
    get: (message) => table.get<StoredDigest>(keyOf(message)),
    latest: async (channel) => (await table.list<StoredDigest>(partitionOf(channel))).at(-1),
    putDraft: async (digest) => {
      const expires = daysAfter(digest.date, KEEP_DRAFT_DAYS);
      await table.putIf({ kind: 'absent' }, draftKey(digest), digest, { expires });
    },
    getDraft: (draft) => table.get<Digest>(draftKey(draft)),
  };
}

/** Epoch seconds. */
function daysAfter(date: string, days: number): number {
  return Date.parse(date) / 1000 + days * DAY_SECONDS;
}

function keyOf({ channel, ts }: MessageRef) {
  return { pk: partitionOf(channel), sk: ts };
}

function partitionOf(channel: string): string {
  return `digests#${channel}`;
}

function draftKey({ to, date }: DraftKey) {
  return { pk: `drafts#${date}`, sk: to };
}
