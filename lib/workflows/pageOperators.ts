import type { Suggestion } from '../domain/suggestions/suggestion.ts';
import { logEvent } from '../shared/log.ts';

/**
 * Tells those who operate Trimtab that a person is needed: a line in the log that a filter of
 * infra/operators.yml makes an alarm of. It takes no Slack, no call and no permission.
 */
export function pageOperators({ id, instance }: Suggestion, reason: string): void {
  logEvent('operators.needed', { suggestion: id, ...instance, reason });
}
