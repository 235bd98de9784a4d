import { describe, expect, test } from 'vitest';
import { representativeHours, usageHistory } from '../../../lib/domain/billing/usageHistory.ts';
import { countUsage, type UsageSample } from '../../../lib/domain/billing/usageSample.ts';
import type { Instance } from '../../../lib/domain/fleet/instance.ts';
import type { Inventory } from '../../../lib/domain/fleet/inventory.ts';
import { accountId } from '../../../lib/shared/ids.ts';
import { anInstance } from '../../builders/anInstance.ts';

const HERE = { account: anInstance().account, region: anInstance().region };
const THERE = { ...HERE, account: accountId.parse('444455556666') };
const NOW = '2026-11-23T08:00:00.000Z';

function sample(hour: number, counts: UsageSample['counts'], scope = HERE): UsageSample {
  const at = new Date(Date.parse(NOW) - hour * 3_600_000).toISOString();
  return { ...scope, hour: at, counts };
}

const LINUX = 'm5.large|RunInstances|default|on-demand|us-east-1a';

function inventory(instances: readonly Instance[], scope = HERE): Inventory {
  return { ...scope, takenAt: NOW, instances, instanceTypes: [], offeredIn: {}, errors: [] };
}

test('what is counted comes back as usage', () => {
  const counts = countUsage([
    anInstance(),
    anInstance(),
    anInstance({ state: 'stopped' }),
    anInstance({ lifecycle: 'spot' }),
    anInstance({ tenancy: 'host' }),
  ]);
  const usage = usageHistory([sample(1, counts)], [HERE]);
  expect(usage.keys).toMatchObject([
    { ...HERE, instanceType: 'm5.large', tenancy: 'Shared', availabilityZone: 'us-east-1a' },
  ]);
  expect(usage.hours.map(({ seconds }) => Array.from(seconds))).toEqual([[7200]]);
});

test('an hour that one account or Region misses is a gap, not a zero', () => {
  const samples = [
    sample(3, { [LINUX]: 1 }),
    sample(3, { [LINUX]: 2 }, THERE),
    sample(2, { [LINUX]: 1 }),
    sample(1, { [LINUX]: 1 }),
    sample(1, {}, THERE),
  ];
  const usage = usageHistory(samples, [HERE, THERE]);
  expect(usage.hours.map(({ seconds }) => Array.from(seconds))).toEqual([
    [3600, 7200],
    [3600, 0],
  ]);
});

describe('The typical period', () => {
  const running = [inventory([anInstance({ instanceType: 'c5.large' })])];

  test('is what runs now, before a day was sampled', () => {
    const few = Array.from({ length: 23 }, (_, hour) => sample(hour + 1, { [LINUX]: 1 }));
    const usage = representativeHours(few, running, NOW);
    expect(usage.keys.map(({ instanceType }) => instanceType)).toEqual(['c5.large']);
    expect(usage.hours).toHaveLength(1);
  });

  test('is whole days, and the last two weeks at most', () => {
    const days = (count: number) =>
      Array.from({ length: count * 24 + 5 }, (_, hour) => sample(hour + 1, { [LINUX]: 1 }));
    expect(representativeHours(days(3), running, NOW).hours).toHaveLength(72);
    expect(representativeHours(days(30), running, NOW).hours).toHaveLength(336);
  });

  test('does not wait for accounts in which nothing runs', () => {
    const day = Array.from({ length: 24 }, (_, hour) => sample(hour + 1, { [LINUX]: 1 }));
    const usage = representativeHours(day, [...running, inventory([], THERE)], NOW);
    expect(usage.hours).toHaveLength(24);
  });
});
