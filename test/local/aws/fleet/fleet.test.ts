import { expect, test } from 'vitest';
import { demoFleet } from '../../../../local/aws/fleet/demoFleet.ts';
import { usageHistory } from '../../../../local/aws/fleet/usageHistory.ts';
import { INSTANCE_TYPES } from '../../../../local/aws/instanceTypes/instanceTypes.ts';
import { fleetPrice } from '../../../../local/aws/pricing/fleetPrice.ts';

const NOW = new Date('2026-11-23T08:30:00Z');
const fleet = demoFleet(NOW);

const count = (matches: (instance: (typeof fleet.instances)[number]) => boolean) =>
  fleet.instances.filter(matches).length;

test('the fleet is large, in two accounts and three Regions, and of known types', () => {
  expect(fleet.instances.length).toBeGreaterThanOrEqual(60);
  expect(new Set(fleet.instances.map(({ account }) => account)).size).toBe(2);
  expect(new Set(fleet.instances.map(({ region }) => region)).size).toBe(3);
  const named = fleet.instances.flatMap(({ instanceType, recommendation }) => [
    instanceType,
    ...(recommendation?.options ?? []).map((option) => option.instanceType),
  ]);
  expect(named.filter((type) => !INSTANCE_TYPES.has(type))).toEqual([]);
});

test('ids and addresses are never given twice', () => {
  const ids = fleet.instances.flatMap(({ instanceId, volumes, interfaces }) => [
    instanceId,
    ...volumes.map(({ volumeId }) => volumeId),
    ...interfaces.map(({ interfaceId }) => interfaceId),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every instance comes from an image of its Region and of an architecture that its type has', () => {
  for (const { imageId, region, instanceType } of fleet.instances) {
    const image = fleet.images.find((each) => each.imageId === imageId);
    expect(image?.region).toBe(region);
    expect(INSTANCE_TYPES.get(instanceType)?.ProcessorInfo?.SupportedArchitectures).toContain(
      image?.architecture,
    );
  }
});

test('every peculiarity is there', () => {
  expect(count(({ lifecycle }) => lifecycle !== undefined)).toBeGreaterThan(0);
  expect(count(({ autoScalingGroup }) => autoScalingGroup !== undefined)).toBe(4);
  expect(count(({ stopProtection }) => stopProtection === true)).toBeGreaterThan(0);
  expect(count(({ interfaces }) => interfaces.length === 2)).toBeGreaterThan(0);
  expect(count(({ state }) => state === 'stopped')).toBeGreaterThan(0);
  expect(count(({ nitroDrivers }) => !nitroDrivers)).toBeGreaterThan(0);
  expect(count(({ recommendation }) => recommendation?.idle === true)).toBeGreaterThan(0);
  expect(count(({ recommendation }) => recommendation?.finding === 'UNDER_PROVISIONED')).toBe(3);
  expect(count(({ utilization }) => utilization.memoryMax === undefined)).toBeGreaterThan(0);
  expect(count(({ tags }) => tags.trimtab === undefined)).toBeGreaterThan(0);
});

test('the change that is worth the most is a clean one, in production', () => {
  const worth = fleet.instances
    .filter(({ state, lifecycle }) => state === 'running' && lifecycle === undefined)
    .map((instance) => ({ name: instance.tags.Name, saving: savingOf(instance) }))
    .toSorted((one, other) => other.saving - one.saving);
  expect(worth[0]?.name).toBe('search-index-1');
  const best = fleet.instances.find(({ tags }) => tags.Name === 'search-index-1');
  expect(best).toMatchObject({
    instanceType: 'r5.4xlarge',
    region: 'us-east-1',
    enaSupport: true,
    nitroDrivers: true,
    tags: { env: 'prod', trimtab: 'managed' },
    recommendation: { options: [{ instanceType: 'r7i.2xlarge', performanceRisk: 1 }, {}] },
  });
});

/** µUSD an hour at list price: all of it for an idle instance, the difference for a smaller type. */
function savingOf(instance: (typeof fleet.instances)[number]): number {
  const { recommendation, instanceType } = instance;
  const [option] = recommendation?.options ?? [];
  if (recommendation?.finding !== 'OVER_PROVISIONED' || option === undefined) return 0;
  const now = fleetPrice(fleet, instance, instanceType) ?? 0;
  if (recommendation.idle === true) return now;
  return now - (fleetPrice(fleet, instance, option.instanceType) ?? now);
}

test('the usage of 30 days has an hour for each hour, and a rhythm', () => {
  const samples = usageHistory(fleet, NOW);
  const first = samples[0];
  const scope = samples.filter(
    ({ account, region }) => account === first?.account && region === first?.region,
  );
  expect(scope).toHaveLength(720);
  expect(first?.hour).toBe('2026-10-24T08:00:00.000Z');
  const total = (hour: string) =>
    Object.values(scope.find((sample) => sample.hour === hour)?.counts ?? {}).reduce(
      (sum, each) => sum + each,
      0,
    );
  expect(total('2026-11-20T12:00:00.000Z')).toBeGreaterThan(total('2026-11-21T12:00:00.000Z'));
  expect(Object.keys(first?.counts ?? {})).toContain(
    'r5.4xlarge|RunInstances|default|on-demand|us-east-1a',
  );
});
