import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { isBlocked } from '../../domain/preflight/preflight.ts';
import type { Language } from '../i18n/translator.ts';
import { stateText } from '../views/suggestion/stateText.ts';

/** Why nobody can be asked to approve this now; undefined when they can. */
export function refusalText(record: SuggestionRecord, language: Language): string | undefined {
  const { say } = language;
  const { state, suggestion } = record;
  if (state.kind !== 'open' && state.kind !== 'requested') {
    return `${stateText(record, language) ?? ''} ${say('Nothing was changed.')}`;
  }
  return suggestion.change.kind !== 'resize' || isBlocked(suggestion.preflight)
    ? say('A check now blocks this change. Open Details to see why.')
    : undefined;
}
