import type { OwnersPlan } from '../../../domain/commitments/costPlan.ts';
import type { FleetCostPlan, PlanSettings } from '../../../domain/commitments/fleetCostPlan.ts';
import { add, type MicroUsd, microUsd } from '../../../shared/money.ts';
import type { ChartData } from '../../blockKit/chart.ts';
import type { Language } from '../../i18n/translator.ts';

/** Shares of the proposed commitment, from left to right. */
const CHARTED = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2];

/** The monthly cost by how much is committed: the lowest point is the optimum. */
export function costChart(plan: FleetCostPlan, { say }: Language): ChartData {
  const dollars = (amount: MicroUsd) => Math.round(amount / 10_000) / 100;
  const committed = plan.joint.plans
    .flatMap(({ plan: { purchases: bought } }) => bought)
    .reduce((sum, { hourly }) => sum + hourly, 0);
  // Neighbours are a tenth of the commitment apart: a small one needs more digits to tell them apart.
  const digits = Math.max(2, 2 - Math.floor(Math.log10(Math.max(1, committed) / 1_000_000)));
  const without = dollars(sum(plan.joint.plans, ({ plan: { monthlyWithout } }) => monthlyWithout));
  return {
    title: say('Cost by commitment'),
    xLabel: say('Commitment, $ an hour'),
    yLabel: say('$ a month'),
    categories: CHARTED.map((factor) => ((committed * factor) / 1_000_000).toFixed(digits)),
    series: [
      {
        name: say('With the plans'),
        values: CHARTED.map((factor) => dollars(sumAt(plan, factor, 'commitment'))),
      },
      { name: say('On-Demand'), values: CHARTED.map(() => without) },
    ],
  };
}

/** The chart in words, for those who can't see it. */
export function lowestPointText(
  settings: PlanSettings,
  { categories, series }: ChartData,
  language: Language,
): string {
  const { say, money } = language;
  const [{ values = [] } = {}, { values: onDemand = [] } = {}] = series;
  const least = Math.min(...values);
  const at = categories[values.indexOf(least)] ?? '';
  const dollars = (amount: number | undefined) =>
    money(microUsd(Math.round((amount ?? 0) * 1_000_000)));
  const planned = categories[CHARTED.indexOf(1)] ?? '';
  return [
    say(
      'The lowest cost is near {at} an hour: {least} a month, compared with {without} on demand.',
      {
        at: `$${at}`,
        least: dollars(least),
        without: dollars(onDemand[0]),
      },
    ),
    ...(at === planned
      ? []
      : [
          say('The plans above commit {planned}: {why}.', {
            planned: `$${planned}`,
            why: marginsText(settings, language).join('; '),
          }),
        ]),
  ].join(' ');
}

/** What makes the plans smaller than the lowest point. */
export function marginsText(
  { risk: { usageMargin, minUtilization } }: PlanSettings,
  { say, percent }: Language,
): readonly string[] {
  return [
    ...(usageMargin > 0
      ? [say('{share} of the usage is kept as a safety margin', { share: percent(usageMargin) })]
      : []),
    ...(minUtilization > 0
      ? [
          say('every plan is fully used in {share} of the hours', {
            share: percent(minUtilization),
          }),
        ]
      : []),
    ...(usageMargin === 0 && minUtilization === 0
      ? [say('commitments that end during the term are included')]
      : []),
  ];
}

/** A figure of all plans together. */
export function sumAt(
  { joint: { plans } }: FleetCostPlan,
  factor: number,
  of: 'commitment' | 'usage',
) {
  return sum(plans, ({ plan }) => plan.monthlyAt(factor, of));
}

export function sum(plans: readonly OwnersPlan[], of: (plan: OwnersPlan) => MicroUsd): MicroUsd {
  return add(...plans.map(of));
}
