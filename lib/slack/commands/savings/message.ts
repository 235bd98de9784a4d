import type { RealizedSavings } from '../../../domain/digest/realizedSavings.ts';
import type { LedgerEntry } from '../../../store/ledgerStore.ts';
import { context, type MessageView, messageOf, section } from '../../blockKit/blocks.ts';
import { type ChartData, lineChart } from '../../blockKit/chart.ts';
import { chartText } from '../../blockKit/chartText.ts';
import { leftOut, MOST_ROWS, tableBlock } from '../../blockKit/table.ts';
import type { Language } from '../../i18n/translator.ts';

/** What the approved changes have saved, over time and one by one, newest first. */
export function savingsMessage(
  savings: RealizedSavings,
  entries: readonly LedgerEntry[],
  language: Language,
): MessageView {
  const { say, money, date: dateOf } = language;
  if (entries.length === 0) {
    const text = say('No savings yet: no change has been approved.');
    return messageOf(text);
  }
  const { monthly, earned } = savings;
  const summary = say('The bill is *{monthly}* a month lower: *{earned}* saved so far.', {
    monthly: money(monthly),
    earned: money(earned),
  });
  const chart = savingsChart(savings, language);
  const newest = entries.toSorted((a, b) => b.at.localeCompare(a.at));
  const table = tableBlock(
    [say('Day'), say('Instance'), say('Change'), say('Saves a month')],
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
          ? [say('Not shown: {more} older. `/trimtab history export` lists all.', { more })]
          : []),
        say(
          'As approved: on your bill where that was known, otherwise at list price; 730 hours a month. A change that was rolled back appears twice: as a saving and as its reversal.',
        ),
      ].join(' '),
    ),
  ];
  return {
    text: say('Saving {monthly} a month so far', { monthly: money(monthly) }),
    blocks: [section(summary), lineChart(chart), ...rest],
    plain: [section(summary), chartText(chart), ...rest],
  };
}

/** How far the approved changes have lowered the monthly bill, day by day. */
function savingsChart({ days }: RealizedSavings, { say }: Language): ChartData {
  return {
    title: say('Monthly savings'),
    xLabel: say('day'),
    yLabel: say('$ a month'),
    categories: days.map(({ date }) => date),
    series: [
      { name: say('saved'), values: days.map((day) => Math.round(day.monthly / 1e4) / 100) },
    ],
  };
}
