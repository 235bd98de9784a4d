import { describeInstanceType } from '../../../domain/fleet/instanceTypeName.ts';
import type { InstanceTypeSpecs } from '../../../domain/fleet/instanceTypeSpecs.ts';
import type { TypeCriteria } from '../../../domain/fleet/searchInstanceTypes.ts';
import type { Price } from '../../../domain/pricing/priceBook.ts';
import type { Region } from '../../../shared/ids.ts';
import { perMonth } from '../../../shared/money.ts';
import { context, type MessageView, messageOf, section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import { type Cell, dataTable, tableBlock } from '../../blockKit/table.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';

export interface Found {
  readonly wish: TypeCriteria;
  readonly region: Region;
  /** Cheapest first. */
  readonly found: readonly { readonly facts: InstanceTypeSpecs; readonly price: Price }[];
  /** How many types meet the criteria, and for how many of them a price was read. */
  readonly fitting: number;
  readonly asked: number;
}

const MOST_ROWS = 20;

/** The types that meet the criteria, cheapest first. */
export function findMessage(view: Found, language: Language): MessageView {
  const { say, hourly } = language;
  const { wish, region, found, fitting, asked } = view;
  const wanted = wishText(wish, language);
  const [cheapest] = found;
  if (cheapest === undefined) {
    return messageOf(nothingText(view, wanted, language));
  }
  const shown = found.slice(0, MOST_ROWS);
  const isPart = asked < fitting;
  const types = language.count(fitting, '{n} type', '{n} types');
  const values = { types, region, wanted, asked };
  const summary = section(
    isPart
      ? say(
          '*{types} in {region}* with {wanted}. The {asked} closest were priced; cheapest first',
          values,
        )
      : say('*{types} in {region}* with {wanted}, cheapest first', { types, region, wanted }),
  );
  const heading = HEADING.map((each) => say(each));
  const cells = shown.map((each) => cellsOf(each, language));
  const rest = context(restText(view, shown.length, cheapest.price, language));
  const from = hourly(cheapest.price.onDemand);
  return {
    text: isPart
      ? say('{types} in {region}, {asked} priced, from {from}', {
          types,
          region,
          asked,
          from,
        })
      : say('{types} in {region}, from {from}', { types, region, from }),
    blocks: [
      summary,
      dataTable(say('Types in {region}', { region }), heading, cells, MOST_ROWS),
      rest,
    ],
    plain: [summary, tableBlock(heading, cells, [2, 3, 4, 5]), rest],
  };
}

function restText(
  { found, fitting, asked }: Found,
  shown: number,
  { publicationDate }: Price,
  { say }: Language,
): string {
  const unpriced = asked - found.length;
  return [
    ...(asked < fitting
      ? [say('Narrow the search to have all types priced, for example with `family=`.')]
      : []),
    ...(found.length > shown
      ? [say('{more} more expensive types not shown.', { more: found.length - shown })]
      : []),
    ...(unpriced > 0
      ? [say('{count} types without a single price are left out.', { count: unpriced })]
      : []),
    say('Linux On-Demand, shared tenancy, AWS price list of {day}.', {
      day: publicationDate.slice(0, 10),
    }),
  ].join(' ');
}

const HEADING = [
  'Type',
  'Description',
  'vCPU',
  'GiB',
  'Per hour',
  'Per month',
] as const satisfies readonly Text[];

function cellsOf(
  { facts, price }: Found['found'][number],
  { say, tell, hourly, money }: Language,
): readonly Cell[] {
  const { instanceType, vcpus, memoryMiB } = facts;
  const monthly = perMonth(price.onDemand);
  return [
    instanceType,
    tell(describeInstanceType(instanceType)),
    vcpus === undefined ? say('unknown') : { value: vcpus, text: String(vcpus) },
    memoryMiB === undefined
      ? say('unknown')
      : { value: memoryMiB / 1024, text: String(memoryMiB / 1024) },
    { value: price.onDemand / 1e6, text: hourly(price.onDemand) },
    { value: monthly / 1e6, text: money(monthly) },
  ];
}

function wishText(wish: TypeCriteria, { say }: Language): string {
  const { vcpus, memoryGiB, architecture, burstable, localDisk, family } = wish;
  const parts = [
    ...(vcpus === undefined ? [] : [say('{vcpus} or more vCPUs', { vcpus })]),
    ...(memoryGiB === undefined ? [] : [say('{memory} GiB or more', { memory: memoryGiB })]),
    ...(architecture === undefined ? [] : [architecture]),
    ...(burstable === undefined ? [] : [burstable ? say('burstable') : say('not burstable')]),
    ...(localDisk === undefined
      ? []
      : [localDisk ? say('instance store') : say('no instance store')]),
    ...(family === undefined ? [] : [say('family {value}', { value: escapeMrkdwn(family, 20) })]),
  ];
  return parts.length === 0 ? say('any size') : parts.join(', ');
}

function nothingText({ region, fitting, asked }: Found, wanted: string, { say }: Language): string {
  return fitting === 0
    ? say('No type in {region} matches {wanted}. Loosen the conditions, or try another Region.', {
        region,
        wanted,
      })
    : say(
        '{fitting} types in {region} match, but none of the {asked} checked has a single On-Demand price for Linux.',
        { fitting, region, asked },
      );
}
