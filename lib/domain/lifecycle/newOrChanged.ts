import { savingAmountOf } from '../suggestions/savingAmount.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { DisplayFingerprint, SuggestionRecord } from './suggestionRecord.ts';

/** A saving that moves by less is the same news. */
const SAME_WORTH = 0.2;

/**
 * Whether a digest should show it: nobody has seen it yet, or it says something else than when it
 * was shown last: another run state, other blocks or warnings, or a fifth more or less money.
 */
export function isNewOrChanged({
  suggestion,
  shown,
}: Pick<SuggestionRecord, 'suggestion' | 'shown'>): boolean {
  if (shown === undefined) return true;
  const now = displayFingerprint(suggestion);
  return (
    now.runState !== shown.runState ||
    now.checks.join() !== shown.checks.join() ||
    Math.abs(now.worth - shown.worth) > SAME_WORTH * Math.abs(shown.worth)
  );
}

/** What somebody who reads the card of a suggestion knows then. */
export function displayFingerprint({
  saving,
  preflight,
  runState,
}: Suggestion): DisplayFingerprint {
  return {
    worth: savingAmountOf(saving),
    checks: preflight
      .filter(({ verdict }) => verdict !== 'note')
      .map(({ check, verdict }) => `${verdict}:${check}`)
      .toSorted(),
    runState,
  };
}
