import type { SuggestionRecord, SuggestionState, WayBack } from './suggestionRecord.ts';

/**
 * What takes this change back, and until when; undefined when nothing does. A way back offers
 * itself: one that failed, or was not begun, may be pressed again.
 */
export function wayBackOf({ suggestion, state, history }: SuggestionRecord): WayBack | undefined {
  if ('wayBack' in state) return state.wayBack;
  const { takesBack, id } = suggestion;
  if (takesBack === undefined || !mayGoBack(state)) return undefined;
  const { until } = takesBack;
  const came = history.at(-1)?.at ?? until;
  return came < until ? { id, until } : undefined;
}

/** Whether a way back in this state can be begun: whatever became of it, but that it went, or goes. */
export function mayGoBack({ kind }: SuggestionState): boolean {
  return !['requested', 'approved', 'resizing', 'watching', 'done'].includes(kind);
}

/** The record as it is at `now` (ISO 8601): a way back that has run out is none. */
export function asOf(record: SuggestionRecord, now: string): SuggestionRecord {
  const { state } = record;
  if (!('wayBack' in state) || state.wayBack === undefined || now < state.wayBack.until) {
    return record;
  }
  const { wayBack: _, ...rest } = state;
  return { ...record, state: rest };
}
