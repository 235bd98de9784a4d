import {
  ComputeOptimizerClient,
  GetEC2InstanceRecommendationsCommand,
  GetEnrollmentStatusCommand,
  GetIdleRecommendationsCommand,
  GetRecommendationSummariesCommand,
} from '@aws-sdk/client-compute-optimizer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROD_ACCOUNT } from '../../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { aFleet, anInstance, IRELAND, START } from '../aFleet.ts';
import { clientOptions } from '../clientOptions.ts';

const SHRINK = {
  finding: 'OVER_PROVISIONED',
  options: [
    { instanceType: 'm7i.large', performanceRisk: 1, migrationEffort: 'VeryLow' },
    { instanceType: 'm7g.large', performanceRisk: 2, platformDifferences: ['Architecture'] },
  ],
} as const;

const FLEET = aFleet({
  instances: [
    anInstance(1, { instanceType: 'm5.xlarge', recommendation: SHRINK }),
    anInstance(2, {
      instanceType: 'm5.xlarge',
      utilization: { cpuMax: 3, memoryMax: 12 },
      recommendation: { ...SHRINK, idle: true },
    }),
    anInstance(3, { recommendation: { finding: 'OPTIMIZED', options: [] } }),
    anInstance(4, { lifecycle: 'spot-one-time', recommendation: SHRINK }),
    anInstance(5),
    anInstance(6, { region: IRELAND, recommendation: SHRINK }),
  ],
});

let aws: LocalAws;
let optimizer: ComputeOptimizerClient;

beforeAll(async () => {
  // A fast clock refills the five calls a second of every test.
  aws = await startLocalAws({ fleet: FLEET, start: START, speed: 1000 });
  optimizer = new ComputeOptimizerClient(clientOptions(aws));
});
afterAll(() => aws.close());

test('values are what the wire carries, not what the SDK enums say', async () => {
  const { instanceRecommendations: [first] = [] } = await optimizer.send(
    new GetEC2InstanceRecommendationsCommand({}),
  );
  expect(first).toMatchObject({
    instanceArn: `arn:aws:ec2:us-east-1:${PROD_ACCOUNT}:instance/i-00000000000000001`,
    currentInstanceType: 'm5.xlarge',
    finding: 'OVER_PROVISIONED',
    utilizationMetrics: [
      { name: 'CPU', statistic: 'MAXIMUM', value: 20 },
      { name: 'NETWORK_IN_BYTES_PER_SECOND', statistic: 'MAXIMUM', value: 1_000_000 },
      { name: 'NETWORK_OUT_BYTES_PER_SECOND', statistic: 'MAXIMUM', value: 500_000 },
    ],
    idle: 'False',
    instanceState: 'running',
  });
  expect(first?.recommendationOptions?.map(({ rank }) => rank)).toEqual([2, 1]);
  // (0.192 − 0.1008) × 730 hours
  expect(first?.recommendationOptions?.at(-1)?.savingsOpportunity).toEqual({
    savingsOpportunityPercentage: 47.5,
    estimatedMonthlySavings: { currency: 'USD', value: 66.58 },
  });
});

test('memory is a metric only where there is one, and idle is a string', async () => {
  const { instanceRecommendations = [] } = await optimizer.send(
    new GetEC2InstanceRecommendationsCommand({}),
  );
  expect(instanceRecommendations[1]?.utilizationMetrics?.map(({ name }) => name)).toEqual([
    'CPU',
    'MEMORY',
    'NETWORK_IN_BYTES_PER_SECOND',
    'NETWORK_OUT_BYTES_PER_SECOND',
  ]);
  expect(instanceRecommendations[1]?.idle).toBe('True');
});

