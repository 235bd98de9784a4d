import type { Observation } from './observation.ts';

/** How many instances run, by `type|operation|tenancy|lifecycle|zone`: one hour's usage. */
export function countUsage(instances: readonly Observation[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const instance of instances) {
    if (instance.state !== 'running') continue;
    const { instanceType, usageOperation, tenancy, lifecycle, availabilityZone } = instance;
    const key = [instanceType, usageOperation, tenancy, lifecycle, availabilityZone]
      .map((part) => part ?? 'unknown')
      .join('|');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
