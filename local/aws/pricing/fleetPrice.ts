import type { MicroUsd } from '../../../lib/shared/money.ts';
import type { Fleet, FleetInstance } from '../fleet/fleet.ts';
import { onDemandHourly, PLATFORMS, type PricedPlatform } from './prices.ts';

/** The platform that an instance is billed as: its image's. */
export function platformOf(fleet: Fleet, instance: FleetInstance): PricedPlatform | undefined {
  const image = fleet.images.find(({ imageId }) => imageId === instance.imageId);
  return PLATFORMS.find(({ operation }) => operation === image?.usageOperation);
}

/** µUSD for an on-demand hour of `instance`, as it is or as another type. */
export function fleetPrice(
  fleet: Fleet,
  instance: FleetInstance,
  instanceType = instance.instanceType,
): MicroUsd | undefined {
  const platform = platformOf(fleet, instance);
  if (platform === undefined) return undefined;
  const tenancy = instance.tenancy === 'dedicated' ? 'Dedicated' : 'Shared';
  return onDemandHourly(instance.region, instanceType, platform, tenancy);
}
