import type { Actor } from '../domain/lifecycle/suggestionRecord.ts';
import type { InstanceRef } from '../shared/ids.ts';
import type { MicroUsd } from '../shared/money.ts';
import type { Table } from './table/table.ts';

/** One saving that is real: a resize that ended healthy on the new type. */
export interface LedgerEntry {
  readonly approvalId: string;
  readonly instance: InstanceRef;
  readonly from: string;
  readonly to: string;
  /** µUSD per month, as approved: at list, and in cash where that was known. */
  readonly monthlyList: MicroUsd;
  readonly monthlyCash?: MicroUsd;
  readonly approvedBy: Actor;
  /** ISO 8601. */
  readonly at: string;
}

export interface LedgerStore {
  /** Writing the same approval twice leaves one entry. */
  readonly record: (entry: LedgerEntry) => Promise<void>;
  readonly list: () => Promise<readonly LedgerEntry[]>;
}

/** The ledger in `table`. */
export function ledgerStore(table: Table): LedgerStore {
  return {
    record: (entry) => table.put({ pk: 'ledger', sk: entry.approvalId }, entry),
    list: () => table.list<LedgerEntry>('ledger'),
  };
}
