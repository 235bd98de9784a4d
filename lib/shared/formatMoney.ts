import type { MicroUsd } from './money.ts';

/** Less is shown as nothing, without a sign. */
const HALF_A_CENT = 5000;

/** Dollars for people, without cents from ten dollars on: `$1,234`, `$4.20`, `-$12`. */
export function formatMoney(amount: MicroUsd): string {
  const isLessThanHalfACent = Math.abs(amount) < HALF_A_CENT;
  const dollars = isLessThanHalfACent ? 0 : amount / 1_000_000;
  const digits = Math.abs(dollars) >= 10 || dollars === 0 ? 0 : 2;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(dollars);
}

/** A rate, with all the digits that price lists give it: `$0.0960`. */
export function formatRate(amount: MicroUsd): string {
  const dollars = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 4,
    maximumFractionDigits: 6,
  });
  return dollars.format(amount / 1_000_000);
}
