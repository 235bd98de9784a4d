import { type MicroUsd, microUsd } from '../../../lib/shared/money.ts';
import { type CommitmentTerms, committedHourly, type PricedPlatform } from './prices.ts';

export interface ReservedCharges {
  /** µUSD for each reservation, whole dollars, as AWS charges it. */
  readonly upfront: MicroUsd;
  /** µUSD an hour for each reservation. */
  readonly hourly: MicroUsd;
}

export interface ReservedTerms extends CommitmentTerms {
  readonly kind: 'standard' | 'convertible';
}

const DOLLAR = 1_000_000;

/**
 * How a reservation's effective price splits into what is paid at the start and by the hour. An
 * all-upfront price is rounded down to whole dollars and a partial one up to five decimals an hour,
 * so that paying more at the start never costs more in all.
 */
export function reservedCharges(
  region: string,
  instanceType: string,
  platform: PricedPlatform,
  terms: ReservedTerms,
  tenancy: 'Shared' | 'Dedicated' = 'Shared',
): ReservedCharges | undefined {
  const effective = committedHourly(region, instanceType, platform, terms, tenancy);
  if (effective === undefined) return undefined;
  const hours = terms.years * 8760;
  const total = effective * hours;
  switch (terms.payment) {
    case 'No Upfront':
      return { upfront: microUsd(0), hourly: effective };
    case 'All Upfront':
      return { upfront: microUsd(Math.floor(total / DOLLAR) * DOLLAR), hourly: microUsd(0) };
    case 'Partial Upfront': {
      const upfront = Math.floor(total / 2 / DOLLAR) * DOLLAR;
      const hourly = Math.ceil((total - upfront) / hours / 10) * 10;
      return { upfront: microUsd(upfront), hourly: microUsd(hourly) };
    }
  }
}
