import { type Filter, GetProductsCommand, type PricingClient } from '@aws-sdk/client-pricing';
import {
  type AncillaryPrices,
  creditUsage,
  METRIC,
  PUBLIC_IPV4,
} from '../../domain/pricing/ancillaryPrices.ts';
import type { Scope } from '../../shared/ids.ts';
import type { MicroUsd } from '../../shared/money.ts';
import { allItems } from '../client/allItems.ts';
import { reader } from '../client/reader.ts';
import { firstTierPrice, type PriceRecord, parsePriceRecord } from './priceRecord.ts';

/** What is asked of the price list: one question each, as they are of several services. */
const QUESTIONS: readonly { readonly service: string; readonly filters: readonly Filter[] }[] = [
  { service: 'AmazonEC2', filters: [term('productFamily', 'Storage')] },
  { service: 'AmazonEC2', filters: [term('productFamily', 'System Operation')] },
  { service: 'AmazonEC2', filters: [term('productFamily', 'Provisioned Throughput')] },
  { service: 'AmazonEC2', filters: [term('productFamily', 'CPU Credits')] },
  { service: 'AmazonVPC', filters: [contains('usagetype', PUBLIC_IPV4)] },
  { service: 'AmazonCloudWatch', filters: [contains('usagetype', METRIC)] },
];

/**
 * What is charged in addition to the instance-hour in one Region
 * (docs/facts/pricing-and-commitments.md#other-charges). A usage type with two prices has none
 * here: never a guess between them (docs/facts/pricing-and-commitments.md#one-sku-or-no-price).
 */
export const readAncillaryPrices = reader({
  service: 'Price List',
  action: 'pricing:GetProducts',
  read: async (
    client: PricingClient,
    { region }: Pick<Scope, 'region'>,
  ): Promise<AncillaryPrices> => {
    const found: (readonly [usage: string, price: MicroUsd, date: string])[] = [];
    for (const { service, filters } of QUESTIONS) {
      const place = [term('regionCode', region), term('locationType', 'AWS Region')];
      const records = await readAll(client, service, [...place, ...filters]);
      found.push(...records.flatMap(pricedUsage));
    }
    const byUsage = Map.groupBy(found, ([usage]) => usage);
    const certain = [...byUsage].flatMap(([usage, [first, ...others]]) =>
      first === undefined || others.length > 0 ? [] : [[usage, first[1]] as const],
    );
    const dates = found.map(([, , date]) => date).toSorted();
    return { prices: Object.fromEntries(certain), publicationDate: dates[0] ?? '' };
  },
});

async function readAll(
  client: PricingClient,
  ServiceCode: string,
  Filters: Filter[],
): Promise<readonly PriceRecord[]> {
  const texts = await allItems(
    (NextToken) =>
      client.send(new GetProductsCommand({ ServiceCode, Filters, MaxResults: 100, NextToken })),
    (page) => page.NextToken,
    (page) => page.PriceList,
  );
  return texts.flatMap((text) => parsePriceRecord(String(text)) ?? []);
}

function pricedUsage(record: PriceRecord): readonly (readonly [string, MicroUsd, string])[] {
  const usage = usageOf(record);
  const price = firstTierPrice(record);
  return usage === undefined || price === undefined ? [] : [[usage, price, record.publicationDate]];
}

/**
 * The usage type without its Region. CPU credits have a SKU for Windows, which its operating system
 * tells apart.
 */
function usageOf({ product: { attributes } }: PriceRecord): string | undefined {
  const usage = attributes.usagetype?.replace(/^[A-Z]{2,4}\d?-/, '');
  const [, family] = /^CPUCredits:(\w+)$/.exec(usage ?? '') ?? [];
  if (family === undefined) return usage;
  return creditUsage(family, attributes.operatingSystem === 'Windows' ? 'Windows' : 'Linux');
}

function term(Field: string, Value: string): Filter {
  return { Type: 'TERM_MATCH', Field, Value };
}

function contains(Field: string, Value: string): Filter {
  return { Type: 'CONTAINS', Field, Value };
}
