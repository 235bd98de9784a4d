import type { KnownBlock } from '@slack/types';
import type { FleetOption } from '../../../domain/commitments/commitmentOptions.ts';
import type { Product } from '../../../domain/commitments/commitmentPlan.ts';
import type { OwnersPlan, Stage } from '../../../domain/commitments/costPlan.ts';
import type { FleetCostPlan, PlanSettings } from '../../../domain/commitments/fleetCostPlan.ts';
import { add, type MicroUsd, microUsd, NO_MONEY, subtract } from '../../../shared/money.ts';
import type { ReadError } from '../../../shared/readError.ts';
import { context, type MessageView, section } from '../../blockKit/blocks.ts';
import { type ChartData, chartText, lineChart } from '../../blockKit/chart.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import { tableBlock } from '../../blockKit/table.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import { firstErrorsText } from '../../views/digest/dataGaps.ts';
import { termsText } from '../../views/instance/purchaseOptionText.ts';

export interface PlanView {
  readonly plan: FleetCostPlan;
  readonly settings: PlanSettings;
  /** µUSD an hour: what one Compute plan of that size would do. */
  readonly whatIf?: MicroUsd;
  /** What of the commitments could not be read. */
  readonly errors: readonly ReadError[];
  readonly accountNames: Readonly<Partial<Record<string, string>>>;
}

/** Where the bill could go, stage by stage, and what to buy for it. */
export function planMessage(view: PlanView, language: Language): MessageView {
  const { say, money } = language;
  const { plan, errors } = view;
  const bill = { now: money(monthlyAt(plan, 'now')), end: money(monthlyAt(plan, 'spot')) };
  const blind = firstErrorsText(errors, language);
  const chart = costChart(plan, language);
  const noPurchase = plan.joint.plans.every(
    ({ plan: { purchases: bought } }) => bought.length === 0,
  );
  const blocksWith = <Drawn>(drawn: Drawn): (KnownBlock | Drawn)[] => [
    section(
      [
        say('*From {now} to {end} a month*: right-size first, then commit, then Spot.', bill),
        ...blind,
      ].join('\n'),
    ),
    section(stages(plan, language)),
    section(`${say('*What to buy*')}\n${purchases(view, language)}`),
    ...(noPurchase ? [] : [drawn, context(lowestPoint(view, chart, language))]),
    section(`${say('*If usage or commitment differs*')}\n${regret(view, language)}`),
    ...(view.whatIf === undefined ? [] : [section(whatIf(view, view.whatIf, language))]),
    section(`${say('*Every way to commit, by itself*')}\n${recommended(view, language)}`),
    tableBlock(
      [say('Option'), say('Commit'), say('A month'), say('Saves')],
      plan.options.map((option) => optionRow(option, language)),
      [1, 2, 3],
    ),
    context(basis(view, language)),
  ];
  return {
    text: say('The bill could go from {now} to {end} a month', bill),
    blocks: blocksWith(lineChart(chart)),
    plain: blocksWith(chartText(chart)),
  };
}

/** The chart in words: its text says as much as its lines. */
function lowestPoint(
  { settings }: PlanView,
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
    say('The least is near {at} an hour: {least} a month against {without} on demand.', {
      at: `$${at}`,
      least: dollars(least),
      without: dollars(onDemand[0]),
    }),
    ...(at === planned
      ? []
      : [
          say('The plans stop at {planned}: {why}.', {
            planned: `$${planned}`,
            why: carefulText(settings, language).join('; '),
          }),
        ]),
  ].join(' ');
}

function carefulText(
  { risk: { usageMargin, minUtilization } }: PlanSettings,
  { say, percent }: Language,
): readonly string[] {
  return [
    ...(usageMargin > 0
      ? [say('{share} of the usage is left out for safety', { share: percent(usageMargin) })]
      : []),
    ...(minUtilization > 0
      ? [say('every plan is used up in {share} of the hours', { share: percent(minUtilization) })]
      : []),
    ...(usageMargin === 0 && minUtilization === 0
      ? [say('commitments that end within the term count too')]
      : []),
  ];
}

/** Of the proposed commitment. */
const CHARTED = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2];

