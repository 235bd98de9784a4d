import type { Suggestion } from '../domain/suggestions/suggestion.ts';
import { logEvent } from '../shared/log.ts';

/**
 * Pages the operators of Trimtab: a metric filter of infra/operators.yml turns this log entry into an
 * alarm. It needs no Slack, no API call and no permission.
 */
export function pageOperators({ id, instance }: Suggestion, reason: string): void {
  logEvent('operators.needed', { suggestion: id, ...instance, reason }, 'error');
}
