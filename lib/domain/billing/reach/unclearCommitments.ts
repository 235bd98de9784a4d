import type { Sentence } from '../../../shared/message.ts';
import { familyOf } from '../../fleet/instanceTypeName.ts';
import { platformOf, reservedPlatform } from '../../pricing/platform.ts';
import type { CommitmentsRead, UnclearCommitment } from '../commitment.ts';
import type { CoverageOrder } from '../coverageOrder.ts';
import type { UsageKey } from '../usage.ts';
import { coverageReach, type Reach } from './coverageReach.ts';

/**
 * Why the saving of a change of usage, by the indices of its keys, is not known: a commitment that
 * can't be understood may pay for it, or for what gets the commitments that the change frees.
 * undefined where none may.
 */
export function unclearCommitments(
  keys: readonly UsageKey[],
  order: CoverageOrder,
  { unclear }: CommitmentsRead,
  sharing: boolean,
): (changed: Iterable<number>) => Sentence | undefined {
  if (unclear.length === 0) return () => undefined;
  const affected = coverageReach(keys, order);
  const found = unclear.map((each) => ({
    reason: each.error.message,
    affects: affected(reachOf(each, sharing)),
  }));
  return (changed) => found.find(({ affects }) => affects(changed))?.reason;
}

/** All that it could be for, by what was understood of it. */
function reachOf(unclear: UnclearCommitment, sharing: boolean): Reach {
  const { account, region, family, productDescription } = unclear;
  const platform = productDescription && reservedPlatform(productDescription);
  return (key) =>
    (sharing || account === key.account) &&
    [undefined, key.region].includes(region) &&
    [undefined, familyOf(key.instanceType)].includes(family) &&
    (platform === undefined || [undefined, platform].includes(platformOf(key.operation)));
}
