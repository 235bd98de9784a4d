import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { aFleet, anInstance, START } from '../aFleet.ts';
import { clientOptions } from '../clientOptions.ts';

const WEB = anInstance(1, { utilization: { cpuMax: 40, memoryMax: 70 } });
const BLIND = anInstance(2, { loadPattern: 'nightly' });
const BURSTABLE = anInstance(3, { instanceType: 't3.large' });

let aws: LocalAws;
let cloudWatch: CloudWatchClient;

beforeAll(async () => {
  aws = await startLocalAws({
    fleet: aFleet({ instances: [WEB, BLIND, BURSTABLE] }),
    start: START,
  });
  cloudWatch = new CloudWatchClient(clientOptions(aws));
});
afterAll(() => aws.close());

function query(
  Id: string,
  instanceId: string,
  MetricName = 'CPUUtilization',
  Stat = 'Maximum',
): MetricDataQuery {
  const Namespace = MetricName === 'mem_used_percent' ? 'CWAgent' : 'AWS/EC2';
  const Dimensions = [{ Name: 'InstanceId', Value: instanceId }];
  return { Id, MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 3600, Stat } };
}

function ask(MetricDataQueries: MetricDataQuery[], more: Partial<GetMetricDataCommandInput> = {}) {
  return cloudWatch.send(
    new GetMetricDataCommand({
      MetricDataQueries,
      StartTime: new Date('2026-11-20T00:00:00Z'),
      EndTime: new Date('2026-11-21T00:00:00Z'),
      ...more,
    }),
  );
}

test('a series stays below the highest use, is newest first and always the same', async () => {
  const queries = [
    query('cpu', WEB.instanceId),
    query('memory', WEB.instanceId, 'mem_used_percent'),
  ];
  const { MetricDataResults = [] } = await ask(queries);
  const [cpu, memory] = MetricDataResults;
  expect(cpu).toMatchObject({ Id: 'cpu', StatusCode: 'Complete' });
  expect(cpu?.Values).toHaveLength(24);
  expect(Math.max(...(cpu?.Values ?? []))).toBeLessThanOrEqual(40);
  expect(Math.max(...(memory?.Values ?? []))).toBeLessThanOrEqual(70);
  expect(cpu?.Timestamps?.[0]).toEqual(new Date('2026-11-20T23:00:00Z'));
  expect((await ask(queries)).MetricDataResults?.[0]?.Values).toEqual(cpu?.Values);
  const [oldestFirst] =
    (await ask(queries, { ScanBy: 'TimestampAscending' })).MetricDataResults ?? [];
  expect(oldestFirst?.Values).toEqual(cpu?.Values?.toReversed());
});

test('there are points only while it runs, and only where there is a metric', async () => {
  const { MetricDataResults = [] } = await ask([
    query('night', BLIND.instanceId),
    query('blind', BLIND.instanceId, 'mem_used_percent'),
    query('unknown', 'i-0ffffffffffffffff'),
    query('credits', BURSTABLE.instanceId, 'CPUCreditBalance'),
    query('none', WEB.instanceId, 'CPUCreditBalance'),
  ]);
  expect(MetricDataResults.map(({ Values }) => Values?.length)).toEqual([6, 0, 0, 24, 0]);
});

test('an average is below a percentile, and that below the maximum', async () => {
  const { MetricDataResults = [] } = await ask([
    query('average', WEB.instanceId, 'CPUUtilization', 'Average'),
    query('p95', WEB.instanceId, 'CPUUtilization', 'p95'),
    query('maximum', WEB.instanceId),
  ]);
  const [average = 0, p95 = 0, maximum = 0] = MetricDataResults.map(({ Values }) => Values?.[0]);
  expect(average).toBeLessThan(p95);
  expect(p95).toBeLessThan(maximum);
});

test('pages hold whole series', async () => {
  const queries = ['a', 'b', 'c'].map((id) => query(id, WEB.instanceId));
  const first = await ask(queries, { MaxDatapoints: 50 });
  expect(first.MetricDataResults?.map(({ Id }) => Id)).toEqual(['a', 'b']);
  const second = await ask(queries, { MaxDatapoints: 50, NextToken: first.NextToken });
  expect(second.MetricDataResults?.map(({ Id }) => Id)).toEqual(['c']);
  expect(second.NextToken).toBeUndefined();
});

test('more than 500 queries, expressions and empty periods are refused', async () => {
  // The wire says ValidationError, as the Query API did; the SDK calls it by its shape.
  const invalid = { name: 'ValidationException' };
  const many = Array.from({ length: 501 }, (_, index) => query(`m${index}`, WEB.instanceId));
  await expect(ask(many)).rejects.toMatchObject(invalid);
  await expect(ask([{ Id: 'e', Expression: 'a + b' }])).rejects.toMatchObject(invalid);
  await expect(
    ask([query('a', WEB.instanceId)], { EndTime: new Date('2026-11-01T00:00:00Z') }),
  ).rejects.toMatchObject(invalid);
});