test('Spot Instances and those without a recommendation are left out; pages go on', async () => {
  const ids: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await optimizer.send(
      new GetEC2InstanceRecommendationsCommand({
        maxResults: 2,
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
    );
    ids.push(
      ...(page.instanceRecommendations ?? []).map(({ instanceArn }) => instanceArn?.slice(-1)),
    );
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(ids).toEqual(['1', '2', '3']);
});

test('CURRENT processors leave Graviton out, and findings filter by the name of the enum', async () => {
  const { instanceRecommendations = [] } = await optimizer.send(
    new GetEC2InstanceRecommendationsCommand({
      filters: [{ name: 'Finding', values: ['Overprovisioned'] }],
      recommendationPreferences: { cpuVendorArchitectures: ['CURRENT'] },
    }),
  );
  expect(
    instanceRecommendations.map(({ recommendationOptions = [] }) =>
      recommendationOptions.map(({ instanceType }) => instanceType),
    ),
  ).toEqual([['m7i.large'], ['m7i.large']]);
});

test('an instance that it does not know is an entry in errors', async () => {
  const unknown = `arn:aws:ec2:us-east-1:${PROD_ACCOUNT}:instance/i-0ffffffffffffffff`;
  const answer = await optimizer.send(
    new GetEC2InstanceRecommendationsCommand({ instanceArns: [unknown] }),
  );
  expect(answer.instanceRecommendations).toEqual([]);
  expect(answer.errors).toMatchObject([{ identifier: unknown }]);
});

test('summaries and idle resources agree with the recommendations', async () => {
  const { recommendationSummaries } = await optimizer.send(
    new GetRecommendationSummariesCommand({}),
  );
  expect(recommendationSummaries?.[0]?.summaries).toEqual([
    { name: 'Overprovisioned', value: 2 },
    { name: 'Underprovisioned', value: 0 },
    { name: 'Optimized', value: 1 },
  ]);
  const { idleRecommendations } = await optimizer.send(new GetIdleRecommendationsCommand({}));
  expect(idleRecommendations).toMatchObject([
    {
      resourceId: 'i-00000000000000002',
      finding: 'Idle',
      savingsOpportunity: { estimatedMonthlySavings: { value: 140.16 } },
    },
  ]);
});

test('wrong parameters are refused', async () => {
  const query = (input: object) => optimizer.send(new GetEC2InstanceRecommendationsCommand(input));
  await expect(query({ accountIds: ['1'.repeat(12), '2'.repeat(12)] })).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
  await expect(query({ accountIds: ['2'.repeat(12)] })).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
  await expect(query({ maxResults: 1001 })).rejects.toMatchObject({
    name: 'InvalidParameterValueException',
  });
  await expect(
    optimizer.send(new GetIdleRecommendationsCommand({ maxResults: 101 })),
  ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
});

test('an account that has not opted in is told so, but may ask for its status', async () => {
  const computeOptimizer = [{ account: PROD_ACCOUNT, status: 'Inactive' }];
  const other = await startLocalAws({ fleet: { ...FLEET, computeOptimizer }, start: START });
  const client = new ComputeOptimizerClient(clientOptions(other));
  await expect(client.send(new GetEC2InstanceRecommendationsCommand({}))).rejects.toMatchObject({
    name: 'OptInRequiredException',
  });
  expect((await client.send(new GetEnrollmentStatusCommand({}))).status).toBe('Inactive');
  await other.close();
});

test('all operations of a Region share five calls a second', async () => {
  const still = await startLocalAws({ fleet: FLEET, start: START, speed: 0 });
  const client = new ComputeOptimizerClient(clientOptions(still));
  for (let call = 0; call < 4; call++) await client.send(new GetEnrollmentStatusCommand({}));
  await client.send(new GetEC2InstanceRecommendationsCommand({}));
  await expect(client.send(new GetIdleRecommendationsCommand({}))).rejects.toMatchObject({
    name: 'ThrottlingException',
  });
  const elsewhere = new ComputeOptimizerClient(clientOptions(still, 'eu-west-1'));
  await elsewhere.send(new GetEnrollmentStatusCommand({}));
  still.clock.advance(1000);
  await client.send(new GetEnrollmentStatusCommand({}));
  await still.close();
});
