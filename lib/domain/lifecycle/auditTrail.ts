import type { InstanceId } from '../../shared/ids.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { SuggestionRecord, Transition } from './suggestionRecord.ts';

/** Something that happened to a suggestion. */
export interface HistoryEntry extends Transition {
  readonly suggestion: Suggestion;
}

/** The history of one instance, or of all of them, the newest entry first. */
export function auditTrail(
  records: readonly SuggestionRecord[],
  instanceId?: InstanceId,
): readonly HistoryEntry[] {
  return records
    .filter(({ suggestion }) =>
      instanceId === undefined ? true : suggestion.instance.instanceId === instanceId,
    )
    .flatMap(({ suggestion, history }) =>
      // The offer of a rollback is no event.
      history
        .slice(suggestion.kind === 'rollback' ? 1 : 0)
        .map((transition) => ({ ...transition, suggestion })),
    )
    .toSorted((a, b) => b.at.localeCompare(a.at));
}
