import { instanceKey } from '../../shared/ids.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { SuggestionRecord, Transition } from './suggestionRecord.ts';

/** What says that an instance was changed, or had to go back. */
const ENDS: readonly Transition['to'][] = ['monitoring', 'done', 'rolledBack'];

const DAY_MS = 86_400_000;

/**
 * The suggestions without those of instances that were changed, or rolled back, in the last so many
 * days: what is known of them is of before, and nobody wants to be asked again. `now` is ISO 8601.
 */
export function afterCooldown(
  suggestions: readonly Suggestion[],
  records: readonly SuggestionRecord[],
  days: number,
  now: string,
): readonly Suggestion[] {
  const since = new Date(Date.parse(now) - days * DAY_MS).toISOString();
  const cooling = new Set(
    records
      .filter(({ history }) => history.some(({ to, at }) => ENDS.includes(to) && at > since))
      .map(({ suggestion }) => instanceKey(suggestion.instance)),
  );
  return suggestions.filter(({ instance }) => !cooling.has(instanceKey(instance)));
}
