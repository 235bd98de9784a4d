import { EC2Client, StopInstancesCommand } from '@aws-sdk/client-ec2';
import {
  DeregisterTargetsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PROD_ACCOUNT } from '../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { aFleet, anInstance, START, VIRGINIA } from './aFleet.ts';
import { clientOptions } from './clientOptions.ts';

const WEB = anInstance(1);
const OTHER = anInstance(2);
const TargetGroupArn = `arn:aws:elasticloadbalancing:us-east-1:${PROD_ACCOUNT}:targetgroup/web/1`;
const Targets = [{ Id: WEB.instanceId }];

let aws: LocalAws;
let elb: ElasticLoadBalancingV2Client;

beforeEach(async () => {
  const group = {
    account: PROD_ACCOUNT,
    region: VIRGINIA,
    arn: TargetGroupArn,
    name: 'web',
    port: 8080,
    protocol: 'HTTP',
    deregistrationDelaySeconds: 120,
    instanceIds: [WEB.instanceId],
  } as const;
  const targetGroups = [group, { ...group, arn: `${TargetGroupArn}2`, name: 'api' }];
  const fleet = aFleet({ instances: [WEB, OTHER], targetGroups });
  aws = await startLocalAws({ fleet, start: START, speed: 0 });
  elb = new ElasticLoadBalancingV2Client(clientOptions(aws));
});
afterEach(() => aws.close());

async function states(asked?: typeof Targets) {
  const { TargetHealthDescriptions = [] } = await elb.send(
    new DescribeTargetHealthCommand({
      TargetGroupArn,
      ...(asked === undefined ? {} : { Targets: asked }),
    }),
  );
  return TargetHealthDescriptions.map(({ TargetHealth }) => [
    TargetHealth?.State,
    TargetHealth?.Reason,
  ]);
}

test('target groups are listed in pages', async () => {
  const first = await elb.send(new DescribeTargetGroupsCommand({ PageSize: 1 }));
  expect(first.TargetGroups).toMatchObject([{ TargetGroupName: 'web', Port: 8080 }]);
  const second = await elb.send(
    new DescribeTargetGroupsCommand({ PageSize: 1, Marker: first.NextMarker }),
  );
  expect(second.TargetGroups).toMatchObject([{ TargetGroupName: 'api' }]);
  expect(second.NextMarker).toBeUndefined();
});

test('a target that is taken out drains for the delay, and is gone', async () => {
  expect(await states()).toEqual([['healthy', undefined]]);
  await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
  expect(await states()).toEqual([['draining', 'Target.DeregistrationInProgress']]);
  aws.clock.advance(120_000);
  expect(await states()).toEqual([]);
  expect(await states(Targets)).toEqual([['unused', 'Target.NotRegistered']]);
});

test('a target that is put in is checked before it is healthy', async () => {
  await elb.send(
    new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: OTHER.instanceId }] }),
  );
  expect(await states([{ Id: OTHER.instanceId }])).toEqual([
    ['initial', 'Elb.InitialHealthChecking'],
  ]);
  aws.clock.advance(30_000);
  expect(await states([{ Id: OTHER.instanceId }])).toEqual([['healthy', undefined]]);
});

test('a draining target that is put back in stays', async () => {
  await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets }));
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  aws.clock.advance(200_000);
  expect(await states()).toEqual([['healthy', undefined]]);
});

test('a stopped instance is no use to its group', async () => {
  const ec2 = new EC2Client(clientOptions(aws));
  await ec2.send(new StopInstancesCommand({ InstanceIds: [WEB.instanceId] }));
  expect(await states()).toEqual([['unused', 'Target.InvalidState']]);
});

test('an unknown group and an unknown instance are refused', async () => {
  await expect(
    elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: `${TargetGroupArn}9` })),
  ).rejects.toMatchObject({ name: 'TargetGroupNotFoundException' });
  await expect(
    elb.send(
      new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: 'i-0ffffffffffffffff' }] }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidTargetException' });
});

test('an instance that does not run is not registered', async () => {
  await new EC2Client(clientOptions(aws)).send(
    new StopInstancesCommand({ InstanceIds: [WEB.instanceId] }),
  );
  await expect(
    elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets })),
  ).rejects.toMatchObject({ name: 'InvalidTargetException' });
});
