import { EC2Client } from '@aws-sdk/client-ec2';
import { SavingsplansClient } from '@aws-sdk/client-savingsplans';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReservedInstances } from '../../../lib/aws/commitments/reservedInstances.ts';
import { readSavingsPlans } from '../../../lib/aws/commitments/savingsPlans.ts';
import { type AnsweringServer, answeringServer, ec2, json } from '../answeringServer.ts';
import { HERE, NOW, PROD } from '../scopes.ts';

let server: AnsweringServer;
let reservations = '';
let plans: readonly object[] = [];
let rates: readonly object[] = [];

beforeAll(async () => {
  server = await answeringServer(({ operation }) =>
    operation === 'DescribeReservedInstances'
      ? ec2(operation, `<reservedInstancesSet>${reservations}</reservedInstancesSet>`)
      : operation === 'DescribeSavingsPlanRates'
        ? json({ searchResults: rates, nextToken: '' })
        : json({ savingsPlans: plans, nextToken: '' }),
  );
});

afterAll(() => server.close());

const USAGES = [
  { usageType: 'BoxUsage:m5.large', operation: 'RunInstances' },
  { usageType: 'BoxUsage:c5.large', operation: 'RunInstances' },
];

const settings = { region: 'us-east-1', maxAttempts: 1 };
const readReserved = () => readReservedInstances(new EC2Client(settings), HERE, NOW);
const readPlans = () =>
  readSavingsPlans(new SavingsplansClient(settings), { account: PROD }, NOW, USAGES);

function reservation(fields: Readonly<Record<string, string>> = {}): string {
  const all = {
    reservedInstancesId: 'ri-1',
    instanceType: 'm5.large',
    instanceCount: '4',
    scope: 'Region',
    start: '2026-03-01T00:00:00.000Z',
    end: '2027-03-01T00:00:00.000Z',
    duration: '31536000',
    usagePrice: '0.0',
    fixedPrice: '252.0',
    productDescription: 'Linux/UNIX',
    state: 'active',
    instanceTenancy: 'default',
    currencyCode: 'USD',
    offeringClass: 'standard',
    offeringType: 'Partial Upfront',
    recurringCharges: '<item><frequency>Hourly</frequency><amount>0.0288</amount></item>',
    ...fields,
  };
  return `<item>${Object.entries(all)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</item>`;
}

test('reservations have their hourly charge and their upfront price in µUSD', async () => {
  reservations = reservation();
  expect(await readReserved()).toEqual({
    ok: true,
    value: [
      {
        kind: 'reserved',
        id: 'ri-1',
        ...HERE,
        instanceType: 'm5.large',
        count: 4,
        productDescription: 'Linux/UNIX',
        tenancy: 'default',
        offeringClass: 'standard',
        payment: 'Partial Upfront',
        durationSeconds: 31_536_000,
        recurringHourly: 28_800,
        upfront: 252_000_000,
        start: '2026-03-01T00:00:00.000Z',
        end: '2027-03-01T00:00:00.000Z',
      },
    ],
  });
});

test('a zonal reservation names its zone, and a licence beyond the SDK’s list is kept', async () => {
  reservations = reservation({
    scope: 'Availability Zone',
    availabilityZone: 'us-east-1b',
    productDescription: 'Windows with SQL Server Standard',
  });
  expect(await readReserved()).toMatchObject({
    value: [
      { availabilityZone: 'us-east-1b', productDescription: 'Windows with SQL Server Standard' },
    ],
  });
});

test.each([
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeReservedInstancesListings.html
  ['what was bought on the Marketplace, for 750 days', { duration: '64800000' }, 64_800_000],
  ['a second less than three years', { duration: '94607999' }, 94_607_999],
])('a reservation keeps its own term: %s', async (_, fields, durationSeconds) => {
  reservations = reservation(fields);
  expect(await readReserved()).toMatchObject({ ok: true, value: [{ durationSeconds }] });
});

test.each(['Partial Upfront', 'All Upfront', 'Heavy Utilization'])(
  'what was paid upfront (%s) is not known of a modified reservation, which is listed at $0',
  async (offeringType) => {
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ri-modifying.html
    reservations = reservation({ offeringType, fixedPrice: '0.0' });
    const read = await readReserved();
    expect(read).toMatchObject({ ok: true, value: [{ recurringHourly: 28_800 }] });
    expect(read.ok && read.value[0]).not.toHaveProperty('upfront');
  },
);

test('no upfront payment is nothing, not unknown', async () => {
  reservations = reservation({ offeringType: 'No Upfront', fixedPrice: '0.0' });
  expect(await readReserved()).toMatchObject({ ok: true, value: [{ upfront: 0 }] });
});

