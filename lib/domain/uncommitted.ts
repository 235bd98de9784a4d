import type { Commitment } from './commitment.ts';
import { parseInstanceType } from './instanceType.ts';
import { NO_MONEY, perMonth, subtract } from './money.ts';
import type { Price } from './priceBook.ts';
import type { ReadError } from './readError.ts';
import type { CashSaving } from './suggestion.ts';

/** What the accounts own, as far as it could be read. */
export interface CommitmentsRead {
  readonly owned: readonly Commitment[];
  readonly errors: readonly ReadError[];
}

/** `to` is absent when the instance would be gone. */
export type CashSavingOf = (from: Price, to: Price | undefined) => CashSaving;

/**
 * The cash saving where no commitment can touch it: there the bill falls by the list price. Where a
 * Savings Plan or a reservation could pay for either type, in this account or shared from another,
 * cash is another number, and only the list figure is given (domain.md D2, D3: never assume).
 */
export function cashSavingFrom({ owned, errors }: CommitmentsRead): CashSavingOf {
  return (from, to) => {
    const [unread] = errors;
    if (unread !== undefined) {
      return { kind: 'atList', reason: `Commitments can't be seen. ${unread.message}` };
    }
    const prices = to === undefined ? [from] : [from, to];
    const touching = owned.find((commitment) => prices.some((price) => mayPay(commitment, price)));
    if (touching !== undefined) {
      const until = touching.end.slice(0, 10);
      return {
        kind: 'atList',
        reason: `${nameOf(touching)} may pay for part of it until ${until}.`,
      };
    }
    return { kind: 'known', monthly: perMonth(subtract(from.onDemand, to?.onDemand ?? NO_MONEY)) };
  };
}

/** Family and Region decide; size, zone and platform only narrow it further (domain.md D1, D2). */
function mayPay(commitment: Commitment, { key }: Price): boolean {
  const family = parseInstanceType(key.instanceType)?.family;
  if (commitment.kind === 'savings-plan' && commitment.plan === 'Compute') return true;
  if (commitment.region !== key.region) return false;
  return commitment.kind === 'savings-plan'
    ? commitment.family === family
    : parseInstanceType(commitment.instanceType)?.family === family;
}

function nameOf(commitment: Commitment): string {
  if (commitment.kind === 'reserved') return `A reservation of ${commitment.instanceType}`;
  return commitment.plan === 'Compute' ? 'A Compute Savings Plan' : 'An EC2 Instance Savings Plan';
}