/** What a month costs by how much is committed: the lowest point is the optimum. */
function costChart(plan: FleetCostPlan, { say }: Language): ChartData {
  const dollars = (amount: MicroUsd) => Math.round(amount / 10_000) / 100;
  const committed = plan.joint.plans
    .flatMap(({ plan: { purchases: bought } }) => bought)
    .reduce((sum, { hourly }) => sum + hourly, 0);
  // Two neighbours are a tenth of it apart: a small commitment needs more digits to tell them apart.
  const digits = Math.max(2, 2 - Math.floor(Math.log10(Math.max(1, committed) / 1_000_000)));
  const without = dollars(sum(plan.joint.plans, ({ plan: { monthlyWithout } }) => monthlyWithout));
  return {
    title: say('Cost against commitment'),
    xLabel: say('Committed, $ an hour'),
    yLabel: say('$ a month'),
    categories: CHARTED.map((factor) => ((committed * factor) / 1_000_000).toFixed(digits)),
    series: [
      {
        name: say('With the plans'),
        values: CHARTED.map((factor) => dollars(sumAt(plan, factor, 'commitment'))),
      },
      { name: say('On demand'), values: CHARTED.map(() => without) },
    ],
  };
}

const STAGES = {
  now: 'Now: *{monthly}* a month',
  'right-sized': 'Right-sized ({count} changes): *{monthly}* a month',
  committed: 'With the plans below: *{monthly}* a month',
  spot: 'And Spot where it may be interrupted ({count}): *{monthly}* a month',
} as const satisfies Readonly<Record<Stage['name'], Text>>;

function stages(
  { joint: { stages: all }, changes, spot }: FleetCostPlan,
  language: Language,
): string {
  const { say, money } = language;
  return all
    .map(({ name, monthly }, index) => {
      const before = all[index - 1];
      const count = name === 'spot' ? spot : changes;
      const stage = say(STAGES[name], { count, monthly: money(monthly) });
      const less = before === undefined ? NO_MONEY : subtract(before.monthly, monthly);
      return less === 0
        ? `${index + 1}. ${stage}`
        : `${index + 1}. ${say('{stage}, {less} less', { stage, less: money(less) })}`;
    })
    .join('\n');
}

/** Which of the options, and why, in a sentence. */
function recommended({ plan, settings: { terms } }: PlanView, language: Language): string {
  const { say } = language;
  const [, best] = plan.options;
  const longer = best?.terms !== undefined && best.terms.years > terms.years;
  return [
    say(
      'Take the plans above: {terms}, so they end soon when the fleet changes, and each only where it is the cheapest.',
      { terms: termsText(terms, language) },
    ),
    ...(longer ? [say('Three years save more, and bind you to what runs today.')] : []),
  ].join(' ');
}

/** The Savings Plans console, where people buy; Trimtab never does. */
const CONSOLE = 'https://console.aws.amazon.com/costmanagement/home#/savings-plans/purchase';

function purchases({ plan, settings, accountNames }: PlanView, language: Language): string {
  const { say, hourly: rate, percent } = language;
  const all = plan.joint.plans.flatMap(({ account, plan: { purchases: bought } }) =>
    bought.map(({ product, hourly }) => {
      const values = { rate: rate(hourly), product: productText(product, language) };
      return account === undefined
        ? say('• *{rate}* {product}', values)
        : say('• *{rate}* {product} in {account}', {
            ...values,
            account: escapeMrkdwn(accountNames[account] ?? account, 60),
          });
    }),
  );
  if (all.length === 0) {
    return say(
      'Nothing: no Savings Plan of these terms is cheaper than on demand for what is left.',
    );
  }
  const { gap } = worst(plan);
  return [
    say('Savings Plans, {terms}:', { terms: termsText(settings.terms, language) }),
    ...all,
    say(
      'No mix of these plans is more than {gap} cheaper. <{console}|Buy them in the AWS console>: Trimtab never buys.',
      { gap: percent(gap, 2), console: CONSOLE },
    ),
  ].join('\n');
}

const FACTORS = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3];

