import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalAws } from '../../local/aws/server.ts';
import { blows } from './blows.ts';
import { openRange, strike } from './overAws.ts';

/** Every so many of the blows of `npm run faults`. */
const EVERY = 67;

const SLICE = blows().filter((_, index) => index % EVERY === 0);
let local: LocalAws;

beforeAll(async () => {
  await LocalDurableTestRunner.setupTestEnvironment({ skipTime: true });
  local = await openRange(SLICE.length + 1);
}, 60_000);
afterAll(async () => {
  await LocalDurableTestRunner.teardownTestEnvironment();
  await local.close();
});

test('a change over a calm AWS is done, and makes fewer calls than are struck', async () => {
  const [first] = local.world.fleet.instances;
  if (first === undefined) throw new Error('there is no instance');
  const seen = await strike(local, first.instanceId, undefined);
  expect(seen).toMatchObject({ broken: [], kind: 'done' });
  const last = Math.max(...blows().map(({ after }) => after));
  expect(last).toBeGreaterThan(seen.calls);
}, 60_000);

test.each(SLICE.map((blow, index) => [blow, index + 1] as const))(
  'no machine is stranded by %o',
  async (blow, index) => {
    const instance = local.world.fleet.instances[index];
    if (instance === undefined) throw new Error('there is no such instance');
    expect((await strike(local, instance.instanceId, blow)).broken).toEqual([]);
  },
  60_000,
);
