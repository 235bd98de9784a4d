import type { KnownBlock } from '@slack/types';
import { controllerOf } from '../../../domain/fleet/controller.ts';
import type { Instance } from '../../../domain/fleet/instance.ts';
import type { InstanceTypeSpecs } from '../../../domain/fleet/instanceTypeSpecs.ts';
import type { PeakUtilization } from '../../../domain/fleet/peakUtilization.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { AncillaryPrices } from '../../../domain/pricing/ancillaryPrices.ts';
import type { PriceAnswer, PurchaseOption, Rate } from '../../../domain/pricing/priceBook.ts';
import { perMonth } from '../../../shared/money.ts';
import { context, type MessageView, section } from '../../blockKit/blocks.ts';
import { lineChart } from '../../blockKit/chart.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';
import { costByState, stopText } from '../../views/instance/costByState.ts';
import { type LaunchFacts, launchText } from '../../views/instance/launchText.ts';
import { purchaseOptionText } from '../../views/instance/purchaseOptionText.ts';
import {
  gapsText,
  peakUtilizationText,
  utilizationChart,
} from '../../views/instance/utilizationChart.ts';
import { type CardForm, suggestionCard } from '../../views/suggestion/suggestionCard.ts';
import { loadText, nameOf, RUN_STATES, timeText } from '../../views/wording.ts';

export interface InstanceFacts extends LaunchFacts {
  readonly price: PriceAnswer;
  readonly side: AncillaryPrices | undefined;
  /** Its peak utilization; absent: not read. */
  readonly peaks?: PeakUtilization;
  /** Of the type that is suggested for it. */
  readonly proposedFacts?: InstanceTypeSpecs;
  readonly suggestion?: SuggestionRecord;
  /** The names of the accounts in the configuration. */
  readonly accountNames: Readonly<Partial<Record<string, string>>>;
}

/** All about one instance. */
export function instanceMessage(facts: InstanceFacts, language: Language): MessageView {
  const { say } = language;
  const { instance, suggestion, peaks, typeSpecs, proposedFacts, accountNames } = facts;
  const title = nameOf({
    instance,
    ...(instance.name === undefined ? {} : { name: instance.name }),
  });
  const chart = peaks && utilizationChart(peaks, typeSpecs, proposedFacts, language);
  const gaps = peaks && chart && gapsText(peaks, language);
  const part = (heading: string, text: string, most: number) =>
    section(`*${heading}*\n${text}`, most);
  const around = (form: CardForm): KnownBlock[] => [
    section(
      `*${title}* · ${instance.instanceId} · ${say(RUN_STATES[instance.state])}\n${placeText(instance, language)}`,
    ),
    section(launchText(facts, language), 2800),
    part(say('Cost by state'), costByState(facts, language), 2200),
    part(say('What stopping it does'), stopText(instance, typeSpecs, language), 1500),
    part(say('Purchase options'), optionsText(facts, language), 2000),
    part(say('Usage'), useText(facts, language), 1200),
    ...(suggestion === undefined ? [] : suggestionCard(suggestion, form, accountNames, language)),
    context(say('As seen {time}.', { time: timeText(instance.observedAt) })),
  ];
  return {
    text: say('{title}: {type}, {state}', {
      title,
      type: instance.instanceType,
      state: say(RUN_STATES[instance.state]),
    }),
    blocks: [
      ...around('card'),
      ...(chart === undefined ? [] : [lineChart(chart)]),
      ...(gaps === undefined ? [] : [context(gaps)]),
    ],
    // “How it is used” has the figures of the chart.
    plain: around('plain'),
  };
}

function placeText(instance: Instance, { say, tell }: Language): string {
  const controller = controllerOf(instance);
  const place = say('{zone}, account {account}', {
    zone: instance.availabilityZone ?? instance.region,
    account: instance.account,
  });
  const owned =
    controller !== undefined
      ? say('managed by {owner}. {instead}', {
          owner: tell(controller.name),
          instead: tell(controller.instead),
        })
      : instance.tags.owner === undefined
        ? say('no owner tag')
        : say('owner {owner}', { owner: instance.tags.owner });
  return escapeMrkdwn(`${place} · ${owned}`, 300);
}

