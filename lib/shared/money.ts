import { HOURS_PER_MONTH } from './dates.ts';

/**
 * Money is whole micro-dollars (µUSD), never a float of dollars
 * (docs/architecture.md#money-is-integer-micro-usd). A number holds ±9 billion dollars exactly in
 * µUSD.
 */
export type MicroUsd = number & { readonly __brand: 'MicroUsd' };

/** Rounds to the nearest whole µUSD, halves away from zero. */
export function microUsd(amount: number): MicroUsd {
  if (!Number.isFinite(amount)) throw new RangeError(`not an amount of money: ${amount}`);
  const rounded = Math.sign(amount) * Math.round(Math.abs(amount));
  return (rounded === 0 ? 0 : rounded) as MicroUsd;
}

export const NO_MONEY = microUsd(0);

/**
 * µUSD of a decimal string of dollars as AWS price lists write them ("0.0960000000").
 * Digits past the sixth are rounded, halves up. undefined when it is not a decimal number.
 */
export function parseUsd(decimal: string): MicroUsd | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal.trim());
  if (parts === null) return undefined;
  const [, sign, whole = '0', fraction = ''] = parts;
  const micros = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
  const rounded = micros + ((fraction[6] ?? '0') >= '5' ? 1n : 0n);
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return microUsd(Number(rounded) * (sign === '-' ? -1 : 1));
}

export function add(...amounts: readonly MicroUsd[]): MicroUsd {
  return microUsd(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

export function subtract(from: MicroUsd, amount: MicroUsd): MicroUsd {
  return microUsd(from - amount);
}

/** A µUSD-per-hour rate over a whole month of 730 hours. */
export function perMonth(hourly: MicroUsd): MicroUsd {
  return microUsd(hourly * HOURS_PER_MONTH);
}

/** What was spent in so many hours (µUSD), as a month of 730 hours. */
export function monthOf(amount: MicroUsd, hours: number): MicroUsd {
  return microUsd((amount / hours) * HOURS_PER_MONTH);
}
