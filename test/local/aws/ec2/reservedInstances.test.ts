import {
  DescribeReservedInstancesCommand,
  DescribeReservedInstancesOfferingsCommand,
  type DescribeReservedInstancesOfferingsCommandInput,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROD_ACCOUNT } from '../../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { aFleet, START, VIRGINIA } from '../aFleet.ts';
import { clientOptions } from '../clientOptions.ts';

const OWNED = {
  account: PROD_ACCOUNT,
  region: VIRGINIA,
  instanceType: 'm5.large',
  count: 4,
  productDescription: 'Linux/UNIX',
  offeringClass: 'standard',
  payment: 'No Upfront',
  years: 1,
  start: new Date('2026-03-01T00:00:00Z'),
  end: new Date('2027-03-01T00:00:00Z'),
} as const;

let aws: LocalAws;
let ec2: EC2Client;

beforeAll(async () => {
  const reservedInstances = [
    { ...OWNED, id: 'ri-1' },
    { ...OWNED, id: 'ri-2', availabilityZone: 'us-east-1b', end: new Date('2026-09-01T00:00:00Z') },
  ];
  aws = await startLocalAws({ fleet: aFleet({ reservedInstances }), start: START });
  ec2 = new EC2Client(clientOptions(aws));
});
afterAll(() => aws.close());

function offerings(input: DescribeReservedInstancesOfferingsCommandInput) {
  return ec2.send(new DescribeReservedInstancesOfferingsCommand(input));
}

test('owned reservations carry their hourly price as a recurring charge', async () => {
  const { ReservedInstances } = await ec2.send(new DescribeReservedInstancesCommand({}));
  expect(ReservedInstances).toMatchObject([
    {
      ReservedInstancesId: 'ri-1',
      State: 'active',
      Scope: 'Region',
      UsagePrice: 0,
      FixedPrice: 0,
      RecurringCharges: [{ Amount: 0.06048, Frequency: 'Hourly' }],
    },
    { State: 'retired', Scope: 'Availability Zone', AvailabilityZone: 'us-east-1b' },
  ]);
  const active = await ec2.send(
    new DescribeReservedInstancesCommand({ Filters: [{ Name: 'state', Values: ['active'] }] }),
  );
  expect(active.ReservedInstances).toHaveLength(1);
});

test('an offering is one row for the Region and one for each zone', async () => {
  const narrow: DescribeReservedInstancesOfferingsCommandInput = {
    InstanceType: 'm5.large',
    ProductDescription: 'Linux/UNIX',
    InstanceTenancy: 'default',
    OfferingClass: 'standard',
    OfferingType: 'All Upfront',
    MinDuration: 31_536_000,
    MaxDuration: 31_536_000,
  };
  expect((await offerings(narrow)).ReservedInstancesOfferings).toHaveLength(7);
  const regional = await offerings({
    ...narrow,
    Filters: [{ Name: 'scope', Values: ['Region'] }],
  });
  expect(regional.ReservedInstancesOfferings).toMatchObject([
    { FixedPrice: 494, RecurringCharges: [{ Amount: 0 }], Duration: 31_536_000 },
  ]);
});

test('offerings come in pages of at most 100', async () => {
  const first = await offerings({ InstanceType: 'm5.large' });
  expect(first.ReservedInstancesOfferings).toHaveLength(100);
  const second = await offerings({
    InstanceType: 'm5.large',
    ...(first.NextToken === undefined ? {} : { NextToken: first.NextToken }),
  });
  const ids = [first, second].flatMap(({ ReservedInstancesOfferings = [] }) =>
    ReservedInstancesOfferings.map(
      ({ ReservedInstancesOfferingId }) => ReservedInstancesOfferingId,
    ),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('an unknown reservation and an unknown filter are refused', async () => {
  await expect(
    ec2.send(new DescribeReservedInstancesCommand({ ReservedInstancesIds: ['ri-9'] })),
  ).rejects.toMatchObject({ name: 'InvalidReservationID.NotFound' });
  await expect(
    offerings({ InstanceType: 'm5.large', Filters: [{ Name: 'colour', Values: ['red'] }] }),
  ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});
