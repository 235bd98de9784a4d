import type { Sentence } from '../../../shared/message.ts';
import type { MicroUsd } from '../../../shared/money.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { billingClasses } from '../billingClass.ts';
import { coverageOrder } from '../coverageOrder.ts';
import { unclearCommitments } from '../reach/unclearCommitments.ts';
import { classUsage } from './classUsage.ts';
import { monthlySavings } from './monthlySaving.ts';
import type { SavingsInput } from './savingsInput.ts';
import { type ChangeSet, whyUnknown } from './savingsOfSets.ts';
import { usageShift } from './usageShift.ts';

/**
 * µUSD a month that a set of changes saves under what is owned now, or why it is not known. For who
 * compares many sets and does not ask what becomes of them when commitments end.
 */
export function currentSaving(
  input: SavingsInput,
): (changes: ChangeSet) => Result<MicroUsd, Sentence> {
  const owned = input.commitments.owned.filter(({ end }) => end > input.now);
  const usage = classUsage(input.usage, billingClasses(owned, input.commitments.unclear));
  let order = coverageOrder(usage.keys, owned, input.priceBook, input.sharing);
  let whyUnclear = unclearCommitments(usage.keys, order, input.commitments, input.sharing);
  let classes = usage.keys.length;
  return (changes) => {
    const reason = whyUnknown(changes, input);
    if (reason !== undefined) return err(reason);
    const shift = usageShift(changes, input.usage, usage);
    if (usage.keys.length > classes) {
      order = coverageOrder(usage.keys, owned, input.priceBook, input.sharing);
      whyUnclear = unclearCommitments(usage.keys, order, input.commitments, input.sharing);
      classes = usage.keys.length;
    }
    const unclear = whyUnclear(shift.classes);
    if (unclear !== undefined) return err(unclear);
    const [[saving] = []] = monthlySavings(usage, [order], input.priceBook, [shift]);
    if (saving === undefined) throw new Error('a shift without a saving');
    return saving.unknown === undefined ? ok(saving.monthly) : err(saving.unknown);
  };
}
