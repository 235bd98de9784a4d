import type { Suggestion } from './suggestion.ts';

/** A suggestion with its life so far. Every transition has an actor and a time (design.md). */
export interface SuggestionRecord {
  readonly suggestion: Suggestion;
  readonly state: SuggestionState;
  /** Grows by one with every write: the condition of the next one. */
  readonly version: number;
  /** First and last day it was suggested, ISO 8601. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly history: readonly Transition[];
  /** Where its card is in Slack, once posted. */
  readonly message?: MessageRef;
}

export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

export type SuggestionState =
  | { readonly kind: 'open' }
  | { readonly kind: 'approved'; readonly approval: Approval }
  | {
      readonly kind: 'resizing';
      readonly approval: Approval;
      readonly progress: readonly ProgressStep[];
    }
  | {
      readonly kind: 'done';
      readonly approval: Approval;
      readonly at: string;
      readonly progress: readonly ProgressStep[];
    }
  | {
      readonly kind: 'rolledBack';
      readonly approval: Approval;
      readonly reason: string;
      readonly at: string;
      readonly progress: readonly ProgressStep[];
    }
  | {
      readonly kind: 'failed';
      readonly approval: Approval;
      readonly reason: string;
      readonly at: string;
      readonly progress: readonly ProgressStep[];
    }
  | { readonly kind: 'snoozed'; readonly by: Actor; readonly until: string }
  | { readonly kind: 'dismissed'; readonly by: Actor; readonly reason: string }
  | { readonly kind: 'expired'; readonly at: string };

export interface Approval {
  readonly id: string;
  readonly by: Actor;
  /** ISO 8601. */
  readonly at: string;
  readonly expiresAt: string;
  readonly planHash: string;
}

/** A Slack user, or the bot itself. */
export type Actor = { readonly kind: 'user'; readonly id: string } | { readonly kind: 'bot' };

/** Who stopped all changes, and when (ISO 8601). */
export interface Stopped {
  readonly by: Actor;
  readonly at: string;
}

export interface Transition {
  readonly at: string;
  readonly by: Actor;
  readonly to: SuggestionState['kind'];
  readonly note?: string;
}

export interface ProgressStep {
  readonly step: string;
  readonly status: 'pending' | 'running' | 'done' | 'failed';
  readonly detail?: string;
}
