import type { InstanceComparison } from '../../../domain/commitments/compareInstance.ts';
import type { PurchaseOption } from '../../../domain/pricing/priceBook.ts';
import type { OptionRow } from '../../../domain/pricing/purchaseOptions.ts';
import type { ChartData } from '../../blockKit/chart.ts';
import type { Language } from '../../i18n/translator.ts';
import { sentenceOf } from '../wording.ts';
import { optionText } from './purchaseOptionText.ts';

/** A section holds 3,000 characters, and a line can be a hundred long. */
const LINES_IN_A_SECTION = 15;

/**
 * Every way to buy it, cheapest first after on demand, a line for each; and the one to take. A text
 * for each section.
 */
export function purchaseOptions(
  { rows, recommended }: InstanceComparison,
  language: Language,
): readonly string[] {
  const { say } = language;
  const lines = rows.map((row) => {
    const values = {
      option: optionText(row.option, language),
      hourly: language.hourly(row.hourly),
      monthly: language.money(row.monthly),
    };
    return row.option.kind === 'on-demand'
      ? say('{option}: {hourly}, {monthly} a month', values)
      : say('{option}: {hourly}, {monthly} a month, {share} less', {
          ...values,
          share: language.percent(row.saving),
        });
  });
  return [
    say('Take *{option}*. {reason}', {
      option: optionText(recommended.option, language),
      reason: sentenceOf(recommended.reason, language),
    }),
    ...Array.from({ length: Math.ceil(lines.length / LINES_IN_A_SECTION) }, (_, index) =>
      lines.slice(index * LINES_IN_A_SECTION, (index + 1) * LINES_IN_A_SECTION).join('\n'),
    ),
  ];
}

/** What a month costs by each way to buy it: the cheapest payment of each. */
export function purchaseChart({ rows }: InstanceComparison, language: Language): ChartData {
  const { say } = language;
  const cheapest = new Map<string, OptionRow>();
  for (const row of rows) {
    const name = shortName(row.option, language);
    const known = cheapest.get(name);
    if (known === undefined || row.monthly < known.monthly) cheapest.set(name, row);
  }
  const shown = [...cheapest].toSorted(([, a], [, b]) => b.monthly - a.monthly);
  return {
    title: say('A month, by how it is bought'),
    xLabel: say('the cheapest payment of each'),
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
      return say('On demand');
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
