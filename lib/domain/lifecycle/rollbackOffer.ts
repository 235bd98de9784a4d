import type { RollbackOffer, SuggestionRecord, SuggestionState } from './suggestionRecord.ts';

/**
 * The rollback of this change, and until when it is offered; undefined when there is none. A record
 * that is a rollback offers itself: one that failed, or was not begun, may be tried again.
 */
export function rollbackOfferOf({
  suggestion,
  state,
  history,
}: SuggestionRecord): RollbackOffer | undefined {
  if ('rollback' in state) return state.rollback;
  if (suggestion.kind !== 'rollback' || !mayRollBack(state)) return undefined;
  const { until } = suggestion.rollbackOf;
  const lastChange = history.at(-1)?.at ?? until;
  return lastChange < until ? { id: suggestion.id, until } : undefined;
}

/** Whether a rollback in this state can be approved: it is neither under way nor done. */
export function mayRollBack({ kind }: SuggestionState): boolean {
  return !['requested', 'approved', 'resizing', 'monitoring', 'done'].includes(kind);
}

/** The record as of `now` (ISO 8601): without a rollback offer that has expired. */
export function asOf(record: SuggestionRecord, now: string): SuggestionRecord {
  const { state } = record;
  if (!('rollback' in state) || state.rollback === undefined || now < state.rollback.until) {
    return record;
  }
  const { rollback: _, ...rest } = state;
  return { ...record, state: rest };
}
