import { PricingClient } from '@aws-sdk/client-pricing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPrices } from '../../../lib/aws/pricing/prices.ts';
import { type PriceKey, priceKeyText } from '../../../lib/domain/pricing/priceBook.ts';
import { type AnsweringServer, answeringServer, json } from '../answeringServer.ts';
import { US_EAST_1 } from '../scopes.ts';

let server: AnsweringServer;
let priceList: readonly string[] = [];

beforeAll(async () => {
  server = await answeringServer(() => json({ FormatVersion: 'aws_v1', PriceList: priceList }));
});

afterAll(() => server.close());

const KEY: PriceKey = {
  region: US_EAST_1,
  instanceType: 'm5.large',
  operation: 'RunInstances',
  tenancy: 'Shared',
};

function record(sku: string, productFamily = 'Compute Instance'): string {
  const price = { unit: 'Hrs', pricePerUnit: { USD: '0.0960000000' } };
  const attributes = { instanceType: 'm5.large', usagetype: 'BoxUsage:m5.large' };
  return JSON.stringify({
    product: { sku, productFamily, attributes },
    terms: { OnDemand: { t: { priceDimensions: { d: price }, termAttributes: {} } } },
    publicationDate: '2026-11-01T00:00:00Z',
  });
}

async function answerTo(key: PriceKey) {
  const client = new PricingClient({ region: 'us-east-1', maxAttempts: 1 });
  return (await readPrices(client, [key])).answers.get(priceKeyText(key));
}

function filtersAsked(): Readonly<Record<string, string>> {
  const { Filters } = JSON.parse(server.asked.at(-1)?.body ?? '{}');
  return Object.fromEntries(
    Filters.map(({ Field, Value }: { Field: string; Value: string }) => [Field, Value]),
  );
}

test('the question leaves exactly one SKU: Region, type, licence, tenancy and how it is used', async () => {
  priceList = [record('A')];
  expect(await answerTo(KEY)).toMatchObject({ ok: true, value: { sku: 'A', onDemand: 96_000 } });
  expect(filtersAsked()).toEqual({
    regionCode: 'us-east-1',
    locationType: 'AWS Region',
    instanceType: 'm5.large',
    operation: 'RunInstances',
    tenancy: 'Shared',
    capacitystatus: 'Used',
    marketoption: 'OnDemand',
  });
});

test.each(['RunInstances:0002', 'RunInstances:0006', 'RunInstances:0102', 'RunInstances:0202'])(
  'Windows (%s) is asked for with its licence',
  async (operation) => {
    await answerTo({ ...KEY, operation });
    expect(filtersAsked().licenseModel).toBe('No License required');
  },
);

test('Windows with its own licence is not', async () => {
  await answerTo({ ...KEY, operation: 'RunInstances:0800' });
  expect(filtersAsked()).not.toHaveProperty('licenseModel');
});

test('two SKUs are no price', async () => {
  priceList = [record('A'), record('B')];
  expect(await answerTo(KEY)).toMatchObject({
    ok: false,
    error: { kind: 'ambiguous', candidates: ['A', 'B'] },
  });
});

test('what is not an instance-hour is not counted', async () => {
  priceList = [record('A'), record('B', 'Dedicated Host')];
  expect(await answerTo(KEY)).toMatchObject({ ok: true, value: { sku: 'A' } });
});

test('a second record that can’t be read makes the price uncertain', async () => {
  priceList = [record('A'), '{"half": '];
  expect(await answerTo(KEY)).toMatchObject({ ok: false, error: { kind: 'malformed' } });
});

test('the same key twice is one question', async () => {
  priceList = [record('A')];
  const before = server.asked.length;
  const client = new PricingClient({ region: 'us-east-1', maxAttempts: 1 });
  const { answers } = await readPrices(client, [KEY, { ...KEY }]);
  expect(answers.size).toBe(1);
  expect(server.asked.length).toBe(before + 1);
});
