import { stringify } from 'csv-stringify/sync';
import { inEnglish } from '../../../shared/message.ts';
import type { FileView } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import type { ReportRow } from './sortRows.ts';

/** Every instance of a report as CSV. `monthlyUsd` is at list price, and empty where it is unknown. */
export function reportFile(
  rows: readonly ReportRow[],
  date: string,
  { say, count }: Language,
): FileView {
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
    withoutPriceBecause: cost.ok ? '' : inEnglish(cost.error),
    tags: Object.entries(instance.tags)
      .map(([key, value]) => `${key}=${value}`)
      .join('; '),
  }));
  return {
    name: `trimtab-report-${date}.csv`,
    title: say('Trimtab: {instances}', {
      instances: count(rows.length, '{n} instance', '{n} instances'),
    }),
    // A tag may hold a formula, which a spreadsheet must not run.
    content: stringify(records, { header: true, escape_formulas: true, bom: true }),
  };
}
