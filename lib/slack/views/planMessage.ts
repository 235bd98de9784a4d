import type { KnownBlock } from '@slack/types';
import type { Product } from '../../domain/commitmentPlan.ts';
import type { FleetPlan, PlanSettings } from '../../domain/fleetPlan.ts';
import type { FleetOption } from '../../domain/fleetPurchases.ts';
import { formatHourly, formatMoney } from '../../domain/formatMoney.ts';
import type { OwnersPlan, Stage } from '../../domain/jointPlan.ts';
import type { PlanTerms } from '../../domain/leftOver.ts';
import { add, type MicroUsd, microUsd, NO_MONEY, subtract } from '../../domain/money.ts';
import type { ReadError } from '../../domain/readError.ts';
import { type ChartData, chartInWords, lineChart } from '../chart.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, type MessageView, section } from '../view.ts';
import { dateInWords, percentOf } from '../wording.ts';
import { firstErrorsInWords } from './blindSpots.ts';
import { tableBlock } from './tableBlock.ts';

export interface PlanView {
  readonly plan: FleetPlan;
  readonly settings: PlanSettings;
  /** µUSD an hour: what one Compute plan of that size would do. */
  readonly whatIf?: MicroUsd;
  /** What of the commitments could not be read. */
  readonly errors: readonly ReadError[];
  readonly accountNames: Readonly<Partial<Record<string, string>>>;
}

/** Where the bill could go, stage by stage, and what to buy for it. */
export function planMessage(view: PlanView): MessageView {
  const { plan, errors } = view;
  const now = monthlyAt(plan, 'now');
  const end = monthlyAt(plan, 'spot');
  const blind = firstErrorsInWords(errors);
  const chart = costChart(plan);
  const noPurchase = plan.joint.plans.every(
    ({ plan: { purchases: bought } }) => bought.length === 0,
  );
  const blocksWith = <Drawn>(drawn: Drawn): (KnownBlock | Drawn)[] => [
    section(
      [
        `*From ${formatMoney(now)} to ${formatMoney(end)} a month*: right-size first, then commit, then Spot.`,
        ...blind,
      ].join('\n'),
    ),
    section(stages(plan)),
    section(`*What to buy*\n${purchases(view)}`),
    ...(noPurchase ? [] : [drawn, context(lowestPoint(view, chart))]),
    section(`*If usage or commitment differs*\n${regret(view)}`),
    ...(view.whatIf === undefined ? [] : [section(whatIf(view, view.whatIf))]),
    section(`*Every way to commit, by itself*\n${recommended(view)}`),
    tableBlock(['Option', 'Commit', 'A month', 'Saves'], plan.options.map(optionRow), [1, 2, 3]),
    context(basis(view)),
  ];
  return {
    text: `The bill could go from ${formatMoney(now)} to ${formatMoney(end)} a month`,
    blocks: blocksWith(lineChart(chart)),
    plain: blocksWith(chartInWords(chart)),
  };
}

/** The chart in words: its text says as much as its lines. */
function lowestPoint({ settings }: PlanView, { categories, series }: ChartData): string {
  const [{ values = [] } = {}, { values: onDemand = [] } = {}] = series;
  const least = Math.min(...values);
  const at = categories[values.indexOf(least)];
  const dollars = (amount: number | undefined) =>
    formatMoney(microUsd(Math.round((amount ?? 0) * 1_000_000)));
  const planned = categories[CHARTED.indexOf(1)];
  const why =
    at === planned ? '' : ` The plans stop at $${planned}: ${carefulInWords(settings).join('; ')}.`;
  return `The least is near $${at} an hour: ${dollars(least)} a month against ${dollars(onDemand[0])} on demand.${why}`;
}

function carefulInWords({ risk: { haircut, usedUp } }: PlanSettings): readonly string[] {
  return [
    ...(haircut > 0 ? [`${percentOf(haircut)} of the usage is left out for safety`] : []),
    ...(usedUp > 0 ? [`every plan is used up in ${percentOf(usedUp)} of the hours`] : []),
    ...(haircut === 0 && usedUp === 0 ? ['commitments that end within the term count too'] : []),
  ];
}

/** Of the proposed commitment. */
const CHARTED = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2];

/** What a month costs by how much is committed: the lowest point is the optimum. */
function costChart(plan: FleetPlan): ChartData {
  const dollars = (amount: MicroUsd) => Math.round(amount / 10_000) / 100;
  const committed = plan.joint.plans
    .flatMap(({ plan: { purchases: bought } }) => bought)
    .reduce((sum, { hourly }) => sum + hourly, 0);
  // Two neighbours are a tenth of it apart: a small commitment needs more digits to tell them apart.
  const digits = Math.max(2, 2 - Math.floor(Math.log10(Math.max(1, committed) / 1_000_000)));
  const without = dollars(sum(plan.joint.plans, ({ plan: { monthlyWithout } }) => monthlyWithout));
  return {
    title: 'Cost against commitment',
    xLabel: 'Committed, $ an hour',
    yLabel: '$ a month',
    categories: CHARTED.map((factor) => ((committed * factor) / 1_000_000).toFixed(digits)),
    series: [
      {
        name: 'With the plans',
        values: CHARTED.map((factor) => dollars(sumAt(plan, factor, 'commitment'))),
      },
      { name: 'On demand', values: CHARTED.map(() => without) },
    ],
  };
}

const STAGES: Readonly<Record<Stage['name'], string>> = {
  now: 'Now',
  'right-sized': 'Right-sized',
  committed: 'With the plans below',
  spot: 'And Spot where it may be interrupted',
};

