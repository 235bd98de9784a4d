import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeInstancesCommand, EC2Client, StopInstancesCommand } from '@aws-sdk/client-ec2';
import {
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyStatement } from '../../../../local/aws/iam/evaluatePolicy.ts';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';

let aws: LocalAws;

beforeAll(async () => {
  aws = await startLocalAws({ buckets: ['trimtab'] });
  Object.assign(process.env, aws.clientEnvironment());
});
afterAll(() => aws.close());

/** What a function with this policy answers. */
async function run(name: string, policy: readonly PolicyStatement[], handler: () => unknown) {
  const credentials = aws.environment.accounts.keysOfRole(name, policy);
  aws.functions.register(name, { kind: 'plain', handler, credentials });
  const started = aws.functions.invoke({ functionName: name, payload: '{}' });
  if (started.kind !== 'started') throw new Error(started.message);
  return started.ended;
}

const nameOf = async () => (await new STSClient().send(new GetCallerIdentityCommand({}))).Arn;

test('each function calls AWS with the credentials of its own role, also at the same time', async () => {
  const arnOf = (name: string) => `arn:aws:sts::111122223333:assumed-role/${name}/${name}`;
  const names = ['ReportRole', 'ResizeRole', 'SlackRole'];
  const answers = await Promise.all(names.map((name) => run(name, [], nameOf)));
  expect(answers).toEqual(
    names.map((name) => ({ ok: true, payload: JSON.stringify(arnOf(name)) })),
  );
  expect(await nameOf()).toBe('arn:aws:iam::111122223333:user/trimtab');
});

test.each([
  ['EC2', 'UnauthorizedOperation', () => new EC2Client().send(new DescribeInstancesCommand({}))],
  [
    'Elastic Load Balancing',
    'AccessDenied',
    () => new ElasticLoadBalancingV2Client().send(new DescribeTargetGroupsCommand({})),
  ],
  [
    'DynamoDB',
    'AccessDeniedException',
    () =>
      new DynamoDBClient().send(
        new GetItemCommand({ TableName: 'trimtab', Key: { pk: { S: 'a' }, sk: { S: 'b' } } }),
      ),
  ],
  [
    'S3',
    'AccessDenied',
    () => new S3Client().send(new ListObjectsV2Command({ Bucket: 'trimtab' })),
  ],
  [
    'Lambda',
    'AccessDeniedException',
    () => new LambdaClient().send(new GetFunctionConfigurationCommand({ FunctionName: 'Denied' })),
  ],
])('%s answers %s to a role without the permission', async (_, errorType, handler) => {
  expect(await run('Denied', [], handler)).toMatchObject({ ok: false, failure: { errorType } });
});

test('a condition on a tag is evaluated for the instance that a call names', async () => {
  const here = aws.environment.fleet.instances.filter(
    ({ account, region }) => account === '111122223333' && region === 'us-east-1',
  );
  const policy: PolicyStatement = {
    Effect: 'Allow',
    Action: ['ec2:StopInstances'],
    Resource: ['arn:aws:ec2:*:111122223333:instance/*'],
    Condition: { StringEquals: { 'aws:ResourceTag/trimtab': 'managed' } },
  };
  const dryStop = async (isManaged: boolean) => {
    const found = here.find(({ tags }) => (tags.trimtab === 'managed') === isManaged);
    const InstanceIds = [found?.instanceId ?? ''];
    return run('Stopper', [policy], () =>
      new EC2Client().send(new StopInstancesCommand({ InstanceIds, DryRun: true })),
    );
  };
  expect(await dryStop(true)).toMatchObject({ failure: { errorType: 'DryRunOperation' } });
  expect(await dryStop(false)).toMatchObject({ failure: { errorType: 'UnauthorizedOperation' } });
});
