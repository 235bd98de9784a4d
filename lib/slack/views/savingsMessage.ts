import { formatMoney } from '../../domain/formatMoney.ts';
import type { SavingsSoFar } from '../../domain/savingsSoFar.ts';
import type { LedgerEntry } from '../../store/ledgerStore.ts';
import { chartInWords, lineChart } from '../chart.ts';
import { context, type MessageView, section } from '../view.ts';
import { dateInWords } from '../wording.ts';
import { leftOut, MOST_ROWS, tableBlock } from './tableBlock.ts';

/** What the approved changes have saved, over time and one by one, the newest first. */
export function savingsMessage(
  savings: SavingsSoFar,
  entries: readonly LedgerEntry[],
): MessageView {
  if (entries.length === 0) {
    const text = 'Nothing has been saved yet: no change has been approved.';
    return { text, blocks: [section(text)] };
  }
  const { monthly, earned, days } = savings;
  const summary = `The bill is lower by *${formatMoney(monthly)}* a month; that has saved *${formatMoney(earned)}* so far.`;
  const chart = {
    title: 'Lower bill',
    xLabel: 'day',
    yLabel: '$ a month',
    categories: days.map(({ date }) => date),
    series: [{ name: 'saved', values: days.map((day) => Math.round(day.monthly / 1e4) / 100) }],
  };
  const newest = entries.toSorted((a, b) => b.at.localeCompare(a.at));
  const table = tableBlock(
    ['Day', 'Instance', 'Change', 'A month'],
    newest
      .slice(0, MOST_ROWS)
      .map(({ at, instance, from, to, monthlyCash, monthlyList }) => [
        dateInWords(at.slice(0, 10)),
        instance.instanceId,
        `${from} → ${to}`,
        formatMoney(monthlyCash ?? monthlyList),
      ]),
    [3],
  );
  const more = leftOut(newest, table);
  const rest = [
    table,
    context(
      `${more > 0 ? `And ${more} older: \`/trimtab history export\` has all of them. ` : ''}As approved: in cash where that was known, else at list; 730 h a month. What was rolled back appears twice: once as a saving, once as its reversal.`,
    ),
  ];
  return {
    text: `Saved so far: ${formatMoney(monthly)} a month`,
    blocks: [section(summary), lineChart(chart), ...rest],
    plain: [section(summary), chartInWords(chart), ...rest],
  };
}
