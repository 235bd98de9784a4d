import {
  DescribeInstancesCommand,
  DescribeVpcsCommand,
  EC2Client,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCESS_KEY } from '../../../../local/aws/server/accounts.ts';
import { type LocalAws, startLocalAws } from '../../../../local/aws/server/localAws.ts';
import { clientOptions } from '../clientOptions.ts';
import { anInstance, fleetOf, look } from '../ec2/ec2Fleet.ts';

const INSTANCE = anInstance();
const InstanceIds = [INSTANCE.instanceId];

let aws: LocalAws;
let ec2: EC2Client;

beforeEach(async () => {
  aws = await startLocalAws({
    fleet: fleetOf(INSTANCE),
    speed: 0,
    denied: [
      { region: 'eu-west-3', service: 'ec2' },
      { service: 'ec2', operation: 'StartInstances' },
    ],
  });
  ec2 = new EC2Client(clientOptions(aws));
});
afterEach(() => aws.close());

const describeAll = (client = ec2) => client.send(new DescribeInstancesCommand({}));

/** A form as EC2 takes it, signed for `service`, with whatever the SDK would never send. */
function post(form: Record<string, string>, service = 'ec2') {
  return fetch(aws.url, {
    method: 'POST',
    headers: { authorization: signedFor(service) },
    body: new URLSearchParams(form),
  });
}

function signedFor(service: string): string {
  const scope = `${ACCESS_KEY.accessKeyId}/20261123/us-east-1/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
}

describe('a request', () => {
  test('without a signature is refused', async () => {
    const body = new URLSearchParams({ Action: 'DescribeInstances' });
    const answer = await fetch(aws.url, { method: 'POST', body });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>MissingAuthenticationToken</Code>');
  });

  test('for a service that is not here is refused', async () => {
    const answer = await post({ Action: 'ListUsers' }, 'iam');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('<Code>UnknownService</Code>');
  });

  test('for an operation that is not here is refused', async () => {
    await expect(ec2.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'InvalidAction',
    });
  });

  test.each([
    [{ Action: 'DescribeInstances', Colour: 'red' }, 'UnknownParameter'],
    [{ Action: 'DescribeInstances', 'Filter.1.Colour': 'red' }, 'UnknownParameter'],
    [{ Action: 'DescribeInstances', 'InstanceId.one': 'i-1' }, 'UnknownParameter'],
    [{ Action: 'DescribeInstances', MaxResults: 'many' }, 'InvalidParameterValue'],
    [{ Action: 'DescribeInstances', DryRun: 'perhaps' }, 'InvalidParameterValue'],
    [{ Action: 'StopInstances' }, 'MissingParameter'],
  ])('with %o is refused', async (form, code) => {
    const answer = await post(form as Record<string, string>);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`<Code>${code}</Code>`);
  });
});

test('what a policy denies is denied, by Region and by operation', async () => {
  const paris = new EC2Client(clientOptions(aws, 'eu-west-3'));
  const expected = { name: 'UnauthorizedOperation', $metadata: { httpStatusCode: 403 } };
  await expect(describeAll(paris)).rejects.toMatchObject(expected);
  await expect(
    ec2.send(new StartInstancesCommand({ InstanceIds, DryRun: true })),
  ).rejects.toMatchObject(expected);
  await describeAll();
});

describe('token buckets', () => {
  test('let a burst through, then as much as the clock refills', async () => {
    const calls = Array.from({ length: 55 }, () => describeAll().then(() => 'ok', nameOf));
    const answers = await Promise.all(calls);
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(50);
    expect(answers.filter((answer) => answer === 'RequestLimitExceeded')).toHaveLength(5);
    aws.clock.advance(100);
    await describeAll();
    await expect(describeAll()).rejects.toMatchObject({ name: 'RequestLimitExceeded' });
  });

  test('are apart for each Region', async () => {
    await Promise.all(Array.from({ length: 50 }, () => describeAll()));
    await describeAll(new EC2Client(clientOptions(aws, 'eu-west-1')));
  });
});

describe('a fault', () => {
  const onStop = { service: 'ec2', operation: 'StopInstances' } as const;
  const stop = (client = ec2) => client.send(new StopInstancesCommand({ InstanceIds }));

  test.each([
    [{ kind: 'throttle' }, 'RequestLimitExceeded', 503],
    [{ kind: 'unavailable' }, 'ServiceUnavailable', 503],
    [{ kind: 'error', code: 'InternalError', status: 500 }, 'InternalError', 500],
  ] as const)('%o is answered once, and changes nothing', async (fault, name, httpStatusCode) => {
    aws.faults.inject({ ...onStop, ...fault, times: 1 });
    await expect(stop()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
    expect((await look(ec2, INSTANCE.instanceId)).State?.Name).toBe('running');
    await stop();
    expect(aws.faults.calls('ec2', 'StopInstances')).toBe(2);
  });

  test('of a slow or lost answer lets the work be done', async () => {
    aws.faults.inject({ ...onStop, kind: 'slow', times: 1 });
    expect(await stop()).toMatchObject({
      StoppingInstances: [{ PreviousState: { Name: 'running' } }],
    });
    aws.faults.inject({ ...onStop, kind: 'unanswered', times: 1 });
    await expect(stop()).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(aws.faults.calls('ec2', 'StopInstances')).toBe(2);
    expect((await look(ec2, INSTANCE.instanceId)).State?.Name).toBe('stopping');
  });

  test('of time-out breaks the connection', async () => {
    aws.faults.inject({ ...onStop, kind: 'timeout', times: 1 });
    await expect(stop()).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  test('is retried by the SDK as it would be on AWS', async () => {
    aws.faults.inject({ ...onStop, kind: 'unavailable', times: 1 });
    await stop(new EC2Client({ ...clientOptions(aws), maxAttempts: 2 }));
    expect(aws.faults.calls('ec2', 'StopInstances')).toBe(2);
  });

  test('can be meant for one Region or one instance only, and be taken out', async () => {
    aws.faults.inject({ ...onStop, kind: 'throttle', region: 'eu-west-1' });
    aws.faults.inject({ ...onStop, kind: 'throttle', instanceId: 'i-0123456789abcdef0' });
    await stop();
    const remove = aws.faults.inject({ ...onStop, kind: 'throttle' });
    await expect(stop()).rejects.toMatchObject({ name: 'RequestLimitExceeded' });
    remove();
    await stop();
  });
});

test('a busy port is told in a sentence', async () => {
  const port = Number(new URL(aws.url).port);
  await expect(startLocalAws({ port, fleet: fleetOf() })).rejects.toThrow(
    `Port ${port} is in use: the local AWS cannot listen there.`,
  );
});

test('the environment is all that an SDK program needs', () => {
  expect(aws.clientEnvironment()).toEqual({
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: ACCESS_KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: ACCESS_KEY.secretAccessKey,
  });
});

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}
