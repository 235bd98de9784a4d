import { UpdateEnrollmentStatusCommand } from '@aws-sdk/client-compute-optimizer';
import {
  CreateImageCommand,
  CreateTagsCommand,
  DescribeRegionsCommand,
  ModifyInstanceAttributeCommand,
  PurchaseReservedInstancesOfferingCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSavingsPlanCommand } from '@aws-sdk/client-savingsplans';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Aws, createAws } from '../../../lib/aws/client/aws.ts';
import { readOnly } from '../../../lib/aws/client/readOnly.ts';
import { type AnsweringServer, answeringServer, ec2 } from '../answeringServer.ts';
import { DEV, HERE, PROD, US_EAST_1 } from '../scopes.ts';

let server: AnsweringServer;
let aws: Aws;

beforeAll(async () => {
  server = await answeringServer(() => ec2('DescribeRegions', '<regionInfo/>'));
  const accounts = [
    { id: PROD, name: 'prod' },
    { id: DEV, name: 'dev', roleArn: `arn:aws:iam::${DEV}:role/trimtab-read` },
  ];
  aws = createAws({ accounts, readOnly: true, homeRegion: US_EAST_1 });
});

afterAll(() => server.close());

const ids = { InstanceIds: ['i-0123456789abcdef0'] };

test.each([
  ['StopInstances', () => aws.ec2(HERE).send(new StopInstancesCommand(ids))],
  ['StopInstances', () => aws.ec2(HERE).send(new StopInstancesCommand({ ...ids, DryRun: true }))],
  ['StartInstances', () => aws.ec2(HERE).send(new StartInstancesCommand(ids))],
  ['TerminateInstances', () => aws.ec2(HERE).send(new TerminateInstancesCommand(ids))],
  [
    'ModifyInstanceAttribute',
    () =>
      aws.ec2(HERE).send(new ModifyInstanceAttributeCommand({ InstanceId: 'i-0123456789abcdef0' })),
  ],
  ['CreateTags', () => aws.ec2(HERE).send(new CreateTagsCommand({ Resources: ['i-1'], Tags: [] }))],
  [
    'CreateImage',
    () => aws.ec2(HERE).send(new CreateImageCommand({ InstanceId: 'i-1', Name: 'x' })),
  ],
  [
    'PurchaseReservedInstancesOffering',
    () =>
      aws.own.ec2(US_EAST_1).send(
        new PurchaseReservedInstancesOfferingCommand({
          InstanceCount: 1,
          ReservedInstancesOfferingId: 'offering',
        }),
      ),
  ],
  [
    'UpdateEnrollmentStatus',
    () => aws.computeOptimizer(HERE).send(new UpdateEnrollmentStatusCommand({ status: 'Active' })),
  ],
  [
    'CreateSavingsPlan',
    () =>
      aws
        .savingsPlans(DEV)
        .send(new CreateSavingsPlanCommand({ savingsPlanOfferingId: 'x', commitment: '1' })),
  ],
  [
    'PutObject',
    () => {
      const s3 = new S3Client({ region: 'us-east-1' });
      s3.middlewareStack.use(readOnly());
      return s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: 'x' }));
    },
  ],
] as const)('a client that only reads does not send %s', async (operation, call) => {
  const before = server.asked.length;
  await expect(call()).rejects.toMatchObject({ name: 'ReadOnlyRefusal', operation });
  expect(server.asked.length).toBe(before);
});

test('a client that only reads reads', async () => {
  await aws.ec2(HERE).send(new DescribeRegionsCommand({}));
  expect(server.asked.map(({ operation }) => operation)).toEqual(['DescribeRegions']);
});
