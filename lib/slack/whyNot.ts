import { isBlocked } from '../domain/preflight.ts';
import type { SuggestionRecord } from '../domain/suggestionRecord.ts';
import { stateInWords } from './views/stateInWords.ts';

/** Why nobody can be asked to approve this now; undefined when they can. */
export function whyNot(record: SuggestionRecord): string | undefined {
  const { state, suggestion } = record;
  if (state.kind !== 'open' && state.kind !== 'requested') {
    return `${stateInWords(record)} Nothing was changed.`;
  }
  return suggestion.change.kind !== 'resize' || isBlocked(suggestion.preflight)
    ? 'A check now blocks this change. Open Details to see why.'
    : undefined;
}
