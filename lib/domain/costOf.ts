import { type MicroUsd, NO_MONEY, perMonth } from './money.ts';
import type { Observation } from './observation.ts';
import type { PriceBook } from './priceBook.ts';
import { priceKeyOf } from './priceKeyOf.ts';
import { err, ok, type Result } from './result.ts';

/**
 * What an instance costs a month at list if it stays as it is (µUSD): nothing while stopped, its
 * volumes aside. The error says why it has no price.
 */
export function costOf(instance: Observation, priceBook: PriceBook): Result<MicroUsd, string> {
  if (instance.state === 'stopped') return ok(NO_MONEY);
  if (instance.lifecycle !== 'on-demand') return err(`${instance.lifecycle}: not the list price`);
  const key = priceKeyOf(instance);
  if (key === undefined) return err('EC2 does not say its operating system or tenancy');
  const price = priceBook.priceOf(key);
  return price.ok ? ok(perMonth(price.value.onDemand)) : err(price.error.message);
}
