import type { KnownBlock } from '@slack/types';
import type { InstanceComparison } from '../../../domain/commitments/compareInstance.ts';
import type { PurchaseOption } from '../../../domain/pricing/priceBook.ts';
import type { OptionRow } from '../../../domain/pricing/purchaseOptions.ts';
import { context, mrkdwn, section } from '../../blockKit/blocks.ts';
import type { ChartData } from '../../blockKit/chart.ts';
import type { Language } from '../../i18n/translator.ts';
import { sentenceOf } from '../wording.ts';
import { purchaseOptionText } from './purchaseOptionText.ts';

const MOST_ROWS = 6;

/**
 * The recommended purchase option, and a table of at most six rows: On-Demand, the recommended one,
 * and the cheapest others of their kind. `/trimtab compare` has all.
 */
export function purchaseOptions(
  { rows, recommended }: InstanceComparison,
  heading: string,
  instanceId: string,
  language: Language,
): KnownBlock[] {
  const { say } = language;
  const option = purchaseOptionText(recommended.option, language);
  const first = rows.filter(
    (row) => row.option.kind === 'on-demand' || purchaseOptionText(row.option, language) === option,
  );
  const others = cheapestOfEachKind(rows, language)
    .filter((row) => !first.includes(row))
    .toSorted((a, b) => a.monthly - b.monthly);
  const shown = [...first, ...others].slice(0, MOST_ROWS);
  const fields = shown.map((row) => [
    mrkdwn(purchaseOptionText(row.option, language)),
    mrkdwn(rowText(row, language)),
  ]);
  const half = Math.ceil(fields.length / 2);
  return [
    section(
      `${heading}\n${say('Recommended: *{option}*. {reason}', {
        option,
        reason: sentenceOf(recommended.reason, language),
      })}`,
    ),
    // A section has ten fields at most: two sections of three rows.
    ...[fields.slice(0, half), fields.slice(half)]
      .filter((part) => part.length > 0)
      .map((part) => ({ type: 'section' as const, fields: part.flat() })),
    ...(rows.length <= shown.length
      ? []
      : [
          context(
            say('All {count} options: `/trimtab compare {id}`', {
              count: rows.length,
              id: instanceId,
            }),
          ),
        ]),
  ];
}

function rowText({ option, hourly, monthly, saving }: OptionRow, language: Language): string {
  const { say, money, percent } = language;
  const values = { hourly: language.hourly(hourly), monthly: money(monthly) };
  return option.kind === 'on-demand'
    ? say('{hourly} · {monthly} a month', values)
    : say('{hourly} · {monthly} a month · {share} less', { ...values, share: percent(saving) });
}

function cheapestOfEachKind(rows: readonly OptionRow[], language: Language): readonly OptionRow[] {
  return [...cheapestByName(rows, language).values()];
}

function cheapestByName(
  rows: readonly OptionRow[],
  language: Language,
): ReadonlyMap<string, OptionRow> {
  const cheapest = new Map<string, OptionRow>();
  for (const row of rows) {
    const name = shortName(row.option, language);
    const known = cheapest.get(name);
    if (known === undefined || row.monthly < known.monthly) cheapest.set(name, row);
  }
  return cheapest;
}

/** The monthly cost by purchase option: the cheapest payment option of each. */
export function purchaseChart({ rows }: InstanceComparison, language: Language): ChartData {
  const { say } = language;
  const cheapest = cheapestByName(rows, language);
  const shown = [...cheapest].toSorted(([, a], [, b]) => b.monthly - a.monthly);
  return {
    title: say('Monthly cost by purchase option'),
    xLabel: say('cheapest payment option of each'),
    yLabel: say('$ a month'),
    categories: shown.map(([name]) => name),
    series: [
      {
        name: say('cost'),
        values: shown.map(([, { monthly }]) => Math.round(monthly / 1e4) / 100),
      },
    ],
  };
}

/** At most 20 characters: Slack's limit for a label. */
function shortName(option: PurchaseOption, { say }: Language): string {
  switch (option.kind) {
    case 'on-demand':
      return say('On-Demand');
    case 'reserved':
      return option.offeringClass === 'standard'
        ? say('RI stand. {years} y', { years: option.years })
        : say('RI conv. {years} y', { years: option.years });
    case 'savings-plan':
      return say('{plan} SP {years} y', {
        plan: option.plan === 'Compute' ? 'Compute' : 'EC2',
        years: option.years,
      });
    case 'spot':
      return say('Spot');
  }
}
