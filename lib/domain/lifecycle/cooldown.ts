import { DAY_MS } from '../../shared/dates.ts';
import { instanceKey } from '../../shared/ids.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { SuggestionRecord, Transition } from './suggestionRecord.ts';

/** States that an instance is in after it was changed, or rolled back. */
const CHANGED: readonly Transition['to'][] = ['monitoring', 'done', 'rolledBack'];

/**
 * The suggestions without those for instances that were changed or rolled back in the last `days`
 * days: their metrics are from before the change. `now` is ISO 8601.
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
      .filter(({ history }) => history.some(({ to, at }) => CHANGED.includes(to) && at > since))
      .map(({ suggestion }) => instanceKey(suggestion.instance)),
  );
  return suggestions.filter(({ instance }) => !cooling.has(instanceKey(instance)));
}
