import type { InstanceTypeSpecs } from '../../domain/fleet/instanceTypeSpecs.ts';
import type { Inventory } from '../../domain/fleet/inventory.ts';

/** The specs of a type, from the first inventory that has them. */
export function instanceTypeSpecsIn(
  inventories: readonly Inventory[],
  type: string,
): InstanceTypeSpecs | undefined {
  return inventories
    .flatMap(({ instanceTypes }) => instanceTypes)
    .find(({ instanceType }) => instanceType === type);
}
