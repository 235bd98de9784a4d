import type { Instance } from '../../../domain/fleet/instance.ts';
import type { Sentence } from '../../../shared/message.ts';
import type { MicroUsd } from '../../../shared/money.ts';
import type { Result } from '../../../shared/result.ts';

/** An instance in a report. */
export interface ReportRow {
  readonly instance: Instance;
  /** µUSD a month at list price, or why it has no price. */
  readonly cost: Result<MicroUsd, Sentence>;
}

export const SORT_KEYS = ['cost', 'name', 'type', 'region'] as const;

export type SortKey = (typeof SORT_KEYS)[number];

/** The rows by cost, most expensive first and unpriced last; or by a name, then by cost. */
export function sortRows(rows: readonly ReportRow[], by: SortKey): readonly ReportRow[] {
  const byCost = rows.toSorted((a, b) => amountOf(b) - amountOf(a));
  if (by === 'cost') return byCost;
  return byCost.toSorted((a, b) => nameIn(a, by).localeCompare(nameIn(b, by)));
}

function nameIn({ instance }: ReportRow, by: Exclude<SortKey, 'cost'>): string {
  switch (by) {
    case 'name':
      return instance.name ?? instance.instanceId;
    case 'type':
      return instance.instanceType;
    case 'region':
      return instance.region;
  }
}

function amountOf({ cost }: ReportRow): number {
  return cost.ok ? cost.value : -1;
}
