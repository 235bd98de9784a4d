import type { Sentence } from '../../shared/message.ts';
import type { Away, Sign, Trouble } from '../resize/monitor.ts';

/** What is worth a message of its own in the thread of a change. */
export type News =
  | { readonly kind: 'drift'; readonly reason: Sentence }
  /** It could not begin while its approval was good. */
  | { readonly kind: 'late'; readonly reason: Sentence }
  | { readonly kind: 'trouble'; readonly troubles: readonly Trouble[] }
  /** It was watched to the end: what was looked at, and what was wrong. */
  | {
      readonly kind: 'kept';
      readonly seen: readonly Sign[];
      readonly troubles: readonly Trouble[];
    }
  /** Its watch ended early. */
  | { readonly kind: 'away'; readonly away: Away };
