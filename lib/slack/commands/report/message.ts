import type { DataTableBlock, KnownBlock, TableBlock } from '@slack/types';
import { add } from '../../../shared/money.ts';
import { context, type MessageView, messageOf, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import { type Cell, dataTable, leftOut, MOST_ROWS, tableBlock } from '../../blockKit/table.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import { timeText } from '../../views/wording.ts';
import type { ReportFilter } from './filters.ts';
import type { ReportRow } from './sortRows.ts';

/**
 * The fleet, in the order of the rows. `takenAt` is when the oldest inventory was read; `hint` names
 * the closest match of a filter that no instance has.
 */
export function reportMessage(
  rows: readonly ReportRow[],
  filters: readonly ReportFilter[],
  takenAt: string | undefined,
  hint: string,
  language: Language,
): MessageView {
  const { say, money, count } = language;
  if (rows.length === 0) return nothingFound(filters, takenAt, hint, language);
  const monthly = money(add(...rows.flatMap(({ cost }) => (cost.ok ? [cost.value] : []))));
  const instances = count(rows.length, '{n} instance', '{n} instances');
  const summary = [
    filters.length === 0
      ? `*${instances}*`
      : say('*{instances} with {filters}*', {
          instances,
          filters: filtersText(filters, language),
        }),
    say('{monthly} a month at list price', { monthly }),
    ...unpricedText(rows, language),
  ].join(' · ');
  const around = (table: DataTableBlock | TableBlock): KnownBlock[] => {
    const more = leftOut(rows, table);
    return [
      section(summary),
      table,
      context(
        [
          ...(more > 0
            ? [
                say('{more} more: `{command} csv` lists all.', {
                  more,
                  command: asTyped(filters),
                }),
              ]
            : []),
          ...(takenAt === undefined ? [] : [say('As seen {time}.', { time: timeText(takenAt) })]),
          say('Details of one: `/trimtab instance i-…`'),
        ].join(' '),
      ),
    ];
  };
  const cells = rows.slice(0, MOST_ROWS).map((row) => cellsOf(row, language));
  const heading = HEADING.map((each) => say(each));
  return {
    text: say('{instances}, {monthly} a month at list price', { instances, monthly }),
    blocks: around(dataTable(say('Instances'), heading, cells, PAGE)),
    plain: around(tableBlock(heading, cells, [4])),
  };
}

function unpricedText(rows: readonly ReportRow[], { say }: Language): readonly string[] {
  const count = rows.filter(({ cost }) => !cost.ok).length;
  return count === 0 ? [] : [say('{count} without a list price', { count })];
}

/** Rows on a page of the table. */
const PAGE = 20;

const HEADING = [
  'Name',
  'Instance',
  'Type',
  'State and Region',
  'Monthly cost',
] as const satisfies readonly Text[];

function cellsOf({ instance, cost }: ReportRow, { say, money }: Language): readonly Cell[] {
  return [
    instance.name ?? '–',
    instance.instanceId,
    instance.instanceType,
    `${instance.state}, ${instance.region}`,
    cost.ok ? { value: cost.value / 1e6, text: money(cost.value) } : say('no price'),
  ];
}

function nothingFound(
  filters: readonly ReportFilter[],
  takenAt: string | undefined,
  hint: string,
  language: Language,
): MessageView {
  const { say } = language;
  const text =
    takenAt === undefined
      ? say('No data yet. The first digest collects it.')
      : [
          say('No instance matches {filters}.', { filters: filtersText(filters, language) }),
          ...(hint === '' ? [] : [hint]),
          say('`/trimtab report` lists all.'),
        ].join(' ');
  return messageOf(text);
}

/** The command that gives the same report. */
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

const FILTERS = {
  account: 'account {value}',
  region: 'Region {value}',
  family: 'family {value}',
} as const satisfies Readonly<Record<Exclude<ReportFilter['by'], 'tag'>, Text>>;

function filtersText(filters: readonly ReportFilter[], { say }: Language): string {
  return filters
    .map((filter) =>
      filter.by === 'tag'
        ? say('tag {tag}', { tag: `${escapeMrkdwn(filter.key)}:${escapeMrkdwn(filter.value)}` })
        : say(FILTERS[filter.by], { value: escapeMrkdwn(filter.value) }),
    )
    .join(', ');
}
