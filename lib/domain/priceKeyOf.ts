import type { Observation } from './observation.ts';
import type { PriceKey, Tenancy } from './priceBook.ts';

const TENANCIES: Readonly<Record<string, Tenancy>> = {
  default: 'Shared',
  dedicated: 'Dedicated',
  host: 'Host',
};

/**
 * The key of an instance's price, as it is or as another type. Operation and tenancy stay the same
 * for both: a resize does not change the licence (domain.md C1). undefined when EC2 did not say.
 */
export function priceKeyOf(
  instance: Pick<Observation, 'region' | 'instanceType' | 'usageOperation' | 'tenancy'>,
  instanceType: string = instance.instanceType,
): PriceKey | undefined {
  const tenancy = TENANCIES[instance.tenancy ?? ''];
  if (instance.usageOperation === undefined || tenancy === undefined) return undefined;
  return { region: instance.region, instanceType, operation: instance.usageOperation, tenancy };
}
