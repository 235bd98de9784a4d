import type { RollbackOffer, SuggestionRecord, SuggestionState } from './suggestionRecord.ts';

/**
 * What takes this change back, and until when; undefined when nothing does. A way back offers
 * itself: one that failed, or was not begun, may be pressed again.
 */
export function rollbackOfferOf({
  suggestion,
  state,
  history,
}: SuggestionRecord): RollbackOffer | undefined {
  if ('rollback' in state) return state.rollback;
  if (suggestion.kind !== 'rollback' || !mayRollBack(state)) return undefined;
  const { until } = suggestion.rollbackOf;
  const came = history.at(-1)?.at ?? until;
  return came < until ? { id: suggestion.id, until } : undefined;
}

/** Whether a way back in this state can be begun: whatever became of it, but that it went, or goes. */
export function mayRollBack({ kind }: SuggestionState): boolean {
  return !['requested', 'approved', 'resizing', 'monitoring', 'done'].includes(kind);
}

/** The record as it is at `now` (ISO 8601): a way back that has run out is none. */
export function asOf(record: SuggestionRecord, now: string): SuggestionRecord {
  const { state } = record;
  if (!('rollback' in state) || state.rollback === undefined || now < state.rollback.until) {
    return record;
  }
  const { rollback: _, ...rest } = state;
  return { ...record, state: rest };
}
