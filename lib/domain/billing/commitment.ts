import type { AccountId, Region } from '../../shared/ids.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Payment } from '../pricing/priceBook.ts';

/**
 * An RI or a Savings Plan that is owned and active
 * (docs/facts/pricing-and-commitments.md#the-hourly-bill).
 */
export type Commitment = ReservedInstances | SavingsPlan;

/** `count` reservations of the same kind, bought together. */
export interface ReservedInstances {
  readonly kind: 'reserved';
  readonly id: string;
  readonly account: AccountId;
  readonly region: Region;
  readonly instanceType: string;
  readonly count: number;
  /** Zonal: matches one Availability Zone and one size, and reserves capacity. */
  readonly availabilityZone?: string;
  /** As AWS writes it: `Linux/UNIX`, `Windows`, … */
  readonly productDescription: string;
  readonly tenancy: 'default' | 'dedicated';
  readonly offeringClass: 'standard' | 'convertible';
  readonly payment: ReservedPayment;
  /**
   * The term that AWS tells, over which the upfront payment is spread: 1 or 3 years for what AWS
   * sells, any number of seconds for what was bought on the Marketplace
   * (docs/facts/pricing-and-commitments.md#reserved-instance-prices).
   */
  readonly durationSeconds: number;
  /** µUSD per hour for each reservation, used or not, without the upfront part. */
  readonly recurringHourly: MicroUsd;
  /**
   * µUSD for each reservation, paid at the start; absent: not known, as of a reservation that was
   * modified (docs/facts/pricing-and-commitments.md#reserved-instance-prices).
   */
  readonly upfront?: MicroUsd;
  /** ISO 8601. */
  readonly start: string;
  readonly end: string;
}

/** Heavy Utilization is the offering type of before 2014: an upfront payment and every hour. */
export type ReservedPayment = Payment | 'Heavy Utilization';

export interface SavingsPlan {
  readonly kind: 'savings-plan';
  readonly id: string;
  readonly account: AccountId;
  readonly plan: 'Compute' | 'EC2Instance';
  /** EC2 Instance plans only. */
  readonly region?: Region;
  readonly family?: string;
  readonly payment: Payment;
  readonly years: 1 | 3;
  /** µUSD per hour, in Savings Plan rates, used or lost. */
  readonly hourlyCommitment: MicroUsd;
  /**
   * µUSD per instance-hour by rateKeyText, as frozen when it was bought
   * (docs/facts/pricing-and-commitments.md#savings-plans). Usage without a rate here is not covered
   * by the plan, as far as we know.
   */
  readonly rates: Readonly<Record<string, MicroUsd>>;
  readonly start: string;
  readonly end: string;
}

/** Whether what a commitment costs is not known in full. */
export function hasUnknownUpfront(commitment: Commitment): boolean {
  return commitment.kind === 'reserved' && commitment.upfront === undefined;
}

/**
 * A record of a commitment that is owned and can't be understood: what it may pay for is not known,
 * and what it can't pay for is. What is absent may be anything.
 */
export interface UnclearCommitment {
  readonly kind: 'unclear';
  readonly account: AccountId;
  readonly region?: Region;
  readonly family?: string;
  readonly productDescription?: string;
  readonly error: ReadError;
}

/** What the accounts own, as far as it could be read. */
export interface CommitmentsRead {
  readonly owned: readonly Commitment[];
  /** Bought, and not started yet. */
  readonly queued: readonly Commitment[];
  readonly unclear: readonly UnclearCommitment[];
  /** What was not read at all: with any of it, no cash saving is known. */
  readonly errors: readonly ReadError[];
}

/**
 * Names a rate of a Savings Plan: what joins it to a price of the price list
 * (docs/facts/pricing-and-commitments.md#savings-plans-rates).
 */
export function rateKeyText(rate: {
  readonly usageType: string;
  readonly operation: string;
}): string {
  return `${rate.usageType}|${rate.operation}`;
}
