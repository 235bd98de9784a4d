import type { KnownBlock } from '@slack/types';
import type { FleetOption } from '../../../domain/commitments/commitmentOptions.ts';
import type { Product } from '../../../domain/commitments/commitmentPlan.ts';
import type { Stage } from '../../../domain/commitments/costPlan.ts';
import type { FleetCostPlan, PlanSettings } from '../../../domain/commitments/fleetCostPlan.ts';
import { type MicroUsd, microUsd, NO_MONEY, subtract } from '../../../shared/money.ts';
import type { ReadError } from '../../../shared/readError.ts';
import { context, type MessageView, section } from '../../blockKit/blocks.ts';
import { lineChart } from '../../blockKit/chart.ts';
import { chartText } from '../../blockKit/chartText.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import { tableBlock } from '../../blockKit/table.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import { readErrorsText } from '../../views/digest/dataGaps.ts';
import { termsText } from '../../views/instance/purchaseOptionText.ts';
import { costChart, lowestPointText, marginsText, sum, sumAt } from './costChart.ts';

export interface PlanView {
  readonly plan: FleetCostPlan;
  readonly settings: PlanSettings;
  /** µUSD an hour: what one Compute plan of that size would do. */
  readonly whatIf?: MicroUsd;
  /** What could not be read of the commitments. */
  readonly errors: readonly ReadError[];
  readonly accountNames: Readonly<Partial<Record<string, string>>>;
}

/** What the bill could become, stage by stage, and what to buy for it. */
export function planMessage(view: PlanView, language: Language): MessageView {
  const { say, money } = language;
  const { plan, errors } = view;
  const bill = { now: money(monthlyAt(plan, 'now')), end: money(monthlyAt(plan, 'spot')) };
  const gaps = readErrorsText(errors, language);
  const chart = costChart(plan, language);
  const noPurchase = plan.joint.plans.every(
    ({ plan: { purchases: bought } }) => bought.length === 0,
  );
  const blocksWith = <Drawn>(drawn: Drawn): (KnownBlock | Drawn)[] => [
    section(
      [
        say('*From {now} to {end} a month*: right-size, then commit, then use Spot.', bill),
        ...gaps,
      ].join('\n'),
    ),
    section(stages(plan, language)),
    section(`${say('*What to buy*')}\n${purchases(view, language)}`),
    ...(noPurchase ? [] : [drawn, context(lowestPointText(view.settings, chart, language))]),
    section(`${say('*If you use or commit more or less*')}\n${regret(view, language)}`),
    ...(view.whatIf === undefined ? [] : [section(whatIf(view, view.whatIf, language))]),
    section(`${say('*Commitment options compared*')}\n${recommended(view, language)}`),
    tableBlock(
      [say('Option'), say('Commit'), say('Per month'), say('Saves')],
      plan.options.map((option) => optionRow(option, language)),
      [1, 2, 3],
    ),
    context(basis(view, language)),
  ];
  return {
    text: say('The bill could fall from {now} to {end} a month', bill),
    blocks: blocksWith(lineChart(chart)),
    plain: blocksWith(chartText(chart)),
  };
}

const STAGES = {
  now: 'Now: *{monthly}* a month',
  'right-sized': 'After right-sizing ({count} changes): *{monthly}* a month',
  committed: 'With the plans below: *{monthly}* a month',
  spot: 'And Spot where interruption is acceptable ({count}): *{monthly}* a month',
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
      if (less === 0) return `${index + 1}. ${stage}`;
      const difference = money(microUsd(Math.abs(less)));
      const line =
        less < 0
          ? say('{stage}, {difference} more', { stage, difference })
          : say('{stage}, {difference} less', { stage, difference });
      return `${index + 1}. ${line}`;
    })
    .join('\n');
}

/** Which option to take, and why. */
function recommended({ plan, settings: { terms } }: PlanView, language: Language): string {
  const { say } = language;
  const [, best] = plan.options;
  const longer = best?.terms !== undefined && best.terms.years > terms.years;
  return [
    say(
      'Buy the plans above: {terms}. The term is short because the fleet changes, and each plan is bought only where it is the cheapest option.',
      { terms: termsText(terms, language) },
    ),
    ...(longer ? [say('Three-year plans save more, but commit you to what runs today.')] : []),
  ].join(' ');
}

/** The Savings Plans console. Trimtab never buys. */
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
      'Nothing: no Savings Plan with these terms is cheaper than on demand for the usage that is left.',
    );
  }
  const { gap } = worst(plan);
  return [
    say('Savings Plans, {terms}:', { terms: termsText(settings.terms, language) }),
    ...all,
    say(
      'No mix of these plans is more than {gap} cheaper. <{console}|Buy them in the AWS console>; Trimtab never buys.',
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
    say('if you commit more or less: {costs}', { costs: line('commitment') }),
    say('if usage grows or shrinks: {costs}', { costs: line('usage') }),
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
  return `${say('*One Compute Savings Plan of {rate}*', { rate: hourly(rate) })}\n${
    less < 0
      ? say(
          '{monthly} a month: {difference} more than without it. With the plans above: {proposed}.',
          values,
        )
      : say(
          '{monthly} a month: {difference} less than without it. With the plans above: {proposed}.',
          values,
        )
  }`;
}

const PRODUCTS = {
  'on demand': 'On-Demand',
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
          'Based on what runs now: hourly usage is still being collected. Base a commitment on 30 days of usage.',
        )
      : say('Based on {hours} hours of usage from {from} to {to}.', {
          hours: joint.hours,
          from: date(from.slice(0, 10)),
          to: date(to.slice(0, 10)),
        }),
    ...(joint.hours > 1 && gaps > 0 ? [say('{gaps} hours are missing.', { gaps })] : []),
    ...(usageMargin === 0 && minUtilization === 0
      ? []
      : [`${marginsText(settings, language).join('; ')}.`]),
    say('Upfront payments are spread over the term. Fargate and Lambda usage is not included.'),
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
