import type { DailyMetrics } from '../domain/digest/dailyMetrics.ts';
import { DAY_SECONDS } from '../shared/dates.ts';
import type { Table } from './table/table.ts';

/** What the digests of the days before said, for each channel and person that gets one. */
export interface DailyMetricsStore {
  readonly put: (to: string, figures: DailyMetrics) => Promise<void>;
  /** Oldest first. */
  readonly list: (to: string) => Promise<readonly DailyMetrics[]>;
}

const KEEP_DAYS = 35;

/** The figures in `table`. */
export function dailyMetricsStore(table: Table): DailyMetricsStore {
  return {
    put: (to, figures) =>
      table.put({ pk: partitionOf(to), sk: figures.date }, figures, {
        expires: Date.parse(figures.date) / 1000 + KEEP_DAYS * DAY_SECONDS,
      }),
    list: (to) => table.list<DailyMetrics>(partitionOf(to)),
  };
}

function partitionOf(to: string): string {
  return `figures#${to}`;
}
