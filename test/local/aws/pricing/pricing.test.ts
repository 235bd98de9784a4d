import { type FilterType, GetProductsCommand, PricingClient } from '@aws-sdk/client-pricing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REGION_PRICES } from '../../../../local/aws/pricing/familyPrices.ts';
import {
  onDemandHourly,
  PLATFORMS,
  PRICED_TYPES,
  usdText,
} from '../../../../local/aws/pricing/prices.ts';
import { AMBIGUOUS, productsOf } from '../../../../local/aws/pricing/products.ts';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { aFleet, START } from '../aFleet.ts';
import { clientOptions } from '../clientOptions.ts';

let aws: LocalAws;
let pricing: PricingClient;

beforeAll(async () => {
  // A fast clock refills the token bucket.
  aws = await startLocalAws({ fleet: aFleet(), start: START, speed: 1000 });
  pricing = new PricingClient(clientOptions(aws));
});
afterAll(() => aws.close());

/** The filters that must find one row (docs/facts/pricing-and-commitments.md#on-demand-prices). */
const RECIPE = {
  regionCode: 'us-east-1',
  instanceType: 'm5.large',
  operation: 'RunInstances',
  tenancy: 'Shared',
  capacitystatus: 'Used',
  marketoption: 'OnDemand',
  licenseModel: 'No License required',
  productFamily: 'Compute Instance',
};

function filters(fields: Readonly<Record<string, string>>, Type: FilterType = 'TERM_MATCH') {
  return Object.entries(fields).map(([Field, Value]) => ({ Type, Field, Value }));
}

async function products(fields: Readonly<Record<string, string>>, Type?: FilterType) {
  const { PriceList = [] } = await pricing.send(
    new GetProductsCommand({ ServiceCode: 'AmazonEC2', Filters: filters(fields, Type) }),
  );
  return [...PriceList].map((each) => JSON.parse(String(each)));
}

test('the exact recipe finds one row, with the record of docs/facts/pricing-and-commitments.md#on-demand-prices', async () => {
  const [row, ...others] = await products(RECIPE);
  expect(others).toEqual([]);
  expect(row.product.attributes).toMatchObject({
    usagetype: 'BoxUsage:m5.large',
    vcpu: '2',
    memory: '8 GiB',
    normalizationSizeFactor: '4',
  });
  const [term] = Object.entries<{ priceDimensions: Record<string, unknown> }>(row.terms.OnDemand);
  expect(term?.[0]).toBe(`${row.product.sku}.JRTCKXETXF`);
  expect(Object.values(term?.[1].priceDimensions ?? {})).toMatchObject([
    { unit: 'Hrs', pricePerUnit: { USD: '0.0960000000' } },
  ]);
  expect(Object.values(row.terms.Reserved)).toHaveLength(12);
  expect(row.publicationDate).toBe('2026-11-23T00:00:00Z');
});

test('without its careful filters the recipe finds the look-alikes too', async () => {
  const { capacitystatus: _, ...anyCapacity } = RECIPE;
  const rows = await products(anyCapacity);
  expect(rows.map(({ product }) => product.attributes.capacitystatus).sort()).toEqual([
    'AllocatedCapacityReservation',
    'UnusedCapacityReservation',
    'Used',
  ]);
  const { licenseModel: __, ...anyLicence } = RECIPE;
  expect(await products({ ...anyLicence, operation: 'RunInstances:0002' })).toHaveLength(2);
  const { marketoption: ___, ...anyMarket } = RECIPE;
  expect(await products({ ...anyMarket, instanceType: 'g5.xlarge' })).toHaveLength(2);
  expect(await products({ ...RECIPE, tenancy: 'Host' })).toMatchObject([
    { product: { attributes: { usagetype: 'HostBoxUsage:m5.large' } } },
  ]);
});

test('the recipe is ambiguous for the declared type only, in the whole list', () => {
  const counts = new Map<string, number>();
  for (const region of Object.keys(REGION_PRICES)) {
    for (const { attributes } of productsOf(region)) {
      const { tenancy, capacitystatus, marketoption, licenseModel } = attributes;
      if (
        tenancy !== 'Shared' ||
        capacitystatus !== 'Used' ||
        marketoption !== 'OnDemand' ||
        licenseModel !== 'No License required'
      ) {
        continue;
      }
      const key = [region, attributes.instanceType, attributes.operatingSystem].join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const several = [...counts].filter(([, count]) => count !== 1);
  expect(several).toEqual([
    [`${AMBIGUOUS.regionCode} ${AMBIGUOUS.instanceType} ${AMBIGUOUS.operatingSystem}`, 2],
  ]);
  const sold = [...PRICED_TYPES.keys()].flatMap((type) =>
    PLATFORMS.filter((platform) => onDemandHourly('us-east-1', type, platform) !== undefined),
  );
  expect(counts.size).toBe(sold.length * Object.keys(REGION_PRICES).length);
});

test('no two rows of the list share a SKU', () => {
  const skus = Object.keys(REGION_PRICES).flatMap((region) =>
    productsOf(region).map(({ sku }) => sku),
  );
  expect(new Set(skus).size).toBe(skus.length);
});

test('pages are of at most 100 rows and go on to the end', async () => {
  const Filters = filters({
    regionCode: 'eu-west-1',
    operation: 'RunInstances',
    tenancy: 'Shared',
  });
  const seen: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await pricing.send(
      new GetProductsCommand({
        ServiceCode: 'AmazonEC2',
        Filters,
        ...(NextToken === undefined ? {} : { NextToken }),
      }),
    );
    seen.push(...[...(page.PriceList ?? [])].map((each) => JSON.parse(String(each)).product.sku));
    expect(page.PriceList?.length).toBeLessThanOrEqual(100);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(seen.length).toBeGreaterThan(PRICED_TYPES.size);
  expect(new Set(seen).size).toBe(seen.length);
});

test('the other filter types match as they say', async () => {
  const { instanceType: _, ...anyType } = RECIPE;
  const one = (Type: FilterType, Value: string) =>
    pricing.send(
      new GetProductsCommand({
        ServiceCode: 'AmazonEC2',
        Filters: [...filters(anyType), { Type, Field: 'instanceType', Value }],
      }),
    );
  expect((await one('EQUALS', 'm5.large')).PriceList).toHaveLength(1);
  expect((await one('ANY_OF', 'm5.large,m5.xlarge')).PriceList).toHaveLength(2);
  expect((await one('CONTAINS', 'm5.x')).PriceList).toHaveLength(1);
});

test('EBS volumes have their rows', async () => {
  const rows = await products({
    regionCode: 'us-east-1',
    productFamily: 'Storage',
    volumeApiName: 'gp3',
  });
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows[0].terms)).toContain(`"USD":"${usdText(80_000)}"`);
});

test('what the API does not take is refused', async () => {
  const query = (input: object, region?: string) =>
    new PricingClient(clientOptions(aws, region)).send(
      new GetProductsCommand({ ServiceCode: 'AmazonEC2', ...input }),
    );
  await expect(query({ MaxResults: 101 })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
  await expect(query({ NextToken: 'x' })).rejects.toMatchObject({
    name: 'InvalidNextTokenException',
  });
  await expect(query({ ServiceCode: 'AmazonRDS' })).rejects.toMatchObject({
    name: 'NotFoundException',
  });
  await expect(query({}, 'eu-west-1')).rejects.toMatchObject({ name: 'InvalidSignatureException' });
});
