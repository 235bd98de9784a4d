import { expect, test } from 'vitest';
import { accountId, region } from '../../lib/shared/ids.ts';
import { unsupportedBlocksStore } from '../../lib/store/cache/unsupportedBlocksStore.ts';
import { usageStore } from '../../lib/store/usageStore.ts';
import { memoryTable } from '../builders/memoryTable.ts';

const HERE = { account: accountId.parse('111122223333'), region: region.parse('us-east-1') };
const at = (hour: string) => ({ ...HERE, hour: `2026-11-${hour}:00:00.000Z` });

test('samples of several days come back as they were', async () => {
  const store = usageStore(memoryTable());
  const samples = ['22T23', '23T00', '23T01'].map((hour) => ({ ...at(hour), counts: { m5: 2 } }));
  await store.put(samples.slice(0, 2));
  await store.put(samples.slice(2));
  expect(await store.list(HERE)).toEqual(samples);
});

test('a repeated run takes the place of the first', async () => {
  const store = usageStore(memoryTable());
  await store.put([{ ...at('23T08'), counts: { m5: 1 } }]);
  await store.put([{ ...at('23T08'), counts: { m5: 3 } }]);
  expect(await store.list(HERE)).toEqual([{ ...at('23T08'), counts: { m5: 3 } }]);
});

test('two hours that are written at once are both kept', async () => {
  const store = usageStore(memoryTable());
  await Promise.all(
    ['08', '09', '10'].map((hour) => store.put([{ ...at(`23T${hour}`), counts: { m5: 1 } }])),
  );
  expect((await store.list(HERE)).map(({ hour }) => hour.slice(11, 13)).toSorted()).toEqual([
    '08',
    '09',
    '10',
  ]);
});

test('a refusal is remembered for a day', async () => {
  const store = unsupportedBlocksStore(memoryTable());
  const now = new Date('2026-11-23T08:00:00Z');
  expect(await store.isRefused('charts', now)).toBe(false);
  await store.remember('charts', now);
  expect(await store.isRefused('charts', new Date('2026-11-24T07:59:00Z'))).toBe(true);
  expect(await store.isRefused('charts', new Date('2026-11-24T08:01:00Z'))).toBe(false);
});
