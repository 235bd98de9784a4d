import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
} from '@aws-sdk/client-auto-scaling';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROD_ACCOUNT } from '../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { aFleet, anInstance, VIRGINIA } from './aFleet.ts';
import { clientOptions } from './clientOptions.ts';

let aws: LocalAws;
let scaling: AutoScalingClient;

beforeAll(async () => {
  const group = {
    account: PROD_ACCOUNT,
    region: VIRGINIA,
    name: 'web',
    minimum: 1,
    maximum: 4,
    desired: 3,
    launchTemplateName: 'web-template',
  };
  const member = { autoScalingGroup: 'web' };
  aws = await startLocalAws({
    fleet: aFleet({
      instances: [
        anInstance(1, member),
        anInstance(2, member),
        anInstance(3, member),
        anInstance(4),
      ],
      autoScalingGroups: [group, { ...group, name: 'empty' }],
    }),
  });
  scaling = new AutoScalingClient(clientOptions(aws));
});
afterAll(() => aws.close());

test('members say their group; others and unknown ids are left out without an error', async () => {
  const { AutoScalingInstances } = await scaling.send(
    new DescribeAutoScalingInstancesCommand({
      InstanceIds: [anInstance(1).instanceId, anInstance(4).instanceId, 'i-0ffffffffffffffff'],
    }),
  );
  expect(AutoScalingInstances).toMatchObject([
    {
      InstanceId: anInstance(1).instanceId,
      AutoScalingGroupName: 'web',
      LifecycleState: 'InService',
    },
  ]);
});

test('instances come in pages of at most 50', async () => {
  const first = await scaling.send(new DescribeAutoScalingInstancesCommand({ MaxRecords: 2 }));
  expect(first.AutoScalingInstances).toHaveLength(2);
  const second = await scaling.send(
    new DescribeAutoScalingInstancesCommand({ MaxRecords: 2, NextToken: first.NextToken }),
  );
  expect(second.AutoScalingInstances).toHaveLength(1);
  expect(second.NextToken).toBeUndefined();
  await expect(
    scaling.send(new DescribeAutoScalingInstancesCommand({ MaxRecords: 51 })),
  ).rejects.toMatchObject({ name: 'ValidationError' });
  await expect(
    scaling.send(new DescribeAutoScalingInstancesCommand({ NextToken: 'x' })),
  ).rejects.toMatchObject({ name: 'InvalidNextToken' });
});

test('groups list their members', async () => {
  const { AutoScalingGroups } = await scaling.send(new DescribeAutoScalingGroupsCommand({}));
  expect(
    AutoScalingGroups?.map((group) => [group.AutoScalingGroupName, group.Instances?.length ?? 0]),
  ).toEqual([
    ['web', 3],
    ['empty', 0],
  ]);
});
