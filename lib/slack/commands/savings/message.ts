import type { RealizedSavings } from '../../../domain/digest/realizedSavings.ts';
import type { LedgerEntry } from '../../../store/ledgerStore.ts';
import { context, type MessageView, messageOf, section } from '../../blockKit/blocks.ts';
import { chartText, lineChart } from '../../blockKit/chart.ts';
import { leftOut, MOST_ROWS, tableBlock } from '../../blockKit/table.ts';
import type { Language } from '../../i18n/translator.ts';

/** What the approved changes have saved, over time and one by one, the newest first. */
export function savingsMessage(
  savings: RealizedSavings,
  entries: readonly LedgerEntry[],
  { say, money, date: dateOf }: Language,
): MessageView {
  if (entries.length === 0) {
    const text = say('Nothing has been saved yet: no change has been approved.');
    return messageOf(text);
  }
  const { monthly, earned, days } = savings;
  const summary = say(
    'The bill is lower by *{monthly}* a month; that has saved *{earned}* so far.',
    { monthly: money(monthly), earned: money(earned) },
  );
  const chart = {
    title: say('Lower bill'),
    xLabel: say('day'),
    yLabel: say('$ a month'),
    categories: days.map(({ date }) => date),
    series: [
      { name: say('saved'), values: days.map((day) => Math.round(day.monthly / 1e4) / 100) },
    ],
  };
  const newest = entries.toSorted((a, b) => b.at.localeCompare(a.at));
  const table = tableBlock(
    [say('Day'), say('Instance'), say('Change'), say('A month')],
    newest
      .slice(0, MOST_ROWS)
      .map(({ at, instance, from, to, monthlyCash, monthlyList }) => [
        dateOf(at.slice(0, 10)),
        instance.instanceId,
        `${from} → ${to}`,
        money(monthlyCash ?? monthlyList),
      ]),
    [3],
  );
  const more = leftOut(newest, table);
  const rest = [
    table,
    context(
      [
        ...(more > 0
          ? [say('And {more} older: `/trimtab history export` has all of them.', { more })]
          : []),
        say(
          'As approved: in cash where that was known, else at list; 730 h a month. What was rolled back appears twice: once as a saving, once as its reversal.',
        ),
      ].join(' '),
    ),
  ];
  return {
    text: say('Saved so far: {monthly} a month', { monthly: money(monthly) }),
    blocks: [section(summary), lineChart(chart), ...rest],
    plain: [section(summary), chartText(chart), ...rest],
  };
}
