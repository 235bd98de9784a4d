import { parseInstanceType } from './instanceTypeName.ts';
import type { InstanceTypeSpecs } from './instanceTypeSpecs.ts';

/** What a type must have. Numbers are at least. */
export interface TypeCriteria {
  readonly vcpus?: number | undefined;
  readonly memoryGiB?: number | undefined;
  readonly architecture?: 'x86_64' | 'arm64' | undefined;
  readonly burstable?: boolean | undefined;
  readonly localDisk?: boolean | undefined;
  /** `m7i`; an asterisk is any ending: `m7*`. */
  readonly family?: string | undefined;
}

/**
 * The types that fit, those that come nearest to what is asked for first: what EC2 does not say of a
 * type does not fit. Types of the last generations and bare metal are left out.
 */
export function searchInstanceTypes(
  types: readonly InstanceTypeSpecs[],
  wish: TypeCriteria,
): readonly InstanceTypeSpecs[] {
  return types
    .filter((type) => type.currentGeneration === true && type.bareMetal === false)
    .filter((type) => fits(type, wish))
    .toSorted(
      (a, b) => excess(a, wish) - excess(b, wish) || a.instanceType.localeCompare(b.instanceType),
    );
}

function fits(type: InstanceTypeSpecs, wish: TypeCriteria): boolean {
  return (
    (wish.vcpus === undefined || (type.vcpus ?? 0) >= wish.vcpus) &&
    (wish.memoryGiB === undefined || (type.memoryMiB ?? 0) >= wish.memoryGiB * 1024) &&
    (wish.architecture === undefined || type.architectures.includes(wish.architecture)) &&
    (wish.burstable === undefined || type.burstable === wish.burstable) &&
    (wish.localDisk === undefined || type.instanceStorageSupported === wish.localDisk) &&
    (wish.family === undefined || isOf(type.instanceType, wish.family))
  );
}

function isOf(instanceType: string, family: string): boolean {
  const name = parseInstanceType(instanceType)?.family ?? '';
  return family.endsWith('*') ? name.startsWith(family.slice(0, -1)) : name === family;
}

/** How much more it is than asked for: types that are far too big are also dear. */
function excess({ vcpus = 0, memoryMiB = 0 }: InstanceTypeSpecs, wish: TypeCriteria): number {
  return vcpus / (wish.vcpus ?? 1) + memoryMiB / 1024 / (wish.memoryGiB ?? 4);
}
