import { expect, test } from 'vitest';
import { UsageTable } from '../../../../lib/domain/billing/history/usageTable.ts';
import { accountId, region } from '../../../../lib/shared/ids.ts';

const HERE = { account: accountId.parse('111111111111'), region: region.parse('us-east-1') };
const THERE = { ...HERE, region: region.parse('eu-west-1') };
const LARGE = 'm5.large|RunInstances|default|on-demand|us-east-1a';
const UNKNOWN_ZONE = 'm5.large|RunInstances|default|on-demand|unknown';
const SPOT = 'm5.large|RunInstances|default|spot|us-east-1a';

function hourOf(hour: number): string {
  return new Date(Date.UTC(2026, 10, 1, hour)).toISOString();
}

test('a scope counts once an hour: Cost Explorer has the same hours again, without zones', () => {
  const table = new UsageTable([HERE]);
  table.add({ ...HERE, hour: hourOf(0), counts: { [LARGE]: 2 } });
  table.add({ ...HERE, hour: hourOf(0), counts: { [UNKNOWN_ZONE]: 2 } });
  const { keys, hours } = table.usage();
  expect(keys).toMatchObject([{ instanceType: 'm5.large', availabilityZone: 'us-east-1a' }]);
  // Two instances of an hour, not four.
  expect(hours.map(({ seconds }) => [...Array.from(seconds)])).toEqual([[7200]]);
});

test('hours come in order and as wide as all keys; Spot and unsampled hours are not in them', () => {
  const table = new UsageTable([HERE, THERE]);
  table.add({ ...HERE, hour: hourOf(1), counts: { [LARGE]: 1, [SPOT]: 5 } });
  table.add({ ...THERE, hour: hourOf(1), counts: {} });
  table.add({ ...HERE, hour: hourOf(2), counts: { [LARGE]: 3 } });
  table.add({ ...HERE, hour: hourOf(0), counts: { [LARGE]: 1, [UNKNOWN_ZONE]: 0.5 } });
  table.add({ ...THERE, hour: hourOf(0), counts: {} });
  const { keys, hours } = table.usage();
  expect(keys).toHaveLength(2);
  expect(hours.map(({ start }) => start)).toEqual([hourOf(0), hourOf(1)]);
  expect(hours.map(({ seconds }) => [...Array.from(seconds)])).toEqual([
    [3600, 1800],
    [3600, 0],
  ]);
});
