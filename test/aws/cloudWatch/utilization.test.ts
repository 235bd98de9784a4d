import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAws } from '../../../lib/aws/client/aws.ts';
import { readPeakUtilization } from '../../../lib/aws/cloudWatch/peakUtilization.ts';
import { readUtilization } from '../../../lib/aws/cloudWatch/utilization.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { aFleet, aFleetInstance, idOf } from '../aFleet.ts';
import { HERE, NOW, PROD, US_EAST_1 } from '../scopes.ts';

let local: LocalAws;

beforeAll(async () => {
  const utilization = { cpuMax: 40, memoryMax: 70 };
  local = await startLocalAws({
    start: NOW,
    fleet: aFleet([
      aFleetInstance(1, { utilization }),
      aFleetInstance(2, { instanceType: 't3.large', utilization: { cpuMax: 10 } }),
      aFleetInstance(3, { instanceType: 't3.large', utilization: { cpuMax: 10 } }),
      aFleetInstance(4, { instanceType: 't3.large', utilization: { cpuMax: 10 } }),
    ]),
  });
  Object.assign(process.env, local.clientEnvironment());
});
afterAll(() => local.close());

function read(number: number) {
  const accounts = [{ id: PROD, name: 'prod' }];
  const aws = createAws({ accounts, readOnly: true, homeRegion: US_EAST_1 });
  return readUtilization(aws.cloudWatch(HERE), { ...HERE, instanceId: idOf(number) }, NOW);
}

test('an ordinary instance has no credits', async () => {
  const load = await read(1);
  expect(load).toMatchObject({ ok: true, value: { cpu: expect.any(Number) } });
  expect(load.ok && Object.keys(load.value)).toEqual(['cpu', 'memory']);
});

test('a burstable one has some, now and half an hour ago, and borrows none', async () => {
  expect(await read(2)).toMatchObject({
    ok: true,
    value: { credits: { left: expect.any(Number), before: expect.any(Number), charged: 0 } },
  });
});

test('the surplus that was charged is summed up over the hours that were read', async () => {
  const accounts = [{ id: PROD, name: 'prod' }];
  const client = createAws({ accounts, readOnly: true, homeRegion: US_EAST_1 }).cloudWatch(HERE);
  const surplusOf = async (number: number) => {
    const ref = { ...HERE, instanceId: idOf(number) };
    const peaks = await readPeakUtilization(client, ref, NOW, 1);
    if (!peaks.ok) throw new Error(inEnglish(peaks.error.message));
    return peaks.value.surplus;
  };
  local.faults.inject({
    kind: 'metric',
    instanceId: idOf(4),
    metric: 'CPUSurplusCreditsCharged',
    value: 2,
  });
  const hours =
    (NOW.getTime() - Date.parse(`${NOW.toISOString().slice(0, 10)}T00:00:00Z`)) / 3_600_000;
  // Two credits in each of the twelve five-minute periods of an hour.
  expect(await surplusOf(4)).toEqual({ credits: 24 * hours, hours });
  expect(await surplusOf(2)).toEqual({ credits: 0, hours });
  expect(await surplusOf(1)).toBeUndefined();
});

test('what it has borrowed is less than nothing, and what AWS charges for is summed up', async () => {
  for (const [metric, value] of [
    ['CPUCreditBalance', 0],
    ['CPUSurplusCreditBalance', 576],
    ['CPUSurplusCreditsCharged', 2],
  ] as const) {
    local.faults.inject({ kind: 'metric', instanceId: idOf(3), metric, value });
  }
  expect(await read(3)).toMatchObject({
    value: { credits: { left: -576, before: -576, charged: expect.any(Number) } },
  });
  const load = await read(3);
  expect(load.ok && load.value.credits?.charged).toBeGreaterThan(10);
});
