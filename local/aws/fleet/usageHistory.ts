import type { UsageSample } from '../../../lib/domain/billing/usageSample.ts';
import type { Scope } from '../../../lib/shared/ids.ts';
import type { Fleet, FleetInstance } from './fleet.ts';
import { runsIn } from './loadPattern.ts';

const HOUR_MS = 3_600_000;
const DAYS = 30;

/**
 * What ran in each of the last 30 days' hours, in one sample for each hour, account and Region, as if
 * the bot had counted it all along.
 */
export function usageHistory(fleet: Fleet, now: Date): readonly UsageSample[] {
  const last = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const hours = Array.from(
    { length: DAYS * 24 },
    (_, index) => new Date(last - (DAYS * 24 - index) * HOUR_MS),
  );
  return scopesOf(fleet).flatMap(({ account, region }) => {
    const own = fleet.instances.filter(
      (each) => each.account === account && each.region === region && each.state === 'running',
    );
    return hours.map((hour) => ({
      account,
      region,
      hour: hour.toISOString(),
      counts: countsIn(fleet, own, hour),
    }));
  });
}

function countsIn(
  fleet: Fleet,
  instances: readonly FleetInstance[],
  hour: Date,
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const instance of instances) {
    if (instance.launchedAt > hour || !runsIn(instance.loadPattern, hour)) continue;
    const key = kindOf(fleet, instance);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** `type|operation|tenancy|lifecycle|zone`, as in UsageSample. */
function kindOf(fleet: Fleet, instance: FleetInstance): string {
  const image = fleet.images.find(({ imageId }) => imageId === instance.imageId);
  return [
    instance.instanceType,
    image?.usageOperation ?? 'RunInstances',
    instance.tenancy ?? 'default',
    instance.lifecycle === undefined ? 'on-demand' : 'spot',
    instance.availabilityZone,
  ].join('|');
}

function scopesOf({ instances }: Fleet): readonly Scope[] {
  const scopes = new Map(
    instances.map(({ account, region }) => [`${account} ${region}`, { account, region }]),
  );
  return [...scopes.values()];
}
