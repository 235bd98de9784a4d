import { describe, expect, test } from 'vitest';
import { typicalUsage, usageSeen } from '../../../lib/domain/billing/usageHistory.ts';
import { countUsage, type UsageSample } from '../../../lib/domain/billing/usageSample.ts';
import type { Observation } from '../../../lib/domain/fleet/instance.ts';
import type { Snapshot } from '../../../lib/domain/fleet/inventory.ts';
import { accountId } from '../../../lib/shared/ids.ts';
import { anObservation } from '../../builders/anInstance.ts';

const HERE = { account: anObservation().account, region: anObservation().region };
const THERE = { ...HERE, account: accountId.parse('444455556666') };
const NOW = '2026-11-23T08:00:00.000Z';

function sample(hour: number, counts: UsageSample['counts'], scope = HERE): UsageSample {
  const at = new Date(Date.parse(NOW) - hour * 3_600_000).toISOString();
  return { ...scope, hour: at, counts };
}

const LINUX = 'm5.large|RunInstances|default|on-demand|us-east-1a';

function snapshot(observations: readonly Observation[], scope = HERE): Snapshot {
  return { ...scope, takenAt: NOW, observations, instanceTypes: [], offeredIn: {}, errors: [] };
}

test('what is counted comes back as usage', () => {
  const counts = countUsage([
    anObservation(),
    anObservation(),
    anObservation({ state: 'stopped' }),
    anObservation({ lifecycle: 'spot' }),
    anObservation({ tenancy: 'host' }),
  ]);
  const usage = usageSeen([sample(1, counts)], [HERE]);
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
  const usage = usageSeen(samples, [HERE, THERE]);
  expect(usage.hours.map(({ seconds }) => Array.from(seconds))).toEqual([
    [3600, 7200],
    [3600, 0],
  ]);
});

describe('The typical period', () => {
  const running = [snapshot([anObservation({ instanceType: 'c5.large' })])];

  test('is what runs now, before a day was sampled', () => {
    const few = Array.from({ length: 23 }, (_, hour) => sample(hour + 1, { [LINUX]: 1 }));
    const usage = typicalUsage(few, running, NOW);
    expect(usage.keys.map(({ instanceType }) => instanceType)).toEqual(['c5.large']);
    expect(usage.hours).toHaveLength(1);
  });

  test('is whole days, and the last two weeks at most', () => {
    const days = (count: number) =>
      Array.from({ length: count * 24 + 5 }, (_, hour) => sample(hour + 1, { [LINUX]: 1 }));
    expect(typicalUsage(days(3), running, NOW).hours).toHaveLength(72);
    expect(typicalUsage(days(30), running, NOW).hours).toHaveLength(336);
  });

  test('does not wait for accounts in which nothing runs', () => {
    const day = Array.from({ length: 24 }, (_, hour) => sample(hour + 1, { [LINUX]: 1 }));
    const usage = typicalUsage(day, [...running, snapshot([], THERE)], NOW);
    expect(usage.hours).toHaveLength(24);
  });
});
