import { familyOf } from '../fleet/instanceTypeName.ts';
import { isFlexibleFamily, normalizationUnits } from '../pricing/normalizationUnits.ts';
import { LINUX, platformOf, reservedPlatform } from '../pricing/platform.ts';
import type { Commitment, ReservedInstances } from './commitment.ts';
import { SECONDS_PER_HOUR, type UsageKey } from './usage.ts';

/** What a commitment can pay for within one hour, in a measure of its own. */
export interface CommitmentPool {
  readonly commitment: Commitment;
  /** Of reservations instance-seconds, or unit-seconds when flexible; of plans µUSD × seconds. */
  readonly capacity: number;
  /**
   * µUSD for an hour of all of it, used or not; an upfront payment is spread over the term. Without
   * an upfront payment that is not known.
   */
  readonly hourlyCost: number;
  /** Fits every size of its family (docs/facts/pricing-and-commitments.md#size-flexibility). */
  readonly flexible: boolean;
}

/** undefined when a flexible reservation is of a size of which the units are not known. */
export function commitmentPool(
  commitment: Commitment,
  unitsOf: (instanceType: string) => number | undefined,
): CommitmentPool | undefined {
  if (commitment.kind === 'savings-plan') {
    const hourlyCost = commitment.hourlyCommitment;
    return { commitment, capacity: hourlyCost * SECONDS_PER_HOUR, hourlyCost, flexible: false };
  }
  const { instanceType, count, recurringHourly, upfront = 0, durationSeconds } = commitment;
  const flexible = isFlexible(commitment);
  const units = flexible ? unitsOf(instanceType) : 1;
  if (units === undefined) return undefined;
  return {
    commitment,
    capacity: count * units * SECONDS_PER_HOUR,
    hourlyCost: count * recurringHourly + (count * upfront * SECONDS_PER_HOUR) / durationSeconds,
    flexible,
  };
}

/**
 * Only regional, shared and Linux without a licence, and not of every family
 * (docs/facts/pricing-and-commitments.md#size-flexibility).
 */
function isFlexible(owned: ReservedInstances): boolean {
  return (
    owned.availabilityZone === undefined &&
    owned.tenancy === 'default' &&
    reservedPlatform(owned.productDescription) === LINUX &&
    isFlexibleFamily(familyOf(owned.instanceType))
  );
}

/** Whether the pool may pay for this usage, by where and what it is; not by whose it is. */
export function reaches({ commitment, flexible }: CommitmentPool, key: UsageKey): boolean {
  if (commitment.kind === 'savings-plan') {
    if (commitment.plan === 'Compute') return true;
    return commitment.region === key.region && commitment.family === familyOf(key.instanceType);
  }
  return (
    commitment.region === key.region &&
    (flexible
      ? familyOf(commitment.instanceType) === familyOf(key.instanceType)
      : commitment.instanceType === key.instanceType) &&
    (commitment.availabilityZone === undefined ||
      commitment.availabilityZone === key.availabilityZone) &&
    TENANCIES[commitment.tenancy] === key.tenancy &&
    reservedPlatform(commitment.productDescription) === platformOf(key.operation)
  );
}

const TENANCIES = { default: 'Shared', dedicated: 'Dedicated' } as const;

/**
 * From the guide's table, or else from the price list
 * (docs/facts/pricing-and-commitments.md#size-flexibility).
 */
export function unitsOfType(instanceType: string, fromPriceList?: number): number | undefined {
  return normalizationUnits(instanceType) ?? fromPriceList;
}
