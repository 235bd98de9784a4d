import { ComputeOptimizerClient } from '@aws-sdk/client-compute-optimizer';
import { EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toReadResult } from '../../../lib/aws/client/toReadResult.ts';
import { readRecommendations } from '../../../lib/aws/recommendations.ts';
import { readRegions } from '../../../lib/aws/regions.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import {
  type Answer,
  type AnsweringServer,
  answeringServer,
  ec2Error,
  jsonError,
} from '../answeringServer.ts';
import { HERE, PROD } from '../scopes.ts';

let server: AnsweringServer;
let next: Answer = ec2Error('InternalError', 500);

beforeAll(async () => {
  server = await answeringServer(() => next);
});

afterAll(() => server.close());

const once = { region: 'us-east-1', maxAttempts: 1 };

test.each([
  ['UnauthorizedOperation', 403, 'denied'],
  ['AuthFailure', 401, 'denied'],
  ['AccessDeniedException', 400, 'denied'],
  ['RequestLimitExceeded', 503, 'throttled'],
  ['ThrottlingException', 400, 'throttled'],
  ['InternalError', 500, 'unavailable'],
  ['Unavailable', 503, 'unavailable'],
  ['InvalidParameterValue', 400, 'malformed'],
] as const)('%s (%i) of EC2 is %s', async (code, status, kind) => {
  next = ec2Error(code, status);
  const read = await readRegions(new EC2Client(once), { account: PROD });
  expect(read).toMatchObject({
    ok: false,
    error: { kind, service: 'EC2', operation: 'DescribeRegions', account: PROD },
  });
  expect(read.ok ? '' : inEnglish(read.error.message)).toContain(code);
});

test('an account that is not opted in says how to opt in', async () => {
  next = jsonError('OptInRequiredException');
  const read = await readRecommendations(new ComputeOptimizerClient(once), HERE);
  expect(read).toMatchObject({ ok: false, error: { kind: 'notEnrolled', ...HERE } });
  expect(read.ok ? '' : inEnglish(read.error.message)).toContain('Opt in');
});

test('an answer that is no JSON is malformed', async () => {
  next = { body: 'upstream sends its regards' };
  const read = await readRecommendations(new ComputeOptimizerClient(once), HERE);
  expect(read).toMatchObject({ ok: false, error: { kind: 'malformed' } });
});

test('a connection that is refused is unavailable', async () => {
  const client = new EC2Client({ ...once, endpoint: 'http://127.0.0.1:1' });
  expect(await readRegions(client, { account: PROD })).toMatchObject({
    ok: false,
    error: { kind: 'unavailable' },
  });
});

test('a Region without the service has no address, and is unavailable', async () => {
  const read = await toReadResult({ service: 'Compute Optimizer', operation: 'X' }, async () => {
    throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
  });
  expect(read).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
});

test('missing credentials are denied, with what to do', async () => {
  const credentials = async () => {
    throw Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
  };
  expect(
    await readRegions(new EC2Client({ ...once, credentials }), { account: PROD }),
  ).toMatchObject({
    ok: false,
    error: { kind: 'denied' },
  });
});

test('a bug of ours is thrown', async () => {
  const bug = toReadResult({ service: 'EC2', operation: 'DescribeRegions' }, async () => {
    throw new TypeError('a bug');
  });
  await expect(bug).rejects.toThrow('a bug');
});

test.each([
  [{}, 'EC2 did not answer (DescribeInstances: ECONNREFUSED).'],
  [HERE, `EC2 did not answer in account ${PROD}, us-east-1 (DescribeInstances: ECONNREFUSED).`],
  [{ account: PROD }, `EC2 did not answer in account ${PROD} (DescribeInstances: ECONNREFUSED).`],
  [{ region: HERE.region }, 'EC2 did not answer in us-east-1 (DescribeInstances: ECONNREFUSED).'],
])('it says where it was read: %j', async (place, says) => {
  const read = await toReadResult(
    { service: 'EC2', operation: 'DescribeInstances', ...place },
    () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' })),
  );
  expect(read.ok ? '' : inEnglish(read.error.message)).toContain(says);
});
