import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
  GetSavingsPlansUtilizationCommand,
} from '@aws-sdk/client-cost-explorer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROD_ACCOUNT } from '../../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { aFleet, anInstance, START } from '../aFleet.ts';
import { clientOptions } from '../clientOptions.ts';

const FLEET = aFleet({
  instances: [
    anInstance(1),
    anInstance(2, { loadPattern: 'nightly' }),
    anInstance(3, { lifecycle: 'spot-one-time' }),
    anInstance(4, { state: 'stopped' }),
  ],
  savingsPlans: [
    {
      account: PROD_ACCOUNT,
      id: 'plan-1',
      plan: 'Compute',
      payment: 'No Upfront',
      years: 1,
      hourlyCommitment: '0.10000000',
      start: new Date('2026-06-01T00:00:00Z'),
      end: new Date('2027-06-01T00:00:00Z'),
    },
  ],
});

let aws: LocalAws;
let explorer: CostExplorerClient;

beforeAll(async () => {
  aws = await startLocalAws({ fleet: FLEET, start: START });
  explorer = new CostExplorerClient(clientOptions(aws));
});
afterAll(() => aws.close());

function query(input: Partial<GetCostAndUsageCommandInput>) {
  return explorer.send(
    new GetCostAndUsageCommand({
      TimePeriod: { Start: '2026-11-20T00:00:00Z', End: '2026-11-21T00:00:00Z' },
      Granularity: 'HOURLY',
      Metrics: ['UsageQuantity'],
      GroupBy: [{ Type: 'DIMENSION', Key: 'USAGE_TYPE' }],
      Filter: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Usage'] } },
      ...input,
    }),
  );
}

test('hours are counted by usage type, and Spot stands apart', async () => {
  const { ResultsByTime = [] } = await query({});
  expect(ResultsByTime).toHaveLength(24);
  const [night] = ResultsByTime;
  expect(night?.Groups).toEqual([
    {
      Keys: ['BoxUsage:m5.large'],
      Metrics: { UsageQuantity: { Amount: '2.0000000000', Unit: 'Hrs' } },
    },
    {
      Keys: ['SpotUsage:m5.large'],
      Metrics: { UsageQuantity: { Amount: '1.0000000000', Unit: 'Hrs' } },
    },
  ]);
  expect(ResultsByTime[12]?.Groups?.[0]?.Metrics?.UsageQuantity?.Amount).toBe('1.0000000000');
});

test('a filter takes Spot out, and days add up', async () => {
  const { ResultsByTime } = await query({
    TimePeriod: { Start: '2026-11-20', End: '2026-11-21' },
    Granularity: 'DAILY',
    Metrics: ['UsageQuantity', 'UnblendedCost'],
    GroupBy: [],
    Filter: { Not: { Dimensions: { Key: 'PURCHASE_TYPE', Values: ['Spot Instances'] } } },
  });
  expect(ResultsByTime).toMatchObject([
    {
      Total: {
        UsageQuantity: { Amount: '30.0000000000' },
        UnblendedCost: { Amount: '2.8800000000' },
      },
    },
  ]);
});

test('long hourly periods come in pages', async () => {
  const TimePeriod = { Start: '2026-11-10T00:00:00Z', End: '2026-11-20T00:00:00Z' };
  const first = await query({ TimePeriod });
  const second = await query({ TimePeriod, NextPageToken: first.NextPageToken });
  expect((first.ResultsByTime?.length ?? 0) + (second.ResultsByTime?.length ?? 0)).toBe(240);
  expect(second.NextPageToken).toBeUndefined();
});

test('hours older than 14 days, and what is not modelled, are refused', async () => {
  const invalid = { name: 'ValidationException' };
  await expect(
    query({ TimePeriod: { Start: '2026-10-01T00:00:00Z', End: '2026-10-02T00:00:00Z' } }),
  ).rejects.toMatchObject(invalid);
  await expect(query({ Metrics: ['BlendedCost'] })).rejects.toMatchObject(invalid);
  await expect(query({ GroupBy: [{ Type: 'TAG', Key: 'team' }] })).rejects.toMatchObject(invalid);
  await expect(query({ NextPageToken: 'x' })).rejects.toMatchObject({
    name: 'InvalidNextTokenException',
  });
});

test('the use of a plan follows the hours: one m5.large by day, two by night', async () => {
  const TimePeriod = { Start: '2026-11-20', End: '2026-11-21' };
  const { Total } = await explorer.send(new GetSavingsPlansUtilizationCommand({ TimePeriod }));
  // 0.0695 an hour at the Compute rate: 18 hours of one, 6 hours of more than 0.10 allows.
  expect(Total?.Utilization).toMatchObject({
    TotalCommitment: '2.4000000000',
    UsedCommitment: '1.8510000000',
    UnusedCommitment: '0.5490000000',
  });
});

test('without plans there is nothing to say', async () => {
  const other = await startLocalAws({ fleet: { ...FLEET, savingsPlans: [] }, start: START });
  await expect(
    new CostExplorerClient(clientOptions(other)).send(
      new GetSavingsPlansUtilizationCommand({
        TimePeriod: { Start: '2026-11-20', End: '2026-11-21' },
      }),
    ),
  ).rejects.toMatchObject({ name: 'DataUnavailableException' });
  await other.close();
});