function stages({ joint: { stages: all }, changes, spot }: FleetPlan): string {
  return all
    .map(({ name, monthly }, index) => {
      const before = all[index - 1];
      const counted =
        name === 'right-sized' ? ` (${changes} changes)` : name === 'spot' ? ` (${spot})` : '';
      const less = before === undefined ? undefined : subtract(before.monthly, monthly);
      const fall = less === undefined || less === 0 ? '' : `, ${formatMoney(less)} less`;
      return `${index + 1}. ${STAGES[name]}${counted}: *${formatMoney(monthly)}* a month${fall}`;
    })
    .join('\n');
}

/** Which of the options, and why, in a sentence. */
function recommended({ plan, settings: { terms } }: PlanView): string {
  const [, best] = plan.options;
  const longer = best?.terms !== undefined && best.terms.years > terms.years;
  const cheaper = longer ? ' Three years save more, and bind you to what runs today.' : '';
  return `Take the plans above: ${termsInWords(terms)}, so they end soon when the fleet changes, and each only where it is the cheapest.${cheaper}`;
}

/** The Savings Plans console, where people buy; Trimtab never does. */
const CONSOLE = 'https://console.aws.amazon.com/costmanagement/home#/savings-plans/purchase';

function purchases({ plan, settings, accountNames }: PlanView): string {
  const all = plan.joint.plans.flatMap(({ account, plan: { purchases: bought } }) =>
    bought.map(({ product, hourly }) => {
      const buyer = account === undefined ? '' : ` in ${accountNames[account] ?? account}`;
      return `• *${formatHourly(hourly)}* ${productInWords(product)}${escapeMrkdwn(buyer, 60)}`;
    }),
  );
  if (all.length === 0) {
    return 'Nothing: no Savings Plan of these terms is cheaper than on demand for what is left.';
  }
  const { gap } = worst(plan);
  return [
    `Savings Plans, ${termsInWords(settings.terms)}:`,
    ...all,
    `No mix of these plans is more than ${percentOf(gap, 2)} cheaper. <${CONSOLE}|Buy them in the AWS console>: Trimtab never buys.`,
  ].join('\n');
}

const FACTORS = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3];

function regret({ plan }: PlanView): string {
  const line = (of: 'commitment' | 'usage') =>
    FACTORS.map((factor) => {
      const label =
        factor === 1 ? 'as planned' : `${factor < 1 ? '−' : '+'}${percentOf(Math.abs(factor - 1))}`;
      return `${label} ${formatMoney(sumAt(plan, factor, of))}`;
    }).join(' · ');
  return [
    'Monthly cost of usage that your commitments do not cover:',
    `with another commitment: ${line('commitment')}`,
    `with other usage: ${line('usage')}`,
  ].join('\n');
}

function whatIf({ plan }: PlanView, hourly: MicroUsd): string {
  const without = sum(plan.joint.plans, ({ plan: { monthlyWithout } }) => monthlyWithout);
  const proposed = sum(plan.joint.plans, ({ plan: { monthlyWith } }) => monthlyWith);
  const then = sum(plan.joint.plans, ({ plan: each }) => each.whatIf(hourly));
  const less = subtract(without, then);
  const against = less < 0 ? `${formatMoney(microUsd(-less))} more` : `${formatMoney(less)} less`;
  return `*One Compute plan of ${formatHourly(hourly)}*\n${formatMoney(then)} a month: ${against} than without; the plans above make it ${formatMoney(proposed)}.`;
}

function optionRow({ product, terms, hourly, monthly, saving }: FleetOption): readonly string[] {
  const name = terms === undefined ? product : `${product}, ${termsInWords(terms)}`;
  return [
    name.charAt(0).toUpperCase() + name.slice(1),
    hourly === 0 ? '–' : formatHourly(hourly),
    formatMoney(monthly),
    percentOf(saving),
  ];
}

function basis({ plan, settings }: PlanView): string {
  const { from, to, gaps, joint } = plan;
  const span =
    joint.hours === 1
      ? 'By what runs now: hourly usage is still being collected, and a commitment should rest on 30 days of it.'
      : `By ${joint.hours} hours of usage from ${dateInWords(from.slice(0, 10))} to ${dateInWords(to.slice(0, 10))}${gaps > 0 ? `, ${gaps} hours are missing` : ''}.`;
  const { haircut, usedUp } = settings.risk;
  const careful = haircut === 0 && usedUp === 0 ? '' : ` ${carefulInWords(settings).join('; ')}.`;
  return `${span}${careful} Upfront payments are spread over the term. Fargate and Lambda are not seen.`;
}

function productInWords(product: Product): string {
  return product.plan === 'Compute'
    ? 'Compute Savings Plan: any family, any Region'
    : `EC2 Instance Savings Plan: ${product.family} in ${product.region}`;
}

function termsInWords({ years, payment }: PlanTerms): string {
  return `${years} ${years === 1 ? 'year' : 'years'}, ${payment}`;
}

function monthlyAt({ joint }: FleetPlan, stage: Stage['name']): MicroUsd {
  return joint.stages.find(({ name }) => name === stage)?.monthly ?? NO_MONEY;
}

function worst({ joint: { plans } }: FleetPlan): { readonly gap: number } {
  return { gap: Math.max(0, ...plans.map(({ plan: { gap } }) => gap)) };
}

function sumAt({ joint: { plans } }: FleetPlan, factor: number, of: 'commitment' | 'usage') {
  return sum(plans, ({ plan }) => plan.monthlyAt(factor, of));
}

function sum(plans: readonly OwnersPlan[], of: (plan: OwnersPlan) => MicroUsd): MicroUsd {
  return add(...plans.map(of));
}
