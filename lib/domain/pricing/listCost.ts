import { type Sentence, sentence } from '../../shared/message.ts';
import { type MicroUsd, NO_MONEY, perMonth } from '../../shared/money.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Instance } from '../fleet/instance.ts';
import { listPrice } from './listPrice.ts';
import type { PriceBook } from './priceBook.ts';

/**
 * What an instance costs a month at list if it stays as it is (µUSD): nothing while stopped, its
 * volumes aside. The error says why it has no price.
 */
export function listCost(instance: Instance, priceBook: PriceBook): Result<MicroUsd, Sentence> {
  if (instance.state === 'stopped') return ok(NO_MONEY);
  const { lifecycle } = instance;
  if (lifecycle !== 'on-demand') {
    return err(sentence('{lifecycle}: not the list price', { lifecycle }));
  }
  const price = listPrice(instance, priceBook);
  return price.ok ? ok(perMonth(price.value.onDemand)) : err(price.error.message);
}