/** The finding of Compute Optimizer and the metrics of CloudWatch. */
function useText(facts: InstanceFacts, language: Language): string {
  const { say } = language;
  const { instance, peaks, typeSpecs, proposedFacts } = facts;
  const seen =
    peaks === undefined
      ? say('CloudWatch could not be read.')
      : peakUtilizationText(peaks, typeSpecs, proposedFacts, language);
  return `${verdictText(instance, language)}\n${seen}`;
}

function verdictText({ recommendation }: Instance, language: Language): string {
  const { say } = language;
  if (recommendation === undefined) {
    return say(
      'Compute Optimizer has no data yet: the instance is too new or stopped, or the account is not opted in.',
    );
  }
  const { utilization, lookbackDays, finding, idle } = recommendation;
  const load = loadText(
    { utilization, ...(lookbackDays === undefined ? {} : { lookbackDays }) },
    language,
  );
  return say(FINDINGS[idle === true ? 'idle' : finding], { load });
}

const FINDINGS = {
  overProvisioned: '{load}: over-provisioned.',
  underProvisioned: '{load}: under-provisioned.',
  optimized: '{load}: optimized.',
  unknown: '{load}: no finding.',
  idle: '{load}: idle.',
} as const satisfies Readonly<Record<string, Text>>;

/** The ways to buy this instance, cheapest first; the figures are for all hours of a month. */
function optionsText({ price, instance }: InstanceFacts, language: Language): string {
  const { say, tell, hourly, money } = language;
  if (!price.ok) return escapeMrkdwn(tell(price.error.message), 300);
  const { onDemand, rates, publicationDate, sku } = price.value;
  const values = { hourly: hourly(onDemand), monthly: money(perMonth(onDemand)) };
  const source = say('AWS price list of {day}, SKU {sku}.', {
    day: publicationDate.slice(0, 10),
    sku,
  });
  return [
    instance.state === 'stopped'
      ? say(
          'On demand: {hourly}, {monthly} a month while it runs; its volumes are charged even when it is stopped',
          values,
        )
      : say('On-Demand: {hourly}, {monthly} a month', values),
    ...cheapestOfEach(rates, instance.availabilityZone).map((rate) =>
      rateText(rate, onDemand, language),
    ),
    `_${source}_`,
  ].join('\n');
}

/**
 * The cheapest payment of each kind, class and term: there are two dozen, and Spot has a price for
 * every zone, of which only that of the instance could be had as it is.
 */
function cheapestOfEach(rates: readonly Rate[], zone: string | undefined): readonly Rate[] {
  const cheapest = new Map<string, Rate>();
  for (const rate of rates.toSorted((a, b) => a.hourly - b.hourly)) {
    const { option } = rate;
    if (option.kind === 'spot' && (zone ?? option.availabilityZone) !== option.availabilityZone) {
      continue;
    }
    if (option.kind === 'spot' && option.over === '30-day max') continue;
    const kind = kindOf(option);
    if (!cheapest.has(kind)) cheapest.set(kind, rate);
  }
  return [...cheapest.values()];
}

function kindOf(option: PurchaseOption): string {
  switch (option.kind) {
    case 'on-demand':
      return 'on-demand';
    case 'reserved':
      return `reserved ${option.offeringClass} ${option.years}`;
    case 'savings-plan':
      return `savings-plan ${option.plan} ${option.years}`;
    case 'spot':
      return `spot ${option.over}`;
  }
}

function rateText({ option, hourly }: Rate, onDemand: number, language: Language): string {
  const { say, percent } = language;
  const values = { option: purchaseOptionText(option, language), hourly: language.hourly(hourly) };
  if (onDemand === 0) return say('{option}: {hourly}', values);
  const less = 1 - hourly / onDemand;
  const share = percent(Math.abs(less));
  return less < 0
    ? say('{option}: {hourly}, {share} more', { ...values, share })
    : say('{option}: {hourly}, {share} less', { ...values, share });
}
