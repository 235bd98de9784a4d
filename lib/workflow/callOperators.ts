import { logEvent } from '../config/logEvent.ts';
import type { Suggestion } from '../domain/suggestion.ts';

/**
 * Tells those who operate Trimtab that a person is needed: a line in the log that a filter of
 * infra/operators.yml makes an alarm of. It takes no Slack, no call and no permission.
 */
export function callOperators({ id, instance }: Suggestion, reason: string): void {
  logEvent('operators.needed', { suggestion: id, ...instance, reason });
}
