import { PricingClient } from '@aws-sdk/client-pricing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAncillaryPrices } from '../../../lib/aws/pricing/ancillaryPrices.ts';
import { region } from '../../../lib/shared/ids.ts';
import { ancillaryPriceStore } from '../../../lib/store/cache/ancillaryPriceStore.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { memoryTable } from '../../builders/memoryTable.ts';
import { aFleet } from '../aFleet.ts';
import { NOW, US_EAST_1 } from '../scopes.ts';

let local: LocalAws;

beforeAll(async () => {
  local = await startLocalAws({ start: NOW, fleet: aFleet([]), speed: 60 });
  Object.assign(process.env, local.clientEnvironment());
});

afterAll(() => local.close());

const client = () => new PricingClient({ region: 'us-east-1' });

test('every price in addition to the hour is read, by its usage type without the Region', async () => {
  const read = await readAncillaryPrices(client(), { region: US_EAST_1 });
  expect(read).toMatchObject({
    ok: true,
    value: {
      prices: {
        'EBS:VolumeUsage.gp3': 80_000,
        'EBS:VolumeP-IOPS.io2.tier3': 31_850,
        'EBS:VolumeP-Throughput.gp3': 40_960_000,
        'PublicIPv4:InUseAddress': 5000,
        'CW:MetricMonitorUsage': 300_000,
        // https://aws.amazon.com/ec2/pricing/on-demand/: $0.05 on Linux, $0.096 on Windows.
        'CPUCredits:t3': 50_000,
        'CPUCredits:t3 (Windows)': 96_000,
        'CPUCredits:t4g': 40_000,
      },
    },
  });
});

test('another Region has its own prices under the same names', async () => {
  const [here, there] = await Promise.all(
    [US_EAST_1, region.parse('ap-northeast-2')].map((where) =>
      readAncillaryPrices(client(), { region: where }),
    ),
  );
  if (!here?.ok || !there?.ok) throw new Error('not read');
  expect(Object.keys(there.value.prices)).toEqual(Object.keys(here.value.prices));
  expect(there.value.prices['EBS:VolumeUsage.gp3']).toBeGreaterThan(80_000);
});

test('what AWS refuses is an error with a sentence', async () => {
  local.faults.inject({
    kind: 'throttle',
    service: 'pricing',
    operation: 'GetProducts',
    times: 99,
  });
  const read = await readAncillaryPrices(
    new PricingClient({ region: 'us-east-1', maxAttempts: 1 }),
    { region: US_EAST_1 },
  );
  expect(read).toMatchObject({ ok: false, error: { kind: 'throttled' } });
});

test('they are kept for a day', async () => {
  const store = ancillaryPriceStore(memoryTable());
  const prices = { prices: {}, publicationDate: '2026-11-01' };
  await store.put(US_EAST_1, prices, NOW);
  expect(await store.get(US_EAST_1, NOW)).toEqual(prices);
  const tomorrow = new Date(NOW.getTime() + 25 * 3_600_000);
  expect(await store.get(US_EAST_1, tomorrow)).toBeUndefined();
});
