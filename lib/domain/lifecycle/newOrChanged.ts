import { savingAmountOf } from '../suggestions/savingAmount.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { DisplayFingerprint, SuggestionRecord } from './suggestionRecord.ts';

/** A saving that changes by less is not a change. */
const MIN_CHANGE = 0.2;

/**
 * Whether a digest should show it: it was never shown, or it has changed since it was shown last:
 * another run state, other blocks or warnings, or a saving that is a fifth larger or smaller.
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
    Math.abs(now.savingAmount - shown.savingAmount) > MIN_CHANGE * Math.abs(shown.savingAmount)
  );
}

/** What the card of a suggestion shows, in a form that can be compared. */
export function displayFingerprint({
  saving,
  preflight,
  runState,
}: Suggestion): DisplayFingerprint {
  return {
    savingAmount: savingAmountOf(saving),
    checks: preflight
      .filter(({ verdict }) => verdict !== 'note')
      .map(({ check, verdict }) => `${verdict}:${check}`)
      .toSorted(),
    runState,
  };
}
