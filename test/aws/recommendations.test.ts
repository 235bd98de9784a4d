import { ComputeOptimizerClient } from '@aws-sdk/client-compute-optimizer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnrollment } from '../../lib/aws/enrollment.ts';
import { readRecommendations } from '../../lib/aws/recommendations.ts';
import { type AnsweringServer, answeringServer, json } from './answeringServer.ts';
import { HERE } from './scopes.ts';

/**
 * As AWS sends them (docs/facts/ec2-resize.md#compute-optimizer, J): not as the SDK's enums spell
 * them.
 */
const PAGES = [
  {
    nextToken: 'two',
    instanceRecommendations: [
      {
        instanceArn: 'arn:aws:ec2:us-east-1:111122223333:instance/i-0000000000000000a',
        accountId: '111122223333',
        currentInstanceType: 'm5.2xlarge',
        finding: 'OVER_PROVISIONED',
        findingReasonCodes: ['CPUOverprovisioned', 'MemoryOverprovisioned'],
        lookBackPeriodInDays: 14,
        lastRefreshTimestamp: 1795420800,
        utilizationMetrics: [
          { name: 'CPU', statistic: 'AVERAGE', value: 3.1 },
          { name: 'CPU', statistic: 'MAXIMUM', value: 31.2 },
          { name: 'MEMORY', statistic: 'MAXIMUM', value: 0 },
        ],
        recommendationOptions: [
          {
            instanceType: 'm7g.xlarge',
            rank: 2,
            performanceRisk: 1,
            platformDifferences: ['Architecture'],
          },
          { instanceType: 'm9z.xlarge' },
          {
            instanceType: 'm7i.xlarge',
            rank: 1,
            performanceRisk: 0,
            migrationEffort: 'VeryLow',
            projectedUtilizationMetrics: [{ name: 'Cpu', statistic: 'Maximum', value: 62.4 }],
          },
        ],
        idle: 'False',
      },
      {
        instanceArn: 'arn:aws:rds:us-east-1:111122223333:db:x',
        currentInstanceType: 'db.m5.large',
      },
      {
        instanceArn: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0000000000000000b',
        currentInstanceType: 't3.nano',
      },
    ],
  },
  {
    instanceRecommendations: [
      {
        instanceArn: 'arn:aws:ec2:us-east-1:111122223333:instance/i-0000000000000000c',
        currentInstanceType: 'x9.large',
        finding: 'QUANTUM_PROVISIONED',
        idle: 'True',
      },
    ],
  },
];

let server: AnsweringServer;
const client = () => new ComputeOptimizerClient({ region: 'us-east-1', maxAttempts: 1 });

beforeAll(async () => {
  server = await answeringServer(({ operation, body }) => {
    if (operation === 'GetEnrollmentStatus') return json({ status: 'Pending' });
    return json(JSON.parse(body).nextToken === 'two' ? PAGES[1] : PAGES[0]);
  });
});

afterAll(() => server.close());

test('recommendations are read as AWS really writes them', async () => {
  const read = await readRecommendations(client(), HERE);
  expect(read).toEqual({
    ok: true,
    value: [
      {
        instanceId: 'i-0000000000000000a',
        recommendation: {
          finding: 'overProvisioned',
          findingReasons: ['CPUOverprovisioned', 'MemoryOverprovisioned'],
          lookbackDays: 14,
          refreshedAt: '2026-11-23T08:00:00.000Z',
          currentInstanceType: 'm5.2xlarge',
          utilization: { cpuMax: 31.2, memoryMax: 0 },
          idle: false,
          options: [
            {
              instanceType: 'm7i.xlarge',
              rank: 1,
              performanceRisk: 0,
              platformDifferences: [],
              migrationEffort: 'VeryLow',
              projected: { cpuMax: 62.4 },
            },
            {
              instanceType: 'm7g.xlarge',
              rank: 2,
              performanceRisk: 1,
              platformDifferences: ['Architecture'],
              projected: {},
            },
            {
              instanceType: 'm9z.xlarge',
              rank: Number.MAX_SAFE_INTEGER,
              platformDifferences: [],
              projected: {},
            },
          ],
        },
      },
      {
        instanceId: 'i-0000000000000000c',
        recommendation: {
          finding: 'unknown',
          findingReasons: [],
          currentInstanceType: 'x9.large',
          utilization: {},
          idle: true,
          options: [],
        },
      },
    ],
  });
});

test('only the instances that are asked for are in the question', async () => {
  const arn = 'arn:aws:ec2:us-east-1:111122223333:instance/i-0000000000000000a';
  await readRecommendations(client(), HERE, [arn]);
  expect(JSON.parse(server.asked.at(-1)?.body ?? '{}')).toMatchObject({ instanceArns: [arn] });
});

test('an enrolment that is pending is not active', async () => {
  expect(await readEnrollment(client(), HERE)).toEqual({ ok: true, value: 'pending' });
});
