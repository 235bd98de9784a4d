import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Aws, createAws } from '../../lib/aws/client/aws.ts';
import { readPriceBook } from '../../lib/aws/readPriceBook.ts';
import { type PriceKey, priceKeyText } from '../../lib/domain/pricing/priceBook.ts';
import { type Region, region } from '../../lib/shared/ids.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import { aFleet } from './aFleet.ts';
import { NOW, PROD, US_EAST_1 } from './scopes.ts';

let local: LocalAws;
let aws: Aws;

beforeEach(async () => {
  local = await startLocalAws({ start: NOW, fleet: aFleet([]) });
  Object.assign(process.env, local.clientEnvironment());
  aws = createAws({
    accounts: [{ id: PROD, name: 'prod' }],
    readOnly: true,
    homeRegion: US_EAST_1,
  });
});

afterEach(() => local.close());

const clients = () => ({
  pricing: aws.own.pricing(),
  savingsPlans: aws.own.savingsPlans(),
  ec2: (where: Region) => aws.own.ec2(where),
});

function key(instanceType: string, fields: Partial<PriceKey> = {}): PriceKey {
  return {
    region: US_EAST_1,
    instanceType,
    operation: 'RunInstances',
    tenancy: 'Shared',
    ...fields,
  };
}

async function read(...keys: readonly PriceKey[]) {
  const { answers, errors } = await readPriceBook(clients(), keys, NOW);
  return { errors, of: (wanted: PriceKey) => answers.get(priceKeyText(wanted)) };
}

test('m5.large has its on-demand price, twelve RI rates and twelve Savings Plan rates', async () => {
  const book = await read(key('m5.large'));
  const answer = book.of(key('m5.large'));
  expect(answer).toMatchObject({
    ok: true,
    value: { onDemand: 96_000, usageType: 'BoxUsage:m5.large', normalizationFactor: 4 },
  });
  const rates = answer?.ok ? answer.value.rates : [];
  const reserved = rates.filter(({ option }) => option.kind === 'reserved');
  const plans = rates.filter(({ option }) => option.kind === 'savings-plan');
  expect(reserved.length).toBe(12);
  expect(plans.length).toBe(12);
  for (const { option, hourly, upfront } of [...reserved, ...plans]) {
    expect(hourly).toBeGreaterThan(0);
    expect(hourly).toBeLessThan(96_000);
    if (!('payment' in option)) continue;
    if (option.payment === 'No Upfront') expect(upfront).toBe(0);
    // All of the term is paid at the start: the hourly rate is nothing but its share.
    if (option.payment === 'All Upfront') {
      expect(Math.abs(upfront - hourly * 8760 * option.years)).toBeLessThanOrEqual(
        0.5 * 8760 * option.years,
      );
    }
  }
});

test('Spot is there for each zone, now and as a mean, and nothing is missing', async () => {
  const book = await read(key('m5.large'), key('m5.large', { operation: 'RunInstances:0002' }));
  expect(book.errors).toEqual([]);
  const answer = book.of(key('m5.large'));
  const spot = (answer?.ok ? answer.value.rates : []).filter(
    ({ option }) => option.kind === 'spot',
  );
  expect(spot.length).toBeGreaterThan(0);
  expect(spot.every(({ hourly }) => hourly > 0 && hourly < 96_000)).toBe(true);
});

test('Windows is priced with its licence, and each Region by itself', async () => {
  const windows = key('m5.large', { operation: 'RunInstances:0002' });
  const ireland = key('m5.large', { region: region.parse('eu-west-1') });
  const book = await read(windows, ireland, key('m5.large'));
  const prices = [windows, ireland, key('m5.large')].map((each) => {
    const answer = book.of(each);
    return answer?.ok ? answer.value.onDemand : undefined;
  });
  expect(prices[0]).toBe(188_000);
  expect(prices[1]).toBeGreaterThan(96_000);
  expect(prices[2]).toBe(96_000);
});

test('a price that is ambiguous is no price, and names its SKUs', async () => {
  const wanted = key('c5.2xlarge', {
    region: region.parse('eu-west-1'),
    operation: 'RunInstances:0010',
  });
  const answer = (await read(wanted)).of(wanted);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'ambiguous' } });
  expect(answer?.ok === false && answer.error.candidates.length).toBe(2);
});

test('a type that is not sold has no price', async () => {
  const book = await read(key('made-up.huge'));
  expect(book.of(key('made-up.huge'))).toMatchObject({ ok: false, error: { kind: 'notOffered' } });
});

test('an instance on a Dedicated Host has no price of its own', async () => {
  const hosted = key('m5.large', { tenancy: 'Host' });
  expect((await read(hosted)).of(hosted)).toMatchObject({
    ok: false,
    error: { kind: 'notOffered' },
  });
});

test('many types of one kind are read as one listing, with the same prices', async () => {
  const sizes = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge'];
  const keys = ['m5', 'c5'].flatMap((family) => sizes.map((size) => key(`${family}.${size}`)));
  const book = await read(...keys, key('made-up.huge'));
  const listed = book.of(key('m5.large'));
  const calls = local.faults.calls('pricing', 'GetProducts');
  expect(calls).toBeLessThan(keys.length);
  expect(listed).toEqual((await read(key('m5.large'))).of(key('m5.large')));
  expect(book.of(key('made-up.huge'))).toMatchObject({ error: { kind: 'notOffered' } });
});

test('without Savings Plans rates the rest of the price is still there', async () => {
  local.faults.inject({
    kind: 'error',
    service: 'savingsplans',
    operation: 'DescribeSavingsPlansOfferingRates',
    code: 'AccessDeniedException',
    status: 403,
  });
  const book = await read(key('m5.large'));
  expect(book.errors).toContainEqual(
    expect.objectContaining({ kind: 'denied', service: 'Savings Plans' }),
  );
  const answer = book.of(key('m5.large'));
  const kinds = new Set(answer?.ok ? answer.value.rates.map(({ option }) => option.kind) : []);
  expect(kinds.has('reserved')).toBe(true);
  expect(kinds.has('savings-plan')).toBe(false);
});

test('without the Price List every answer says so', async () => {
  local.faults.inject({
    kind: 'error',
    service: 'pricing',
    operation: 'GetProducts',
    code: 'AccessDeniedException',
    status: 400,
  });
  const book = await read(key('m5.large'));
  expect(book.errors).toMatchObject([{ kind: 'denied', service: 'Price List' }]);
  expect(book.of(key('m5.large'))).toMatchObject({ ok: false, error: { kind: 'unread' } });
});
