import type { InstanceComparison } from '../../domain/compareInstance.ts';
import { formatHourly, formatMoney } from '../../domain/formatMoney.ts';
import type { PurchaseOption } from '../../domain/priceBook.ts';
import type { OptionRow } from '../../domain/purchaseOptions.ts';
import type { ChartData } from '../chart.ts';
import { percentOf, sentenceOf } from '../wording.ts';
import { optionInWords } from './optionInWords.ts';

/** A section holds 3,000 characters, and a line can be a hundred long. */
const LINES_IN_A_SECTION = 15;

/**
 * Every way to buy it, cheapest first after on demand, a line for each; and the one to take. A text
 * for each section.
 */
export function waysToBuy({ rows, recommended }: InstanceComparison): readonly string[] {
  const lines = rows.map((row) => {
    const less = row.option.kind === 'on-demand' ? '' : `, ${percentOf(row.saving)} less`;
    return `${optionInWords(row.option)}: ${formatHourly(row.hourly)}, ${formatMoney(row.monthly)} a month${less}`;
  });
  return [
    `Take *${optionInWords(recommended.option)}*. ${sentenceOf(recommended.reason)}`,
    ...Array.from({ length: Math.ceil(lines.length / LINES_IN_A_SECTION) }, (_, index) =>
      lines.slice(index * LINES_IN_A_SECTION, (index + 1) * LINES_IN_A_SECTION).join('\n'),
    ),
  ];
}

/** What a month costs by each way to buy it: the cheapest payment of each. */
export function purchaseChart({ rows }: InstanceComparison): ChartData {
  const cheapest = new Map<string, OptionRow>();
  for (const row of rows) {
    const name = shortName(row.option);
    const known = cheapest.get(name);
    if (known === undefined || row.monthly < known.monthly) cheapest.set(name, row);
  }
  const shown = [...cheapest].toSorted(([, a], [, b]) => b.monthly - a.monthly);
  return {
    title: 'A month, by how it is bought',
    xLabel: 'the cheapest payment of each',
    yLabel: '$ a month',
    categories: shown.map(([name]) => name),
    series: [
      { name: 'cost', values: shown.map(([, { monthly }]) => Math.round(monthly / 1e4) / 100) },
    ],
  };
}

/** At most 20 characters: Slack's limit for a label. */
function shortName(option: PurchaseOption): string {
  switch (option.kind) {
    case 'on-demand':
      return 'On demand';
    case 'reserved':
      return `RI ${option.offeringClass.slice(0, 4)}. ${option.years} y`;
    case 'savings-plan':
      return `${option.plan === 'Compute' ? 'Compute' : 'EC2'} SP ${option.years} y`;
    case 'spot':
      return 'Spot';
  }
}
