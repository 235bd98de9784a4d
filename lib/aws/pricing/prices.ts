import { type Filter, GetProductsCommand, type PricingClient } from '@aws-sdk/client-pricing';
import {
  type PriceAnswer,
  type PriceKey,
  priceKeyLabel,
  priceKeyText,
} from '../../domain/pricing/priceBook.ts';
import { sentence } from '../../shared/message.ts';
import type { ReadError } from '../../shared/readError.ts';
import { err, type Result } from '../../shared/result.ts';
import { allItems } from '../client/allItems.ts';
import { permitted } from '../client/permitted.ts';
import { EVERYWHERE, reader } from '../client/reader.ts';
import { type PriceRecord, parsePriceRecord, priceOf } from './priceRecord.ts';

export interface PricesRead {
  /** One answer for each key, by priceKeyText. */
  readonly answers: ReadonlyMap<string, PriceAnswer>;
  readonly errors: readonly ReadError[];
}

/**
 * On-demand and Reserved Instance prices of these keys from the Price List. A price comes from
 * exactly one SKU, or the answer says why there is none
 * (docs/facts/pricing-and-commitments.md#one-sku-or-no-price). Keys that differ only in their type
 * share one listing when there are many of them.
 */
export const readPrices = permitted(
  ['pricing:GetProducts'],
  async (client: PricingClient, keys: readonly PriceKey[]): Promise<PricesRead> => {
    const answers = new Map<string, PriceAnswer>();
    const errors: ReadError[] = [];
    for (const group of groupsOf(keys)) {
      const found = await readGroup(client, EVERYWHERE, group.filters);
      if (!found.ok) errors.push(found.error);
      for (const key of group.keys) answers.set(priceKeyText(key), answerOf(key, found));
    }
    return { answers, errors };
  },
);

/**
 * More types than this are cheaper as one listing of about a dozen pages
 * (docs/facts/pricing-and-commitments.md#on-demand-prices).
 */
const MOST_SINGLE_CALLS = 10;

/** Keys that one question answers: one key, or many that differ only in the type. */
interface Group {
  readonly keys: readonly PriceKey[];
  readonly filters: readonly Filter[];
}

function groupsOf(keys: readonly PriceKey[]): readonly Group[] {
  const unique = new Map(keys.map((key) => [priceKeyText(key), key]));
  const alike = Map.groupBy(unique.values(), (key) => priceKeyText({ ...key, instanceType: '*' }));
  return [...alike.values()].flatMap((same): readonly Group[] => {
    if (same.length > MOST_SINGLE_CALLS) return [{ keys: same, filters: filtersOf(same[0]) }];
    return same.map((key) => ({
      keys: [key],
      filters: [...filtersOf(key), term('instanceType', key.instanceType)],
    }));
  });
}

/**
 * Why each of them: docs/facts/pricing-and-commitments.md#on-demand-prices. Without any, one
 * instance type has several SKUs.
 */
function filtersOf(key: PriceKey | undefined): readonly Filter[] {
  if (key === undefined) return [];
  return [
    term('regionCode', key.region),
    term('locationType', 'AWS Region'),
    term('operation', key.operation),
    term('tenancy', key.tenancy),
    term('capacitystatus', 'Used'),
    term('marketoption', 'OnDemand'),
    ...(WINDOWS_WITH_LICENCE.has(key.operation)
      ? [term('licenseModel', 'No License required')]
      : []),
  ];
}

/** Windows, alone and with SQL Server: the same operation is also sold without its licence. */
const WINDOWS_WITH_LICENCE: ReadonlySet<string> = new Set([
  'RunInstances:0002',
  'RunInstances:0006',
  'RunInstances:0102',
  'RunInstances:0202',
]);

function term(Field: string, Value: string): Filter {
  return { Type: 'TERM_MATCH', Field, Value };
}

type Records = Result<readonly (PriceRecord | undefined)[], ReadError>;

const readGroup = reader({
  service: 'Price List',
  action: 'pricing:GetProducts',
  read: async (client: PricingClient, _place, filters: readonly Filter[]) => {
    const texts = await allItems(
      (NextToken) =>
        client.send(
          new GetProductsCommand({
            ServiceCode: 'AmazonEC2',
            Filters: [...filters],
            MaxResults: 100,
            NextToken,
          }),
        ),
      (page) => page.NextToken,
      (page) => page.PriceList,
    );
    return texts.map((text) => parsePriceRecord(String(text)));
  },
});

function answerOf(key: PriceKey, found: Records): PriceAnswer {
  const what = priceKeyLabel(key);
  if (!found.ok) return err({ kind: 'unread', message: found.error.message, candidates: [] });
  const records = found.value.filter((record) => record !== undefined);
  // A record that we can't read could be a second price: with it, nothing is certain
  // (docs/facts/pricing-and-commitments.md#one-sku-or-no-price).
  if (records.length < found.value.length) {
    return err({
      kind: 'malformed',
      message: sentence('The answer of the Price List for {what} could not be parsed.', { what }),
      candidates: [],
    });
  }
  const matching = records.filter(
    ({ product }) =>
      product.attributes.instanceType === key.instanceType &&
      // Bare metal has its own family; anything else is not an instance-hour
      // (docs/facts/pricing-and-commitments.md#on-demand-prices).
      product.productFamily?.startsWith('Compute Instance') === true,
  );
  const [record] = matching;
  if (record === undefined) {
    const message = sentence('The Price List has no price for {what}.', { what });
    return err({ kind: 'notOffered', message, candidates: [] });
  }
  if (matching.length > 1) {
    return err({
      kind: 'ambiguous',
      message: sentence('The Price List has {count} prices for {what}: none is used.', {
        count: matching.length,
        what,
      }),
      candidates: matching.map(({ product }) => product.sku),
    });
  }
  return priceOf(key, record);
}
