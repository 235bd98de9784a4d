import { DescribeRegionsCommand, EC2Client, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DEV_ACCOUNT,
  EXTERNAL_ID,
  PROD_ACCOUNT,
  READ_ROLE,
  RESIZE_ROLE,
} from '../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { clientOptions } from './clientOptions.ts';

let aws: LocalAws;
let sts: STSClient;

beforeAll(async () => {
  aws = await startLocalAws();
  sts = new STSClient(clientOptions(aws));
});
afterAll(() => aws.close());

test('the static keys are those of the first account', async () => {
  const identity = await sts.send(new GetCallerIdentityCommand({}));
  expect(identity.Account).toBe(PROD_ACCOUNT);
  expect(identity.Arn).toBe(`arn:aws:iam::${PROD_ACCOUNT}:user/trimtab`);
});

test('the role of the second account is assumed with its external id', async () => {
  const { Credentials, AssumedRoleUser } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: READ_ROLE,
      RoleSessionName: 'daily',
      ExternalId: EXTERNAL_ID,
    }),
  );
  expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${DEV_ACCOUNT}:assumed-role/trimtab-read/daily`);
  const assumed = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  const identity = await new STSClient({ ...clientOptions(aws), credentials: assumed }).send(
    new GetCallerIdentityCommand({}),
  );
  expect(identity.Account).toBe(DEV_ACCOUNT);
  const withoutToken = { ...assumed, sessionToken: 'another' };
  await expect(
    new STSClient({ ...clientOptions(aws), credentials: withoutToken }).send(
      new GetCallerIdentityCommand({}),
    ),
  ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
});

test('the read role may not even try a change; the resize role may', async () => {
  const as = async (RoleArn: string) => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'run', ExternalId: EXTERNAL_ID }),
    );
    return new EC2Client({
      ...clientOptions(aws),
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      },
    });
  };
  const dryStop = new StopInstancesCommand({ InstanceIds: ['i-0123456789abcdef0'], DryRun: true });
  const reader = await as(READ_ROLE);
  await reader.send(new DescribeRegionsCommand({}));
  await expect(reader.send(dryStop)).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  const resizer = await as(RESIZE_ROLE);
  await expect(resizer.send(dryStop)).rejects.toMatchObject({ name: 'DryRunOperation' });
});

test('without the external id, or for another role, the answer is AccessDenied', async () => {
  const RoleSessionName = 'daily';
  await expect(
    sts.send(new AssumeRoleCommand({ RoleArn: READ_ROLE, RoleSessionName })),
  ).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
  const RoleArn = `arn:aws:iam::${DEV_ACCOUNT}:role/administrator`;
  await expect(
    sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName, ExternalId: EXTERNAL_ID })),
  ).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('an unknown key is refused in the words of each service', async () => {
  const credentials = { accessKeyId: 'AKIANOBODYKNOWSTHIS0', secretAccessKey: 'x' };
  await expect(
    new STSClient({ ...clientOptions(aws), credentials }).send(new GetCallerIdentityCommand({})),
  ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  await expect(
    new EC2Client({ ...clientOptions(aws), credentials }).send(new DescribeRegionsCommand({})),
  ).rejects.toMatchObject({ name: 'AuthFailure' });
});
