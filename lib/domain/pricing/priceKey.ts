import type { Instance } from '../fleet/instance.ts';
import type { PriceKey, Tenancy } from './priceBook.ts';

const TENANCIES: Readonly<Record<string, Tenancy>> = {
  default: 'Shared',
  dedicated: 'Dedicated',
  host: 'Host',
};

/**
 * The key of an instance's price, as it is or as another type. Operation and tenancy stay the same
 * for both: a resize does not change the licence
 * (docs/facts/pricing-and-commitments.md#on-demand-prices). undefined when EC2 did not say, and in
 * a Local or Wavelength Zone, which has prices of its own.
 */
export function priceKey(
  instance: Pick<
    Instance,
    'region' | 'availabilityZone' | 'instanceType' | 'usageOperation' | 'tenancy'
  >,
  instanceType: string = instance.instanceType,
): PriceKey | undefined {
  const tenancy = TENANCIES[instance.tenancy ?? ''];
  if (instance.usageOperation === undefined || tenancy === undefined) return undefined;
  if (!isZoneOf(instance.region, instance.availabilityZone)) return undefined;
  return { region: instance.region, instanceType, operation: instance.usageOperation, tenancy };
}

/** A standard Availability Zone is its Region and one letter; a zone that is not said is one. */
function isZoneOf(region: string, zone: string | undefined): boolean {
  return (
    zone === undefined || (zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length)))
  );
}
