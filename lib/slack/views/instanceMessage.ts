import type { KnownBlock } from '@slack/types';
import { formatHourly, formatMoney } from '../../domain/formatMoney.ts';
import type { InstanceCost } from '../../domain/instanceCost.ts';
import { describeInstanceType } from '../../domain/instanceType.ts';
import type { InstanceTypeFacts } from '../../domain/instanceTypeFacts.ts';
import { perMonth } from '../../domain/money.ts';
import type { Observation } from '../../domain/observation.ts';
import { ownerOf } from '../../domain/owner.ts';
import type { PriceAnswer, PurchaseOption, Rate } from '../../domain/priceBook.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { context, type MessageView, section } from '../view.ts';
import { nameOf, timeInWords } from '../wording.ts';
import { optionInWords } from './optionInWords.ts';
import { type CardForm, suggestionCard } from './suggestionCard.ts';

export interface InstanceFacts {
  readonly instance: Observation;
  readonly typeFacts?: InstanceTypeFacts;
  readonly price: PriceAnswer;
  readonly cost: InstanceCost;
  readonly suggestion?: SuggestionRecord;
}

/** All about one machine, as it was last seen. */
export function instanceMessage(facts: InstanceFacts): MessageView {
  const { instance, suggestion } = facts;
  const title = nameOf({
    instance,
    ...(instance.name === undefined ? {} : { name: instance.name }),
  });
  const around = (form: CardForm): KnownBlock[] => [
    section(`*${title}* · ${instance.instanceId} · ${instance.state}`),
    section(
      [
        line('Type', typeInWords(facts)),
        line(
          'Place',
          [instance.availabilityZone ?? instance.region, `account ${instance.account}`].join(', '),
        ),
        line('System', systemInWords(instance)),
        line('Network', networkInWords(instance)),
        line('Storage', storageInWords(instance)),
        line('Security groups', list(instance.securityGroups.map(({ id, name }) => name ?? id))),
        line('Key pair', instance.keyName ?? 'none'),
        line(
          'Owner',
          ownerOf(instance)?.name ?? instance.tags.owner ?? 'nobody, as far as tags tell',
        ),
      ].join('\n'),
    ),
    section(`*What it costs now*\n${partsInWords(facts.cost)}`),
    section(`*Ways to buy it*\n${optionsInWords(facts)}`),
    ...(suggestion === undefined ? [] : suggestionCard(suggestion, form)),
    context(`As seen ${timeInWords(instance.observedAt)}.`),
  ];
  return {
    text: `${title}: ${instance.instanceType}, ${instance.state}`,
    blocks: around('card'),
    plain: around('plain'),
  };
}

function line(label: string, value: string): string {
  return `*${label}:* ${escapeMrkdwn(value, 300)}`;
}

function typeInWords({ instance, typeFacts }: InstanceFacts): string {
  const size =
    typeFacts?.vcpus === undefined || typeFacts.memoryMiB === undefined
      ? []
      : [`${typeFacts.vcpus} vCPU`, `${typeFacts.memoryMiB / 1024} GiB`];
  return [instance.instanceType, describeInstanceType(instance.instanceType), ...size].join(', ');
}

function systemInWords(instance: Observation): string {
  return [
    instance.platformDetails ?? 'unknown system',
    instance.architecture ?? 'unknown architecture',
    instance.virtualizationType ?? 'unknown virtualization',
    instance.currentInstanceBootMode ?? instance.bootMode ?? 'boot mode unknown',
    instance.imageId ?? 'image unknown',
  ].join(', ');
}

function networkInWords({ networkInterfaces }: Observation): string {
  const addresses = networkInterfaces.flatMap(({ privateIpv4s }) =>
    privateIpv4s.map(({ address, publicIp }) =>
      publicIp === undefined ? address : `${address} (${publicIp})`,
    ),
  );
  const interfaces =
    networkInterfaces.length === 1 ? '1 interface' : `${networkInterfaces.length} interfaces`;
  return `${interfaces}: ${list(addresses)}`;
}

function storageInWords({ volumes, rootDeviceType }: Observation): string {
  const disks = volumes.map(
    ({ deviceName, volumeType, sizeGiB }) =>
      `${deviceName} ${volumeType ?? 'type unknown'} ${sizeGiB ?? '?'} GiB`,
  );
  return `root on ${rootDeviceType ?? 'unknown'}; ${list(disks)}`;
}

/** Every part with its amount, or with why it has none. */
function partsInWords({ parts, known, complete }: InstanceCost): string {
  const lines = parts.map(({ what, monthly }) =>
    monthly.ok
      ? `${what}: ${formatMoney(monthly.value)}`
      : `${what}: ${escapeMrkdwn(monthly.error, 200)}`,
  );
  const total = `*${formatMoney(known)} a month at list*${complete ? '' : ', and what is not known below'}`;
  return [total, ...lines].join('\n');
}

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

function list(items: readonly string[]): string {
  if (items.length === 0) return 'none';
  const shown = items.slice(0, 5).join(', ');
  return items.length > 5 ? `${shown} and ${items.length - 5} more` : shown;
}
