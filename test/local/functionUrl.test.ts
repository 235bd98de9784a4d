import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import { type FunctionUrl, startFunctionUrl } from '../../local/functionUrl.ts';
import { aFleet } from './aws/aFleet.ts';

let aws: LocalAws;
let echo: FunctionUrl;
let crash: FunctionUrl;

beforeAll(async () => {
  aws = await startLocalAws({ fleet: aFleet() });
  aws.functions.register('echo', {
    kind: 'plain',
    handler: async (event: unknown) => ({
      statusCode: 201,
      headers: { 'x-seen': 'yes' },
      body: JSON.stringify(event),
    }),
  });
  aws.functions.register('crash', {
    kind: 'plain',
    handler: async () => {
      throw new Error('no');
    },
  });
  echo = await startFunctionUrl(aws.functions, 'echo');
  crash = await startFunctionUrl(aws.functions, 'crash');
});
afterAll(async () => {
  await echo.close();
  await crash.close();
  await aws.close();
});

test('a form arrives as base64, with lower-case headers, exactly as it was sent', async () => {
  const body = 'payload=%7B%22a%22%3A1%7D&x=%E2%82%AC';
  const response = await fetch(`${echo.url}slack/events?a=1`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Slack-Signature': 'v0=1' },
    body,
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('x-seen')).toBe('yes');
  const event = JSON.parse(await response.text());
  expect(event).toMatchObject({
    version: '2.0',
    rawPath: '/slack/events',
    rawQueryString: 'a=1',
    isBase64Encoded: true,
    headers: { 'x-slack-signature': 'v0=1' },
    requestContext: { http: { method: 'POST' } },
  });
  expect(Buffer.from(event.body, 'base64').toString('utf8')).toBe(body);
});

test('JSON arrives as text', async () => {
  const body = '{"type":"url_verification"}';
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(echo.url, { method: 'POST', headers, body });
  expect(await response.json()).toMatchObject({ isBase64Encoded: false, body });
});

test('a crash is 502, without a stack trace', async () => {
  const response = await fetch(crash.url);
  expect(response.status).toBe(502);
  expect(await response.text()).toBe('{"message":"Internal Server Error"}');
});

test('a busy port is a sentence', async () => {
  const port = Number(new URL(echo.url).port);
  await expect(startFunctionUrl(aws.functions, 'echo', port)).rejects.toThrow(
    `Port ${port} is in use`,
  );
});
