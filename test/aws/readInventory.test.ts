import { afterEach, expect, test } from 'vitest';
import { createAws } from '../../lib/aws/client/aws.ts';
import { readInventory } from '../../lib/aws/readInventory.ts';
import {
  type LocalAws,
  type LocalAwsOptions,
  startLocalAws,
} from '../../local/aws/server/localAws.ts';
import { aFleet, aFleetInstance, idOf } from './aFleet.ts';
import { HERE, NOW, PROD, US_EAST_1 } from './scopes.ts';

let local: LocalAws;

afterEach(() => local.close());

async function start(options: LocalAwsOptions) {
  local = await startLocalAws({ start: NOW, ...options });
  Object.assign(process.env, local.clientEnvironment());
  const accounts = [{ id: PROD, name: 'prod' }];
  return createAws({ accounts, readOnly: true, homeRegion: US_EAST_1 });
}

const smaller = {
  recommendation: {
    finding: 'OVER_PROVISIONED',
    options: [{ instanceType: 'm7i.xlarge', performanceRisk: 1 }],
  },
} as const;

const GROUP = {
  ...HERE,
  name: 'web',
  minimum: 1,
  maximum: 2,
  desired: 1,
  launchTemplateName: 'web',
};

test('a snapshot has instances, volumes, advice, protection, groups, types and zones', async () => {
  const aws = await start({
    fleet: aFleet([
      aFleetInstance(1, { ...smaller, stopProtection: true }),
      aFleetInstance(2, smaller),
      aFleetInstance(3, { instanceType: 't3.small', state: 'stopped' }),
    ]),
  });
  const seen = await readInventory(aws, HERE, NOW);
  expect(seen.errors).toEqual([]);
  const [first, second, third] = seen.instances;
  expect(first).toMatchObject({
    ...HERE,
    instanceId: idOf(1),
    observedAt: '2026-11-23T08:00:00.000Z',
    arn: `arn:aws:ec2:us-east-1:111122223333:instance/${idOf(1)}`,
    name: 'web-1',
    instanceType: 'm5.2xlarge',
    state: 'running',
    lifecycle: 'on-demand',
    tenancy: 'default',
    architecture: 'x86_64',
    usageOperation: 'RunInstances',
    rootDeviceType: 'ebs',
    enaSupport: true,
    stopProtected: true,
    autoScalingGroup: null,
    volumes: [{ deviceName: '/dev/xvda', volumeType: 'gp3', sizeGiB: 30, encrypted: false }],
    recommendation: {
      finding: 'overProvisioned',
      currentInstanceType: 'm5.2xlarge',
      options: [{ instanceType: 'm7i.xlarge', rank: 1, performanceRisk: 1 }],
    },
  });
  expect(second?.stopProtected).toBe(false);
  expect(third).toMatchObject({ state: 'stopped' });
  expect(third).not.toHaveProperty('stopProtected');
  expect(seen.instanceTypes.map(({ instanceType }) => instanceType).toSorted()).toEqual([
    'm5.2xlarge',
    'm7i.xlarge',
    't3.small',
  ]);
  expect(seen.offeredIn['m7i.xlarge']).toContain('us-east-1a');
});

test('a Region without instances costs one call', async () => {
  const aws = await start({ fleet: aFleet([]) });
  expect((await readInventory(aws, HERE, NOW)).instances).toEqual([]);
  expect(local.faults.log.map(({ operation }) => operation)).toEqual(['DescribeInstances']);
});

test('instances that could not be resized are not read one by one', async () => {
  const aws = await start({ fleet: aFleet([aFleetInstance(1), aFleetInstance(2)]) });
  await readInventory(aws, HERE, NOW);
  expect(local.faults.calls('ec2', 'DescribeInstanceAttribute')).toBe(0);
  expect(local.faults.calls('ec2', 'DescribeInstances')).toBe(1);
});

test('membership in an Auto Scaling group is seen', async () => {
  const member = aFleetInstance(1, { ...smaller, autoScalingGroup: 'web' });
  const aws = await start({ fleet: aFleet([member], { autoScalingGroups: [GROUP] }) });
  const seen = await readInventory(aws, HERE, NOW);
  expect(seen.instances[0]?.autoScalingGroup).toBe('web');
});

test('a part that is refused is an entry in errors, and the others go on', async () => {
  const aws = await start({
    fleet: aFleet([aFleetInstance(1, smaller), aFleetInstance(2, smaller)]),
    denied: [{ operation: 'DescribeVolumes' }, { operation: 'DescribeInstanceAttribute' }],
  });
  const seen = await readInventory(aws, HERE, NOW);
  expect(seen.errors).toMatchObject([
    { kind: 'denied', operation: 'DescribeVolumes', ...HERE },
    { kind: 'denied', operation: 'DescribeInstanceAttribute', ...HERE },
  ]);
  expect(seen.instances[0]).toMatchObject({ recommendation: {}, autoScalingGroup: null });
  expect(seen.instances[0]).not.toHaveProperty('stopProtected');
  expect(seen.instances[0]?.volumes[0]).not.toHaveProperty('sizeGiB');
});

test('an account that is not opted in to Compute Optimizer still has its instances', async () => {
  const aws = await start({
    fleet: aFleet([aFleetInstance(1, smaller)], {
      computeOptimizer: [{ account: PROD, status: 'Inactive' }],
    }),
  });
  const seen = await readInventory(aws, HERE, NOW);
  expect(seen.errors).toMatchObject([{ kind: 'notEnrolled', service: 'Compute Optimizer' }]);
  expect(seen.instances.length).toBe(1);
});

test('one instance is read again with its target type', async () => {
  const aws = await start({ fleet: aFleet([aFleetInstance(1, smaller), aFleetInstance(2)]) });
  const seen = await readInventory(aws, HERE, NOW, {
    only: [idOf(2), idOf(99)],
    alsoTypes: ['m5.xlarge', 'made-up.huge'],
  });
  expect(seen.instances).toMatchObject([{ instanceId: idOf(2), stopProtected: false }]);
  expect(seen.instanceTypes.map(({ instanceType }) => instanceType).toSorted()).toEqual([
    'm5.2xlarge',
    'm5.xlarge',
  ]);
  expect(seen.offeredIn).toMatchObject({ 'made-up.huge': [] });
  expect(seen.errors).toEqual([]);
});

test('a passing throttle is waited out', async () => {
  const aws = await start({ fleet: aFleet([aFleetInstance(1)]) });
  local.faults.inject({
    kind: 'throttle',
    service: 'ec2',
    operation: 'DescribeInstances',
    times: 2,
  });
  const seen = await readInventory(aws, HERE, NOW);
  expect(seen.errors).toEqual([]);
  expect(seen.instances.length).toBe(1);
});
