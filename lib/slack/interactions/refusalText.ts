import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { approvabilityOf } from '../../domain/suggestions/approvability.ts';
import type { Language } from '../i18n/translator.ts';
import { stateText } from '../views/suggestion/stateText.ts';

/** Why a suggestion can't be approved now; undefined when it can. */
export function refusalText(record: SuggestionRecord, language: Language): string | undefined {
  const { say } = language;
  const { state, suggestion } = record;
  if (state.kind !== 'open' && state.kind !== 'requested') {
    return `${stateText(record, language) ?? ''} ${say('Nothing was changed.')}`;
  }
  const approvability = approvabilityOf(suggestion);
  if (approvability.approvable) return undefined;
  return approvability.why === 'advice'
    ? say('This is advice for you to act on: there is nothing to approve.')
    : say('A check now blocks this change. Select Details to see why.');
}
