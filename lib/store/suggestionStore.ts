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
  /** Puts `after`, if what is stored is still `before`; `conflict` when somebody was faster. */
  readonly save: (
    before: SuggestionRecord,
    after: SuggestionRecord,
  ) => Promise<Result<SuggestionRecord, 'conflict'>>;
}

/** The suggestion store in `table`. */
export function suggestionStore(table: Table): SuggestionStore {
  return {
    get: (account, id) => table.get<SuggestionRecord>(keyOf(account, id)),
    list: async (accounts) => {
      const records: SuggestionRecord[] = [];
      for (const account of accounts) {
        records.push(...(await table.list<SuggestionRecord>(partitionOf(account))));
      }
      return records;
    },
    create: (record) => put(table, { kind: 'absent' }, record),
    save: (before, after) => put(table, { kind: 'version', version: before.version }, after),
  };
}

async function put(
  table: Table,
  condition: Parameters<Table['putIf']>[0],
  record: SuggestionRecord,
): Promise<Result<SuggestionRecord, 'conflict'>> {
  const { instance, id } = record.suggestion;
  const key = keyOf(instance.account, id);
  const written = await table.putIf(condition, key, record, { version: record.version });
  return written ? ok(record) : err('conflict');
}

function keyOf(account: AccountId, id: SuggestionId) {
  return { pk: partitionOf(account), sk: id };
}

function partitionOf(account: AccountId): string {
  return `suggestions#${account}`;
}
