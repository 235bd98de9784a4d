import type { SuggestionRecord } from './suggestionRecord.ts';

/** Why a suggestion was dismissed. The counts show a company what to configure better. */
export const DISMISS_REASONS = [
  'needsRoom',
  'atPeaks',
  'mayNotStop',
  'goesAway',
  'wrongFacts',
  'other',
] as const;

export type DismissReason = (typeof DISMISS_REASONS)[number];

/** How many suggestions are dismissed now, by reason, the most frequent first. */
export function countDismissals(
  records: readonly SuggestionRecord[],
): readonly { readonly reason: DismissReason; readonly count: number }[] {
  const dismissed = records.flatMap(({ state }) => (state.kind === 'dismissed' ? [state] : []));
  const counts = [...Map.groupBy(dismissed, ({ reason }) => reason)].map(([reason, alike]) => ({
    reason,
    count: alike.length,
  }));
  return counts.toSorted((a, b) => b.count - a.count);
}
