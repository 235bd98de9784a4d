import type { KnownBlock } from '@slack/types';
import { formatHourly, formatMoney } from '../../domain/formatMoney.ts';
import type { InstanceTypeFacts } from '../../domain/instanceTypeFacts.ts';
import { perMonth } from '../../domain/money.ts';
import type { Observation } from '../../domain/observation.ts';
import { ownerOf } from '../../domain/owner.ts';
import type { Peaks } from '../../domain/peaks.ts';
import type { PriceAnswer, PurchaseOption, Rate } from '../../domain/priceBook.ts';
import type { SidePrices } from '../../domain/sidePrices.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { lineChart } from '../chart.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, type MessageView, section } from '../view.ts';
import { loadInWords, nameOf, timeInWords } from '../wording.ts';
import { type LaunchFacts, launchInWords } from './launchInWords.ts';
import { optionInWords } from './optionInWords.ts';
import { gapsInWords, peaksChart, peaksInWords } from './peaksChart.ts';
import { statesInWords, stopInWords } from './statesInWords.ts';
import { type CardForm, suggestionCard } from './suggestionCard.ts';

export interface InstanceFacts extends LaunchFacts {
  readonly price: PriceAnswer;
  readonly side: SidePrices | undefined;
  /** Its highest use of the last days; absent: not read. */
  readonly peaks?: Peaks;
  /** Of the type that is suggested for it. */
  readonly proposedFacts?: InstanceTypeFacts;
  readonly suggestion?: SuggestionRecord;
}

/** All about one machine. */
export function instanceMessage(facts: InstanceFacts): MessageView {
  const { instance, suggestion } = facts;
  const title = nameOf({
    instance,
    ...(instance.name === undefined ? {} : { name: instance.name }),
  });
  const chart = facts.peaks && peaksChart(facts.peaks, facts.typeFacts, facts.proposedFacts);
  const gaps = facts.peaks && chart && gapsInWords(facts.peaks);
  const around = (form: CardForm): KnownBlock[] => [
    section(`*${title}* · ${instance.instanceId} · ${instance.state}\n${placeInWords(instance)}`),
    section(launchInWords(facts), 2800),
    section(`*What each state costs*\n${statesInWords(facts)}`, 2200),
    section(`*What a stop does*\n${stopInWords(instance, facts.typeFacts)}`, 1500),
    section(`*Ways to buy it*\n${optionsInWords(facts)}`, 2000),
    section(`*How it is used*\n${useInWords(facts)}`, 1200),
    ...(suggestion === undefined ? [] : suggestionCard(suggestion, form)),
    context(`As seen ${timeInWords(instance.observedAt)}.`),
  ];
  return {
    text: `${title}: ${instance.instanceType}, ${instance.state}`,
    blocks: [
      ...around('card'),
      ...(chart === undefined ? [] : [lineChart(chart)]),
      ...(gaps === undefined ? [] : [context(gaps)]),
    ],
    // “How it is used” has the figures of the chart.
    plain: around('plain'),
  };
}

function placeInWords(instance: Observation): string {
  const owner = ownerOf(instance);
  const owned =
    owner === undefined
      ? `owner ${instance.tags.owner ?? 'unknown: no tag tells'}`
      : `run by ${owner.name}. ${owner.instead}`;
  return escapeMrkdwn(
    `${instance.availabilityZone ?? instance.region}, account ${instance.account} · ${owned}`,
    300,
  );
}

/** What Compute Optimizer says of it, and what CloudWatch has seen. */
function useInWords({
  instance: { recommendation },
  peaks,
  typeFacts,
  proposedFacts,
}: InstanceFacts): string {
  const seen =
    peaks === undefined
      ? 'CloudWatch could not be asked.'
      : `\n${peaksInWords(peaks, typeFacts, proposedFacts)}`;
  if (recommendation === undefined) {
    return `Compute Optimizer has no data for it: too new, stopped, or not opted in. ${seen}`;
  }
  const { utilization, lookBackDays, finding, idle } = recommendation;
  const load = loadInWords({
    utilization,
    ...(lookBackDays === undefined ? {} : { lookBackDays }),
    observedAt: '',
  });
  return `${load}: ${idle === true ? 'idle' : FINDINGS[finding]}. ${seen}`;
}

const FINDINGS = {
  overProvisioned: 'over-provisioned',
  underProvisioned: 'under-provisioned',
  optimized: 'right-sized',
  unknown: 'no verdict',
} as const;

/** The ways to buy this instance, cheapest first; the figures are for all hours of a month. */
function optionsInWords({ price, instance }: InstanceFacts): string {
  if (!price.ok) return escapeMrkdwn(price.error.message, 300);
  const { onDemand, rates, publicationDate, sku } = price.value;
  const now =
    instance.state === 'stopped' ? ' (nothing while it is stopped; its disks are extra)' : '';
  const options = cheapestOfEach(rates, instance.availabilityZone);
  return [
    `On demand: ${formatHourly(onDemand)}, ${formatMoney(perMonth(onDemand))} a month${now}`,
    ...options.map((rate) => rateInWords(rate, onDemand)),
    `_AWS price list of ${publicationDate.slice(0, 10)}, SKU ${sku}_`,
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

function rateInWords({ option, hourly }: Rate, onDemand: number): string {
  const name = `${optionInWords(option)}: ${formatHourly(hourly)}`;
  if (onDemand === 0) return name;
  const percent = Math.round((1 - hourly / onDemand) * 100);
  return `${name}, ${Math.abs(percent)} % ${percent < 0 ? 'more' : 'less'}`;
}
