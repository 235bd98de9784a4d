import type { DismissReason } from './dismissReason.ts';
import type { SuggestionRecord } from './suggestionRecord.ts';

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
