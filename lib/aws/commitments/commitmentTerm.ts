import type { Payment } from '../../domain/pricing/priceBook.ts';

/** Hours of a year in AWS prices: 365 days (docs/facts/pricing-and-commitments.md#units). */
export const HOURS_A_YEAR = 8760;

const SECONDS_A_YEAR = 365 * 24 * 3600;

/** The term of a commitment in years; undefined for one that AWS does not sell today. */
export function yearsOf(seconds: number | undefined): 1 | 3 | undefined {
  if (seconds === SECONDS_A_YEAR) return 1;
  return seconds === 3 * SECONDS_A_YEAR ? 3 : undefined;
}

/** How a commitment is paid; undefined for the utilisation classes of long ago. */
export function paymentOf(name: string | undefined): Payment | undefined {
  return PAYMENTS.find((payment) => payment === name);
}

const PAYMENTS = ['No Upfront', 'Partial Upfront', 'All Upfront'] as const;