test('Heavy Utilization pays upfront and for every hour', async () => {
  reservations = reservation({ offeringType: 'Heavy Utilization' });
  expect(await readReserved()).toMatchObject({
    value: [{ payment: 'Heavy Utilization', recurringHourly: 28_800, upfront: 252_000_000 }],
  });
});

test.each([
  ['Medium Utilization', { offeringType: 'Medium Utilization' }],
  ['a price of use', { usagePrice: '0.03' }],
])(
  'what is billed by its use is not taken for what is billed by the hour: %s',
  async (_, fields) => {
    reservations = reservation(fields);
    expect(await readReserved()).toMatchObject({ value: [{ kind: 'unclear', family: 'm5' }] });
  },
);

test('a queued purchase is read, and ends a term after its start where AWS has no end yet', async () => {
  const queued = { state: 'queued', start: '2027-03-01T00:00:00.000Z' };
  reservations = reservation(queued).replace(/<end>.*<\/end>/, '');
  // 365 days later.
  expect(await readReserved()).toMatchObject({
    value: [{ start: '2027-03-01T00:00:00.000Z', end: '2028-02-29T00:00:00.000Z' }],
  });
});

test('a reservation that has ended does not count', async () => {
  reservations =
    reservation({ end: '2026-11-01T00:00:00.000Z' }) + reservation({ state: 'retired' });
  expect(await readReserved()).toEqual({ ok: true, value: [] });
});

test('one reservation that can’t be understood is unclear, with what it may be for', async () => {
  reservations = reservation() + reservation({ currencyCode: 'CNY', instanceType: 'c5.large' });
  expect(await readReserved()).toMatchObject({
    value: [
      { kind: 'reserved' },
      { kind: 'unclear', ...HERE, family: 'c5', productDescription: 'Linux/UNIX' },
    ],
  });
});

const plan = {
  savingsPlanId: 'sp-1',
  start: '2026-03-01T00:00:00.000Z',
  end: '2027-03-01T00:00:00.000Z',
  state: 'active',
  savingsPlanType: 'Compute',
  paymentOption: 'No Upfront',
  currency: 'USD',
  commitment: '1.25000000',
  termDurationInSeconds: 31_536_000,
};

test('plans have their hourly commitment; those of other services are left out', async () => {
  plans = [
    plan,
    {
      ...plan,
      savingsPlanId: 'sp-2',
      savingsPlanType: 'EC2Instance',
      region: 'eu-west-1',
      ec2InstanceFamily: 'm5',
    },
    { ...plan, savingsPlanId: 'sp-3', savingsPlanType: 'SageMaker' },
    { ...plan, savingsPlanId: 'sp-4', end: '2026-11-01T00:00:00.000Z' },
  ];
  const compute = {
    kind: 'savings-plan',
    id: 'sp-1',
    account: PROD,
    plan: 'Compute',
    payment: 'No Upfront',
    years: 1,
    hourlyCommitment: 1_250_000,
    start: plan.start,
    end: plan.end,
    rates: {},
  };
  expect(await readPlans()).toEqual({
    ok: true,
    value: [
      compute,
      { ...compute, id: 'sp-2', plan: 'EC2Instance', region: 'eu-west-1', family: 'm5' },
    ],
  });
});

test('an EC2 Instance plan without its family is unclear, and the others are not', async () => {
  plans = [{ ...plan, savingsPlanType: 'EC2Instance', region: 'eu-west-1' }, plan];
  const read = await readPlans();
  expect(read).toMatchObject({
    value: [{ kind: 'unclear', account: PROD, region: 'eu-west-1' }, { kind: 'savings-plan' }],
  });
  expect(read.ok && read.value[0]).not.toHaveProperty('family');
});

test('a plan has the rates of its purchase, for the usages that were asked for', async () => {
  plans = [plan];
  const row = {
    unit: 'Hrs',
    currency: 'USD',
    operation: 'RunInstances',
    usageType: USAGES[0]?.usageType,
  };
  rates = [
    { ...row, rate: '0.0690' },
    { ...row, operation: 'RunInstances:0002', rate: '0.1610' },
    { ...row, usageType: 'BoxUsage:x1.32xlarge', rate: '9.9' },
  ];
  expect(await readPlans()).toMatchObject({
    value: [{ rates: { 'BoxUsage:m5.large|RunInstances': 69_000 } }],
  });
});

test('two rates for one usage are no rate', async () => {
  plans = [plan];
  const row = {
    unit: 'Hrs',
    currency: 'USD',
    operation: 'RunInstances',
    usageType: USAGES[0]?.usageType,
  };
  rates = [
    { ...row, rate: '0.0690' },
    { ...row, rate: '0.0700' },
  ];
  expect(await readPlans()).toMatchObject({ value: [{ rates: {} }] });
});
