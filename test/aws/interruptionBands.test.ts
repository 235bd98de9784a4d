import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { readInterruptionBands } from '../../lib/aws/interruptionBands.ts';
import { US_EAST_1 } from './scopes.ts';

let server: Server | undefined;

afterEach(() => server?.close());

async function bandsOf(body: string, status = 200) {
  server = createServer((_request, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return readInterruptionBands(`http://127.0.0.1:${port}/`);
}

const FILE = { spot_advisor: { 'us-east-1': { Linux: { 'm5.large': { s: 61, r: 2 } } } } };

test('a band is that of the type, the Region and the system', async () => {
  const bandOf = await bandsOf(JSON.stringify(FILE));
  expect(bandOf(US_EAST_1, 'm5.large', 'RunInstances')).toBe(2);
  expect(bandOf(US_EAST_1, 'm5.large', 'RunInstances:0002')).toBeUndefined();
  expect(bandOf(US_EAST_1, 'c5.large', 'RunInstances')).toBeUndefined();
  expect(bandOf(US_EAST_1, 'm5.large', 'RunInstances:0010')).toBeUndefined();
});

test.each([
  ['another form', '{"spot_advisor":{"us-east-1":{"Linux":{"m5.large":{"r":9}}}}}', 200],
  ['no JSON', '<html>', 200],
  ['gone', JSON.stringify(FILE), 403],
])('of a file that is %s nothing is known', async (_, body, status) => {
  const bandOf = await bandsOf(body, status);
  expect(bandOf(US_EAST_1, 'm5.large', 'RunInstances')).toBeUndefined();
});

test('nor where there is none', async () => {
  const bandOf = await readInterruptionBands('http://127.0.0.1:1/');
  expect(bandOf(US_EAST_1, 'm5.large', 'RunInstances')).toBeUndefined();
});
