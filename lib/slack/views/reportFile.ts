import { stringify } from 'csv-stringify/sync';
import type { FileView } from '../view.ts';
import type { ReportRow } from './reportMessage.ts';

/** Every instance of a report as CSV, for spreadsheets. Dollars a month at list; empty is unknown. */
export function reportFile(rows: readonly ReportRow[], date: string): FileView {
  const records = rows.map(({ instance, cost }) => ({
    account: instance.account,
    region: instance.region,
    instance: instance.instanceId,
    name: instance.name ?? '',
    type: instance.instanceType,
    state: instance.state,
    lifecycle: instance.lifecycle,
    platform: instance.platformDetails ?? '',
    monthlyUsd: cost.ok ? (cost.value / 1e6).toFixed(2) : '',
    withoutPriceBecause: cost.ok ? '' : cost.error,
    tags: Object.entries(instance.tags)
      .map(([key, value]) => `${key}=${value}`)
      .join('; '),
  }));
  return {
    name: `trimtab-report-${date}.csv`,
    title: `Trimtab: ${rows.length} instances`,
    // Whoever names an instance may write a formula: a spreadsheet must not run it.
    content: stringify(records, { header: true, escape_formulas: true, bom: true }),
  };
}
