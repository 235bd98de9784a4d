import type { AccountId } from '../../shared/ids.ts';
import { type PriceKey, priceKeyText } from '../pricing/priceBook.ts';

/**
 * What decides the price of usage, and which commitments may pay for it
 * (docs/facts/pricing-and-commitments.md#the-hourly-bill).
 */
export interface UsageKey extends PriceKey {
  readonly account: AccountId;
  /** Absent: unknown, so no zonal reservation is taken to match. */
  readonly availabilityZone?: string;
}

/**
 * Hours of on-demand usage; Spot is left out, as no commitment pays for it
 * (docs/facts/pricing-and-commitments.md#spot).
 */
export interface Usage {
  readonly keys: readonly UsageKey[];
  /** An hour of which nothing is known is a gap, and not here. */
  readonly hours: readonly UsageHour[];
}

export interface UsageHour {
  /** ISO 8601, the beginning of the hour. */
  readonly start: string;
  /** For each of the keys, in their order: whole instance-seconds. 3600 is one instance. */
  readonly seconds: ArrayLike<number>;
}

export const SECONDS_PER_HOUR = 3600;

/** One text for each key: names it in maps, and orders what else would be equal. */
export function usageKeyText(key: UsageKey): string {
  return `${key.account}|${priceKeyText(key)}|${key.availabilityZone ?? ''}`;
}
