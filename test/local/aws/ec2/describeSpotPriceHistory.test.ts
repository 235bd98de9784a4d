import {
  DescribeSpotPriceHistoryCommand,
  type DescribeSpotPriceHistoryCommandInput,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { aFleet, START } from '../aFleet.ts';
import { clientOptions } from '../clientOptions.ts';

let aws: LocalAws;
let ec2: EC2Client;

beforeAll(async () => {
  aws = await startLocalAws({ fleet: aFleet(), start: START, speed: 0 });
  ec2 = new EC2Client(clientOptions(aws));
});
afterAll(() => aws.close());

function history(input: DescribeSpotPriceHistoryCommandInput) {
  return ec2.send(
    new DescribeSpotPriceHistoryCommand({
      InstanceTypes: ['m5.large'],
      ProductDescriptions: ['Linux/UNIX'],
      ...input,
    }),
  );
}

test('now to now is the current price of every zone, changed before', async () => {
  const { SpotPriceHistory = [] } = await history({ StartTime: START, EndTime: START });
  expect(SpotPriceHistory.map(({ AvailabilityZone }) => AvailabilityZone).sort()).toEqual(
    [...'abcdef'].map((letter) => `us-east-1${letter}`),
  );
  for (const { SpotPrice, Timestamp } of SpotPriceHistory) {
    expect(Number(SpotPrice)).toBeLessThan(0.096 / 2);
    expect(Timestamp?.getTime()).toBeLessThanOrEqual(START.getTime());
  }
});

test('a month comes in pages, and the last has an empty token', async () => {
  const StartTime = new Date('2026-10-24T06:00:00Z');
  const first = await history({ StartTime, MaxResults: 500 });
  expect(first.SpotPriceHistory).toHaveLength(500);
  const second = await history({
    StartTime,
    MaxResults: 500,
    ...(first.NextToken === undefined ? {} : { NextToken: first.NextToken }),
  });
  expect(second.NextToken ?? '').toBe('');
  const zoneA = [...(first.SpotPriceHistory ?? []), ...(second.SpotPriceHistory ?? [])].filter(
    ({ AvailabilityZone }) => AvailabilityZone === 'us-east-1a',
  );
  expect(zoneA).toHaveLength(121);
});

test('it goes back 90 days, whatever is asked', async () => {
  const { SpotPriceHistory = [] } = await history({
    StartTime: new Date('2025-01-01T00:00:00Z'),
    AvailabilityZone: 'us-east-1a',
  });
  expect(SpotPriceHistory).toHaveLength(361);
});

test('a filter that does not exist, and a start after the end, are refused', async () => {
  const invalid = { name: 'InvalidParameterValue' };
  await expect(history({ Filters: [{ Name: 'colour', Values: ['x'] }] })).rejects.toMatchObject(
    invalid,
  );
  await expect(
    history({ StartTime: START, EndTime: new Date('2026-11-01T00:00:00Z') }),
  ).rejects.toMatchObject(invalid);
});
