import type { SuggestionRecord } from '../domain/lifecycle/suggestionRecord.ts';
import type { SuggestionId } from '../domain/suggestions/suggestion.ts';
import type { AccountId } from '../shared/ids.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Table } from './table/table.ts';

/** What is suggested and decided. One item for each suggestion, one partition for each account. */
export interface SuggestionStore {
  readonly get: (account: AccountId, id: SuggestionId) => Promise<SuggestionRecord | undefined>;
  /** Every record of the accounts, in any state. */
  readonly list: (accounts: readonly AccountId[]) => Promise<readonly SuggestionRecord[]>;
  /** Puts a record that is not there yet; `conflict` when it is. */
  readonly create: (record: SuggestionRecord) => Promise<Result<SuggestionRecord, 'conflict'>>;
  /** Puts `after`, if what is stored is still `before`; `conflict` when it was changed in between. */
  readonly save: (
    before: SuggestionRecord,
    after: SuggestionRecord,
  ) => Promise<Result<SuggestionRecord, 'conflict'>>;
}

/**
 * The shape of what is stored. Increase it when a field of SuggestionRecord or Suggestion changes its
 * meaning, so that a version that is rolled back does not misread a newer record.
 */
const SCHEMA_VERSION = 1;

type Stored = SuggestionRecord & { readonly schemaVersion: number };

/**
 * The suggestion store in `table`. Throws, with a sentence for operators, when a record has another
 * schema version than this one reads.
 */
export function suggestionStore(table: Table): SuggestionStore {
  return {
    get: async (account, id) => {
      const stored = await table.get<Stored>(keyOf(account, id));
      return stored && readable(stored);
    },
    list: async (accounts) => {
      const records: SuggestionRecord[] = [];
      for (const account of accounts) {
        const stored = await table.list<Stored>(partitionOf(account));
        records.push(...stored.map(readable));
      }
      return records;
    },
    create: (record) => put(table, { kind: 'absent' }, record),
    save: (before, after) => put(table, { kind: 'version', version: before.version }, after),
  };
}

/** A misread plan could change the wrong thing, so that a reader stops rather than guesses. */
function readable({ schemaVersion, ...record }: Stored): SuggestionRecord {
  if (schemaVersion === SCHEMA_VERSION) return record;
  const { id } = record.suggestion;
  throw new Error(
    `Suggestion ${id} is stored with schema version ${schemaVersion ?? 'unknown'}, and this version of Trimtab reads ${SCHEMA_VERSION}. Deploy the version of Trimtab that wrote it.`,
  );
}

async function put(
  table: Table,
  condition: Parameters<Table['putIf']>[0],
  record: SuggestionRecord,
): Promise<Result<SuggestionRecord, 'conflict'>> {
  const { instance, id } = record.suggestion;
  const key = keyOf(instance.account, id);
  const stored: Stored = { ...record, schemaVersion: SCHEMA_VERSION };
  const written = await table.putIf(condition, key, stored, { version: record.version });
  return written ? ok(record) : err('conflict');
}

function keyOf(account: AccountId, id: SuggestionId) {
  return { pk: partitionOf(account), sk: id };
}

function partitionOf(account: AccountId): string {
  return `suggestions#${account}`;
}
