import type { CashSaving, CashSavingOf } from '../cashSaving.ts';
import { usageKeyText } from '../usage.ts';
import type { UsageChange } from '../usageChange.ts';
import type { SavingsInput } from './savingsInput.ts';
import { savingsOfSets } from './savingsOfSets.ts';

export interface CashSavingsInput extends SavingsInput {
  /** Changes that will be asked one by one: they are computed together, when the first is asked. */
  readonly candidates?: readonly UsageChange[];
}

/**
 * Bill before − bill after, for the hours of a typical period as a month of 730 (docs/savings.md):
 * as long as the commitments last, and after each of those ends that matter.
 */
export function cashSavings(input: CashSavingsInput): CashSavingOf {
  const savingsOf = savingsOfSets(input);
  const known = new Map<string, CashSaving>();
  let candidates = (input.candidates ?? []).map((change) => [change]);
  return (changes) => {
    const name = nameOfChanges(changes);
    if (!known.has(name)) {
      // A set does not need the candidates; a first single change is taken to be one of many.
      const sets = changes.length === 1 ? [changes, ...candidates] : [changes];
      if (changes.length === 1) candidates = [];
      for (const [index, saving] of savingsOf(sets).entries()) {
        known.set(nameOfChanges(sets[index] ?? []), saving);
      }
    }
    const saving = known.get(name);
    if (saving === undefined) throw new Error(`no saving of ${name}`);
    return saving;
  };
}

function nameOfChanges(changes: readonly UsageChange[]): string {
  return changes
    .map(({ from, to }) => `${usageKeyText(from)} → ${to === undefined ? '' : usageKeyText(to)}`)
    .join('\n');
}
