import { type Sentence, sentence } from '../../shared/message.ts';
import type { Instance } from '../fleet/instance.ts';
import type { PriceAnswer, PriceBook } from './priceBook.ts';
import { priceKey } from './priceKey.ts';

/** The on-demand price of an instance, as it is or as another type; the error says why not. */
export function listPrice(
  instance: Instance,
  priceBook: PriceBook,
  instanceType: string = instance.instanceType,
): PriceAnswer {
  const key = priceKey(instance, instanceType);
  return key === undefined
    ? { ok: false, error: { kind: 'unread', message: NO_PRICE_KEY, candidates: [] } }
    : priceBook.priceOf(key);
}

/** Why an instance has no price key (priceKey.ts). */
export const NO_PRICE_KEY: Sentence = sentence(
  'It has no price in the price list: EC2 does not say its operating system or tenancy, or it is in a Local or Wavelength Zone.',
);
