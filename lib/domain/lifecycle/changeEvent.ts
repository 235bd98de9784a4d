import type { Sentence } from '../../shared/message.ts';
import type { HealthIssue, MonitoringEndedEarly, Signal } from '../resize/monitor.ts';

/** What gets a message of its own in the thread of a change. */
export type ChangeEvent =
  | { readonly kind: 'drift'; readonly reason: Sentence }
  /** It could not begin before its approval expired. */
  | { readonly kind: 'late'; readonly reason: Sentence }
  | { readonly kind: 'healthIssues'; readonly issues: readonly HealthIssue[] }
  /** Its monitoring ended at its time: the signals that were read, and the health issues. */
  | {
      readonly kind: 'kept';
      readonly seen: readonly Signal[];
      readonly issues: readonly HealthIssue[];
    }
  /** Its monitoring ended early. */
  | { readonly kind: 'endedEarly'; readonly endedEarly: MonitoringEndedEarly };
