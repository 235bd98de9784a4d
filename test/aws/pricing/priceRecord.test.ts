import { expect, test } from 'vitest';
import { parsePriceRecord, priceOf } from '../../../lib/aws/pricing/priceRecord.ts';
import type { PriceAnswer } from '../../../lib/domain/pricing/priceBook.ts';
import { US_EAST_1 } from '../scopes.ts';

const KEY = {
  region: US_EAST_1,
  instanceType: 'm5.large',
  operation: 'RunInstances',
  tenancy: 'Shared',
} as const;

function dimension(unit: string, usd: string) {
  return { unit, pricePerUnit: { USD: usd }, beginRange: '0', endRange: 'Inf' };
}

const onDemand = { priceDimensions: { r: dimension('Hrs', '0.0960000000') }, termAttributes: {} };

function reserved(payment: string, years: 1 | 3, hourly: string, upfront?: string) {
  return {
    priceDimensions: {
      h: dimension('Hrs', hourly),
      ...(upfront === undefined ? {} : { q: dimension('Quantity', upfront) }),
    },
    termAttributes: {
      LeaseContractLength: `${years}yr`,
      OfferingClass: 'standard',
      PurchaseOption: payment,
    },
  };
}

function answerTo(terms: object, attributes: object = {}): PriceAnswer | undefined {
  const record = parsePriceRecord(
    JSON.stringify({
      product: {
        sku: 'SKU1',
        productFamily: 'Compute Instance',
        attributes: { usagetype: 'BoxUsage:m5.large', normalizationSizeFactor: '4', ...attributes },
      },
      terms,
      publicationDate: '2026-11-01T00:00:00Z',
    }),
  );
  return record && priceOf(KEY, record);
}

test('the upfront payment of a reservation is spread over the hours of its term', () => {
  const answer = answerTo({
    OnDemand: { a: onDemand },
    Reserved: {
      b: reserved('No Upfront', 1, '0.0600000000'),
      c: reserved('Partial Upfront', 1, '0.0280000000', '245.28'),
      d: reserved('All Upfront', 3, '0.0000000000', '988'),
    },
  });
  const option = { kind: 'reserved', offeringClass: 'standard' } as const;
  expect(answer).toEqual({
    ok: true,
    value: {
      key: KEY,
      sku: 'SKU1',
      usageType: 'BoxUsage:m5.large',
      normalizationFactor: 4,
      publicationDate: '2026-11-01T00:00:00Z',
      onDemand: 96_000,
      rates: [
        { option: { ...option, years: 1, payment: 'No Upfront' }, hourly: 60_000, upfront: 0 },
        {
          option: { ...option, years: 1, payment: 'Partial Upfront' },
          hourly: 56_000,
          upfront: 245_280_000,
        },
        {
          option: { ...option, years: 3, payment: 'All Upfront' },
          hourly: 37_595,
          upfront: 988_000_000,
        },
      ],
    },
  });
});

test('a size without a factor has none, rather than zero', () => {
  const answer = answerTo({ OnDemand: { a: onDemand } }, { normalizationSizeFactor: 'NA' });
  expect(answer?.ok && answer.value).not.toHaveProperty('normalizationFactor');
});

test('a term that is sold in a way we do not know is left out', () => {
  const odd = {
    ...reserved('No Upfront', 1, '0.06'),
    termAttributes: { PurchaseOption: 'Barter' },
  };
  expect(answerTo({ OnDemand: { a: onDemand }, Reserved: { b: odd } })).toMatchObject({
    value: { rates: [] },
  });
});

test.each([
  ['two on-demand terms', { a: onDemand, b: onDemand }],
  ['no on-demand term', {}],
  [
    'another currency',
    { a: { priceDimensions: { r: { unit: 'Hrs', pricePerUnit: { CNY: '1' } } } } },
  ],
  ['another unit', { a: { priceDimensions: { r: dimension('vCPU-Hours', '0.05') } } }],
  ['a price in words', { a: { priceDimensions: { r: dimension('Hrs', 'free') } } }],
])('%s: no price', (_, terms) => {
  expect(answerTo({ OnDemand: terms })).toMatchObject({
    ok: false,
    error: { kind: 'malformed', candidates: ['SKU1'] },
  });
});

test('a price of zero is not the price of an hour', () => {
  const free = { a: { priceDimensions: { r: dimension('Hrs', '0.0000000000') } } };
  expect(answerTo({ OnDemand: free })).toMatchObject({ ok: false, error: { kind: 'notOffered' } });
});

test('text that is no price record is none', () => {
  expect(parsePriceRecord('{')).toBeUndefined();
  expect(parsePriceRecord('{"product":{}}')).toBeUndefined();
});
