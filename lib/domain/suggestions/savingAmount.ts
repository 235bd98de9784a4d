import type { MicroUsd } from '../../shared/money.ts';
import type { Saving } from './suggestion.ts';

/** µUSD a month by which a saving is ranked and compared: in cash, as far as that is known. */
export function savingAmountOf({ cash, list }: Pick<Saving, 'cash' | 'list'>): MicroUsd {
  return cash.kind === 'known' ? cash.monthly : list;
}
