import type { Payment } from '../../../lib/domain/pricing/priceBook.ts';

/**
 * What one hour costs under a commitment, as a part of the on-demand Linux price. The base row is
 * m5 in us-east-1 as published (1-year standard, no upfront: 0.060 of 0.096); other families keep
 * their published order of depth by a stated factor, not their exact figures. Written 2026-11-23.
 */
type ByPayment = Readonly<Record<Payment, number>>;

const DEEP: Readonly<Record<1 | 3, ByPayment>> = {
  1: { 'No Upfront': 0.63, 'Partial Upfront': 0.6, 'All Upfront': 0.588 },
  3: { 'No Upfront': 0.432, 'Partial Upfront': 0.401, 'All Upfront': 0.377 },
};

const FLEXIBLE: Readonly<Record<1 | 3, ByPayment>> = {
  1: { 'No Upfront': 0.724, 'Partial Upfront': 0.689, 'All Upfront': 0.675 },
  3: { 'No Upfront': 0.5, 'Partial Upfront': 0.463, 'All Upfront': 0.454 },
};

/** Standard RIs and EC2 Instance plans are deep; convertible RIs and Compute plans, flexible. */
export const COMMITMENT_PARTS = {
  standard: DEEP,
  convertible: FLEXIBLE,
  EC2Instance: DEEP,
  Compute: FLEXIBLE,
} as const;

/** How much of the base discount a family's letter gives. */
export const DISCOUNT_DEPTH: Readonly<Record<string, number>> = {
  t: 0.99,
  m: 1,
  c: 0.97,
  r: 1.01,
  i: 1.04,
  g: 0.96,
};

export const PAYMENTS: readonly Payment[] = ['No Upfront', 'Partial Upfront', 'All Upfront'];
