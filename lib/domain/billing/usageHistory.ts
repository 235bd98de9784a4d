import { DAY_MS } from '../../shared/dates.ts';
import type { Scope } from '../../shared/ids.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Inventory } from '../fleet/inventory.ts';
import { priceKey } from '../pricing/priceKey.ts';
import { assignZones } from './history/assignZones.ts';
import { KeyTable, UsageTable } from './history/usageTable.ts';
import { SECONDS_PER_HOUR, type Usage, type UsageKey } from './usage.ts';
import type { UsageSample } from './usageSample.ts';

/** Two weeks tell a weekday from a weekend, and are not yet another fleet. */
const TYPICAL_DAYS = 14;
const HOURS_A_DAY = 24;

/**
 * The hours by which a change is judged: those of the last two weeks, or of as many whole days as
 * were sampled, so that no time of day counts twice; before the first day, the fleet as it runs now.
 * `now` is ISO 8601.
 */
export function representativeHours(
  samples: readonly UsageSample[],
  inventories: readonly Inventory[],
  now: string,
): Usage {
  const inhabited = inventories.filter(({ instances }) => instances.length > 0);
  const { keys, hours } = usageHistory(since(samples, now, TYPICAL_DAYS + 1), inhabited);
  const days = Math.min(TYPICAL_DAYS, Math.floor(hours.length / HOURS_A_DAY));
  if (days === 0) return usageNow(inhabited, now);
  return { keys, hours: hours.slice(-days * HOURS_A_DAY) };
}

/** The samples of the last so many days. */
export function since(
  samples: readonly UsageSample[],
  now: string,
  days: number,
): readonly UsageSample[] {
  const from = new Date(Date.parse(now) - days * DAY_MS).toISOString();
  return samples.filter(({ hour }) => hour >= from && hour < now);
}

/** On-demand usage, hour by hour, from the samples of the accounts and Regions in `scopes`. */
export function usageHistory(samples: Iterable<UsageSample>, scopes: readonly Scope[]): Usage {
  const table = new UsageTable(scopes);
  for (const sample of samples) table.add(sample);
  return assignZones(table.usage());
}

/** One hour as everything runs that ran when it was seen. `start` is ISO 8601. */
export function usageNow(inventories: readonly Inventory[], start: string): Usage {
  const table = new KeyTable();
  const running = inventories
    .flatMap(({ instances }) => instances)
    .filter(({ state }) => state === 'running')
    .flatMap((instance) => usageKeyOf(instance) ?? [])
    .map((key) => table.indexOf(key));
  const seconds = new Float64Array(table.keys.length);
  for (const index of running) seconds[index] = (seconds[index] ?? 0) + SECONDS_PER_HOUR;
  return { keys: table.keys, hours: [{ start, seconds }] };
}

/**
 * Where an instance is in the usage, as it is or as another type; undefined when it is not in it:
 * Spot, on a host of its own, or without a price key.
 */
export function usageKeyOf(
  instance: Instance,
  instanceType: string = instance.instanceType,
): UsageKey | undefined {
  const key = priceKey(instance, instanceType);
  if (key === undefined || key.tenancy === 'Host') return undefined;
  if (instance.lifecycle !== 'on-demand') return undefined;
  const { account, availabilityZone } = instance;
  return { ...key, account, ...(availabilityZone === undefined ? {} : { availabilityZone }) };
}
