import type { AccountId } from '../../shared/ids.ts';
import { priceKeyText } from '../pricing/priceBook.ts';
import type { Commitment } from './commitment.ts';
import type { UsageKey } from './usage.ts';

/** Names the billing class of a usage key. */
export type BillingClassOf = (key: UsageKey) => string;

/**
 * Usage of one price is the same to every commitment, except for the account that owns commitments
 * and the zone that a zonal reservation is bound to (docs/savings.md, "The bill"). Keys of one class
 * can be billed as one: an organisation has many accounts, and few of them own commitments. `others`
 * own something that is not among the commitments.
 */
export function billingClasses(
  commitments: readonly Commitment[],
  others: readonly { readonly account: AccountId }[] = [],
): BillingClassOf {
  const owners = new Set([...commitments, ...others].map(({ account }) => account));
  const reserved = new Set(
    commitments.flatMap((each) =>
      each.kind === 'reserved' && each.availabilityZone !== undefined
        ? [`${each.availabilityZone} ${each.instanceType}`]
        : [],
    ),
  );
  return (key) => {
    const owner = owners.has(key.account) ? key.account : '';
    const { availabilityZone: zone = '', instanceType } = key;
    return `${owner}|${priceKeyText(key)}|${reserved.has(`${zone} ${instanceType}`) ? zone : ''}`;
  };
}
