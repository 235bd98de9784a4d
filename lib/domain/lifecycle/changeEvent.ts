import type { Sentence } from '../../shared/message.ts';
import type { HealthIssue, MonitoringEndedEarly, Signal } from '../resize/monitor.ts';

/** What is worth a message of its own in the thread of a change. */
export type ChangeEvent =
  | { readonly kind: 'drift'; readonly reason: Sentence }
  /** It could not begin while its approval was good. */
  | { readonly kind: 'late'; readonly reason: Sentence }
  | { readonly kind: 'trouble'; readonly issues: readonly HealthIssue[] }
  /** It was watched to the end: what was looked at, and what was wrong. */
  | {
      readonly kind: 'kept';
      readonly seen: readonly Signal[];
      readonly issues: readonly HealthIssue[];
    }
  /** Its watch ended early. */
  | { readonly kind: 'away'; readonly away: MonitoringEndedEarly };
