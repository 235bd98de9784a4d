import type { Fleet, FleetInstance } from '../fleet/fleet.ts';
import { runsIn } from '../fleet/loadPattern.ts';
import { REGION_PRICES } from '../pricing/familyPrices.ts';
import { fleetPrice, platformOf } from '../pricing/fleetPrice.ts';
import { PRICED_TYPES, type PricedPlatform } from '../pricing/prices.ts';

/** What a bill says of one running instance, by Cost Explorer's dimensions. */
export interface UsageLine {
  readonly instance: FleetInstance;
  readonly platform: PricedPlatform;
  readonly dimensions: Readonly<Record<string, string>>;
  /** µUSD an hour at list price. */
  readonly hourly: number;
}

export const HOUR_MS = 3_600_000;

/**
 * The lines of an account, one for each instance that is billed by the hour. Every line is plain
 * `Usage` at list price: what a commitment covers is not told apart here.
 */
export function usageLines(fleet: Fleet, account: string): readonly UsageLine[] {
  return fleet.instances
    .filter((instance) => instance.account === account && instance.state === 'running')
    .flatMap((instance) => {
      const platform = platformOf(fleet, instance);
      const hourly = fleetPrice(fleet, instance);
      if (platform === undefined || hourly === undefined) return [];
      const spot = instance.lifecycle !== undefined;
      const kind = spot
        ? 'SpotUsage'
        : instance.tenancy === 'dedicated'
          ? 'DedicatedUsage'
          : 'BoxUsage';
      const prefix = REGION_PRICES[instance.region]?.prefix ?? '';
      return {
        instance,
        platform,
        hourly: spot ? hourly * 0.35 : hourly,
        dimensions: {
          RECORD_TYPE: 'Usage',
          SERVICE: 'Amazon Elastic Compute Cloud - Compute',
          LINKED_ACCOUNT: account,
          REGION: instance.region,
          USAGE_TYPE: `${prefix}${kind}:${instance.instanceType}`,
          OPERATION: platform.operation,
          INSTANCE_TYPE: instance.instanceType,
          INSTANCE_TYPE_FAMILY: PRICED_TYPES.get(instance.instanceType)?.family ?? '',
          PURCHASE_TYPE: spot ? 'Spot Instances' : 'On Demand Instances',
          PLATFORM: platform.productDescription,
        },
      };
    });
}

/** In how many of the hours from `start` to `end` the instance ran. */
export function hoursRun(instance: FleetInstance, start: Date, end: Date): number {
  let hours = 0;
  for (let at = start.getTime(); at < end.getTime(); at += HOUR_MS) {
    const hour = new Date(at);
    if (instance.launchedAt <= hour && runsIn(instance.loadPattern, hour)) hours += 1;
  }
  return hours;
}
