import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { savingAmountOf } from '../../domain/suggestions/savingAmount.ts';
import type { QueryDeps } from './deps.ts';

/** The open suggestions of all accounts without rollbacks, largest monthly saving first. */
export async function openSuggestions({
  records,
}: Pick<QueryDeps, 'records'>): Promise<readonly SuggestionRecord[]> {
  return (await records())
    .filter(({ state, suggestion }) => state.kind === 'open' && suggestion.kind !== 'rollback')
    .toSorted((a, b) => savingAmountOf(b.suggestion.saving) - savingAmountOf(a.suggestion.saving));
}
