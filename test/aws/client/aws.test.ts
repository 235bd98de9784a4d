import { DescribeAutoScalingInstancesCommand } from '@aws-sdk/client-auto-scaling';
import { DescribeRegionsCommand, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { GetProductsCommand } from '@aws-sdk/client-pricing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAws } from '../../../lib/aws/client/aws.ts';
import { instanceControl } from '../../../lib/aws/ec2/instanceControl.ts';
import { readRegions } from '../../../lib/aws/regions.ts';
import { instanceId, region } from '../../../lib/shared/ids.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import {
  type AnsweringServer,
  answeringServer,
  ec2,
  json,
  NO_ANSWER,
  stsError,
} from '../answeringServer.ts';
import { DEV, HERE, PROD, US_EAST_1 } from '../scopes.ts';

let server: AnsweringServer;

const SESSION = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
  <AccessKeyId>ASIASESSION000000000</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
  <SessionToken>token</SessionToken><Expiration>2126-01-01T00:00:00Z</Expiration></Credentials>
  </AssumeRoleResult></AssumeRoleResponse>`;

beforeAll(async () => {
  server = await answeringServer(({ operation, body }) => {
    if (operation === 'AssumeRole') {
      return body.includes('stranger') ? stsError('AccessDenied', 403) : { body: SESSION };
    }
    if (operation === 'DescribeInstances') return NO_ANSWER;
    return operation === 'GetProducts' ? json({ PriceList: [] }) : ec2(operation, '');
  });
});

afterAll(() => server.close());

const read = { id: DEV, name: 'dev', roleArn: `arn:aws:iam::${DEV}:role/read`, externalId: 'x-1' };
const resize = { ...read, resizeRoleArn: `arn:aws:iam::${DEV}:role/resize` };
const there = { account: DEV, region: region.parse('eu-west-1') };

function awsOf(accounts: Parameters<typeof createAws>[0]['accounts'], readOnly: boolean) {
  return createAws({ accounts, readOnly, homeRegion: US_EAST_1 });
}

test('an account with a role is read with the keys of that role', async () => {
  await awsOf([read], true).ec2(there).send(new DescribeRegionsCommand({}));
  const [assume, describe] = server.asked.slice(-2);
  const asked = new URLSearchParams(assume?.body);
  expect(asked.get('RoleArn')).toBe(read.roleArn);
  expect(asked.get('ExternalId')).toBe('x-1');
  expect(describe?.headers.authorization).toContain('ASIASESSION000000000');
  expect(describe?.headers.authorization).toContain('/eu-west-1/ec2/');
  expect(describe?.headers['user-agent']).toContain('trimtab');
});

test('one AssumeRole serves every Region and service of an account', async () => {
  const aws = awsOf([read], true);
  const before = server.asked.length;
  await aws.ec2(there).send(new DescribeRegionsCommand({}));
  await aws.ec2({ ...there, region: US_EAST_1 }).send(new DescribeRegionsCommand({}));
  await aws.autoScaling(there).send(new DescribeAutoScalingInstancesCommand({}));
  const asked = server.asked.slice(before).map(({ operation }) => operation);
  expect(asked.filter((operation) => operation === 'AssumeRole').length).toBe(1);
});

test('a role that may not be taken says where to look', async () => {
  const stranger = { ...read, externalId: 'stranger' };
  const regions = await readRegions(awsOf([stranger], true).ec2(there), { account: DEV });
  expect(regions).toMatchObject({ ok: false, error: { kind: 'denied', account: DEV } });
  expect(regions.ok ? '' : inEnglish(regions.error.message)).toContain('trust policy');
});

test('an account is changed with its resize role', async () => {
  const client = awsOf([resize], false).ec2(there);
  await client.send(new StopInstancesCommand({ InstanceIds: ['i-1'] }));
  const [assume, stop] = server.asked.slice(-2);
  expect(new URLSearchParams(assume?.body).get('RoleArn')).toBe(resize.resizeRoleArn);
  expect(stop?.operation).toBe('StopInstances');
});

test('an account with a role to read and none to resize is never changed', async () => {
  const client = awsOf([read], false).ec2(there);
  const before = server.asked.length;
  await expect(
    client.send(new StopInstancesCommand({ InstanceIds: ['i-1'] })),
  ).rejects.toMatchObject({ name: 'ReadOnlyRefusal' });
  expect(server.asked.length).toBe(before);
});

test('an account without a role is reached with our own keys', async () => {
  await awsOf([{ id: PROD, name: 'prod' }], true)
    .ec2(HERE)
    .send(new DescribeRegionsCommand({}));
  expect(server.asked.at(-1)?.headers.authorization).toContain('AKIAEXAMPLE0000000AA');
});

test('prices are asked for in us-east-1', async () => {
  const pricing = awsOf([], true).own.pricing();
  await pricing.send(new GetProductsCommand({ ServiceCode: 'AmazonEC2' }));
  expect(server.asked.at(-1)?.headers.authorization).toContain('/us-east-1/pricing/');
});

test('the same account and Region share one client, and so one budget', () => {
  const aws = awsOf([read, { id: PROD, name: 'prod' }], true);
  expect(aws.ec2(there)).toBe(aws.ec2({ ...there }));
  expect(aws.ec2(HERE)).toBe(aws.own.ec2(US_EAST_1));
  expect(aws.ec2(there)).not.toBe(aws.ec2({ ...there, region: US_EAST_1 }));
});

test('an account that is not configured is a bug', () => {
  expect(() => awsOf([read], true).ec2(HERE)).toThrow('111122223333');
});

test('a call that is never answered is given up before Lambda ends the function', async () => {
  const { setTimeout: realTimeout } = globalThis;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let seconds = 0;
  let ended = false;
  const control = instanceControl(() => awsOf([resize], false).ec2(there));
  const look = control.look({ ...there, instanceId: instanceId.parse('i-0123456789abcdef0') });
  void look.finally(() => {
    ended = true;
  });
  while (!ended) {
    await vi.advanceTimersByTimeAsync(1000);
    // What goes over HTTP takes real time.
    await new Promise((resolve) => realTimeout(resolve, 5));
    seconds += 1;
  }
  vi.useRealTimers();
  expect(await look).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  expect(seconds).toBeLessThan(RESIZE_FUNCTION_SECONDS);
});

/** serverless.yml, `resize.timeout`. */
const RESIZE_FUNCTION_SECONDS = 300;