function regret({ plan }: PlanView, language: Language): string {
  const { say, money, percent } = language;
  const line = (of: 'commitment' | 'usage') =>
    FACTORS.map((factor) => {
      const label =
        factor === 1
          ? say('as planned')
          : `${factor < 1 ? '−' : '+'}${percent(Math.abs(factor - 1))}`;
      return `${label} ${money(sumAt(plan, factor, of))}`;
    }).join(' · ');
  return [
    say('Monthly cost of usage that your commitments do not cover:'),
    say('with another commitment: {costs}', { costs: line('commitment') }),
    say('with other usage: {costs}', { costs: line('usage') }),
  ].join('\n');
}

function whatIf({ plan }: PlanView, rate: MicroUsd, { say, money, hourly }: Language): string {
  const without = sum(plan.joint.plans, ({ plan: { monthlyWithout } }) => monthlyWithout);
  const proposed = sum(plan.joint.plans, ({ plan: { monthlyWith } }) => monthlyWith);
  const then = sum(plan.joint.plans, ({ plan: each }) => each.whatIf(rate));
  const less = subtract(without, then);
  const values = {
    monthly: money(then),
    difference: money(microUsd(Math.abs(less))),
    proposed: money(proposed),
  };
  return `${say('*One Compute plan of {rate}*', { rate: hourly(rate) })}\n${
    less < 0
      ? say(
          '{monthly} a month: {difference} more than without; the plans above make it {proposed}.',
          values,
        )
      : say(
          '{monthly} a month: {difference} less than without; the plans above make it {proposed}.',
          values,
        )
  }`;
}

const PRODUCTS = {
  'on demand': 'On demand',
  'Compute plan': 'Compute plan',
  'EC2 Instance plans': 'EC2 Instance plans',
  'Reserved Instances': 'Reserved Instances',
} as const satisfies Readonly<Record<FleetOption['product'], Text>>;

function optionRow(option: FleetOption, language: Language): readonly string[] {
  const { say, money, percent } = language;
  const { product, terms, hourly, monthly, saving } = option;
  const name = say(PRODUCTS[product]);
  return [
    terms === undefined ? name : `${name}, ${termsText(terms, language)}`,
    hourly === 0 ? '–' : language.hourly(hourly),
    money(monthly),
    percent(saving),
  ];
}

function basis({ plan, settings }: PlanView, language: Language): string {
  const { say, date } = language;
  const { from, to, gaps, joint } = plan;
  const { usageMargin, minUtilization } = settings.risk;
  return [
    joint.hours === 1
      ? say(
          'By what runs now: hourly usage is still being collected, and a commitment should rest on 30 days of it.',
        )
      : say('By {hours} hours of usage from {from} to {to}.', {
          hours: joint.hours,
          from: date(from.slice(0, 10)),
          to: date(to.slice(0, 10)),
        }),
    ...(joint.hours > 1 && gaps > 0 ? [say('{gaps} hours are missing.', { gaps })] : []),
    ...(usageMargin === 0 && minUtilization === 0
      ? []
      : [`${carefulText(settings, language).join('; ')}.`]),
    say('Upfront payments are spread over the term. Fargate and Lambda are not seen.'),
  ].join(' ');
}

function productText(product: Product, { say }: Language): string {
  return product.plan === 'Compute'
    ? say('Compute Savings Plan: any family, any Region')
    : say('EC2 Instance Savings Plan: {family} in {region}', {
        family: product.family,
        region: product.region,
      });
}

function monthlyAt({ joint }: FleetCostPlan, stage: Stage['name']): MicroUsd {
  return joint.stages.find(({ name }) => name === stage)?.monthly ?? NO_MONEY;
}

function worst({ joint: { plans } }: FleetCostPlan): { readonly gap: number } {
  return { gap: Math.max(0, ...plans.map(({ plan: { gap } }) => gap)) };
}

function sumAt({ joint: { plans } }: FleetCostPlan, factor: number, of: 'commitment' | 'usage') {
  return sum(plans, ({ plan }) => plan.monthlyAt(factor, of));
}

function sum(plans: readonly OwnersPlan[], of: (plan: OwnersPlan) => MicroUsd): MicroUsd {
  return add(...plans.map(of));
}
