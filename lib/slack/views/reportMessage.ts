import type { DataTableBlock, KnownBlock, TableBlock } from '@slack/types';
import { formatMoney } from '../../domain/formatMoney.ts';
import { add, type MicroUsd } from '../../domain/money.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Result } from '../../domain/result.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import type { ReportFilter, ReportOrder } from '../reportRequest.ts';
import { context, type MessageView, section } from '../view.ts';
import { timeInWords } from '../wording.ts';
import { type Cell, dataTable, leftOut, MOST_ROWS, tableBlock } from './tableBlock.ts';

export interface ReportRow {
  readonly instance: Observation;
  /** µUSD per month at list, or why it has no price. */
  readonly cost: Result<MicroUsd, string>;
}

/**
 * The fleet, in the order of the rows. `takenAt` is when the oldest part of it was seen; `hint` is
 * said where nothing has what was asked for.
 */
export function reportMessage(
  rows: readonly ReportRow[],
  filters: readonly ReportFilter[],
  takenAt: string | undefined,
  hint = '',
): MessageView {
  if (rows.length === 0) return nothingFound(filters, takenAt, hint);
  const total = add(...rows.flatMap(({ cost }) => (cost.ok ? [cost.value] : [])));
  const unpriced = rows.filter(({ cost }) => !cost.ok).length;
  const summary = [
    `*${rows.length} instances${filters.length === 0 ? '' : ` with ${filtersInWords(filters)}`}*`,
    `${formatMoney(total)} a month at list`,
    ...(unpriced === 0 ? [] : [`${unpriced} without a list price`]),
  ].join(' · ');
  const around = (table: DataTableBlock | TableBlock): KnownBlock[] => {
    const more = leftOut(rows, table);
    return [
      section(summary),
      table,
      context(
        [
          ...(more > 0 ? [`And ${more} more: \`${asTyped(filters)} csv\` has all.`] : []),
          `As seen ${takenAt === undefined ? 'never' : timeInWords(takenAt)}. One of them: \`/trimtab instance i-…\``,
        ].join(' '),
      ),
    ];
  };
  const cells = rows.slice(0, MOST_ROWS).map(cellsOf);
  return {
    text: `${rows.length} instances, ${formatMoney(total)} a month at list`,
    blocks: around(dataTable('Instances', HEADING, cells, PAGE)),
    plain: around(tableBlock(HEADING, cells, [4])),
  };
}

/** Rows that are seen at once. */
const PAGE = 20;

const HEADING = ['Name', 'Instance', 'Type', 'State and place', 'Monthly'];

function cellsOf({ instance, cost }: ReportRow): readonly Cell[] {
  return [
    instance.name ?? '–',
    instance.instanceId,
    instance.instanceType,
    `${instance.state}, ${instance.region}`,
    cost.ok ? { value: cost.value / 1e6, text: formatMoney(cost.value) } : 'no price',
  ];
}

/** The rows by what they cost, dearest first, or by a name. */
export function inOrder(rows: readonly ReportRow[], by: ReportOrder): readonly ReportRow[] {
  const byCost = rows.toSorted((a, b) => amountOf(b) - amountOf(a));
  if (by === 'cost') return byCost;
  return byCost.toSorted((a, b) => nameIn(a, by).localeCompare(nameIn(b, by)));
}

function nameIn({ instance }: ReportRow, by: Exclude<ReportOrder, 'cost'>): string {
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

function nothingFound(
  filters: readonly ReportFilter[],
  takenAt: string | undefined,
  hint: string,
): MessageView {
  const text =
    takenAt === undefined
      ? 'Nothing has been collected yet. The first digest collects everything.'
      : `No instance has ${filtersInWords(filters)}. ${hint}\`/trimtab report\` shows all of them.`;
  return { text, blocks: [section(text)] };
}

/** What somebody would type for the same report. */
function asTyped(filters: readonly ReportFilter[]): string {
  const words = filters.map((filter) =>
    filter.by === 'tag'
      ? `tag=${quoted(`${filter.key}:${filter.value}`)}`
      : `${filter.by}=${quoted(filter.value)}`,
  );
  return escapeMrkdwn(['/trimtab report', ...words].join(' '), 300);
}

function quoted(value: string): string {
  return /[\s"']/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}

function filtersInWords(filters: readonly ReportFilter[]): string {
  return filters
    .map((filter) =>
      filter.by === 'tag'
        ? `tag ${escapeMrkdwn(filter.key)}:${escapeMrkdwn(filter.value)}`
        : `${filter.by} ${escapeMrkdwn(filter.value)}`,
    )
    .join(', ');
}
