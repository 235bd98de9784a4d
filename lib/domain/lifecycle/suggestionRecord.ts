import type { Sentence } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { InstanceState } from '../fleet/instance.ts';
import type { Baseline } from '../resize/baseline.ts';
import type { HealthIssue, MonitoringEndedEarly } from '../resize/monitor.ts';
import type { AwsRequest } from '../resize/nextAction.ts';
import type { ProgressStep, ResizePhase } from '../resize/progress.ts';
import type { Suggestion, SuggestionId } from '../suggestions/suggestion.ts';
import type { DismissReason } from './dismissReason.ts';

/** A suggestion with its state and history. Every transition has an actor and a time. */
export interface SuggestionRecord {
  readonly suggestion: Suggestion;
  readonly state: SuggestionState;
  /** Grows by one with every write: the condition of the next one. */
  readonly version: number;
  /** First and last day it was suggested, ISO 8601. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly history: readonly Transition[];
  /** The step of a workflow that wrote it last: run again, it changes nothing (updateRecord.ts). */
  readonly writtenBy?: string;
  /** Where its card is in Slack, once posted. */
  readonly message?: MessageRef;
  /** What its card showed then; absent until a digest shows it. */
  readonly shown?: DisplayFingerprint;
  /** Where its card is in the direct messages of its assignee. */
  readonly directMessage?: MessageRef;
  /** Its assignee, a Slack user; who assigned it, and when. */
  readonly assigned?: { readonly to: string; readonly by: Actor; readonly at: string };
}

/** What makes a suggestion new to its readers when it changes. */
export interface DisplayFingerprint {
  /** µUSD a month. */
  readonly savingAmount: MicroUsd;
  /** Its blocks and warnings, in order. */
  readonly checks: readonly string[];
  readonly runState: InstanceState;
}

export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

export type SuggestionState =
  /** `lastAttempt`: a change that was cancelled, or whose facts had changed. */
  | { readonly kind: 'open'; readonly lastAttempt?: Running }
  /** One person has asked for it; a second one must agree. */
  | { readonly kind: 'requested'; readonly approval: Approval }
  /** Begins at once, or when its window opens. */
  | { readonly kind: 'approved'; readonly approval: Approval }
  | (Running & {
      readonly kind: 'resizing';
      readonly phase: ResizePhase;
      /** How the instance was, recorded before anything is touched. */
      readonly baseline?: Baseline;
      /** The requests that AWS took so far. */
      readonly requests?: readonly AwsRequest[];
      /** Who cancelled it, while it runs. */
      readonly cancelled?: Actor;
    })
  | (Changed & { readonly kind: 'monitoring'; readonly until: string })
  /** `endedEarly`: why its monitoring ended early, and when that was seen. */
  | (Changed & {
      readonly kind: 'done';
      readonly endedEarly?: MonitoringEndedEarly & { readonly at: string };
    })
  | (Running & { readonly kind: 'rolledBack'; readonly reason: Sentence; readonly at: string })
  | (Running & { readonly kind: 'failed'; readonly reason: Sentence; readonly at: string })
  | { readonly kind: 'snoozed'; readonly by: Actor; readonly until: string }
  | {
      readonly kind: 'dismissed';
      readonly by: Actor;
      readonly reason: DismissReason;
      /** In their own words. */
      readonly note?: string;
    }
  | { readonly kind: 'expired'; readonly at: string };

export interface Running {
  readonly approval: Approval;
  readonly progress: readonly ProgressStep[];
}

/** It runs on another type, since `at`. */
interface Changed extends Running {
  readonly at: string;
  /** The suggested type, or the fallback type that had capacity. */
  readonly finalType: string;
  readonly rollback?: RollbackOffer;
  /** What the monitoring found. */
  readonly issues?: readonly HealthIssue[];
}

/** The suggestion that would roll a change back, and how long it is offered (ISO 8601). */
export interface RollbackOffer {
  readonly id: SuggestionId;
  readonly until: string;
}

export interface Approval {
  readonly id: string;
  readonly by: Actor;
  /** Who agreed, where two people must. */
  readonly second?: Actor;
  /** ISO 8601. */
  readonly at: string;
  readonly expiresAt: string;
  /** When its window opens; absent: at once. */
  readonly startsAt?: string;
  readonly planHash: string;
  /** A backup image is created first. */
  readonly backUp: boolean;
  /** Where the new type has no capacity, the fallback types are accepted, too. */
  readonly fallbacks: boolean;
  /** The dialog that it was given in, which is good for one approval. */
  readonly dialog?: string;
}

/** A Slack user, or the bot itself. */
export type Actor = { readonly kind: 'user'; readonly id: string } | { readonly kind: 'bot' };

/** Who set the kill switch, and when (ISO 8601). */
export interface KillSwitchState {
  readonly by: Actor;
  readonly at: string;
}

/** A stop or start of all changes, for the audit trail. Entries are only ever added. */
export interface KillSwitchChange extends KillSwitchState {
  readonly to: 'stop' | 'start';
}

/** One entry of the audit trail. Entries are only ever added. */
export interface Transition {
  readonly at: string;
  readonly by: Actor;
  readonly to: SuggestionState['kind'];
  /** What the actor wrote. */
  readonly note?: string;
  /** Why, in the words of Trimtab. */
  readonly why?: Sentence;
  /** Until when it was snoozed, ISO 8601. */
  readonly until?: string;
  /** Why it was dismissed. */
  readonly reason?: DismissReason;
  /** The Slack user who should look at it. */
  readonly assignedTo?: string;
  /** The plan that was decided on. */
  readonly planHash?: string;
  /** The dialog that it was approved in. */
  readonly dialog?: string;
  /** How the instance was and is, where this transition changed it. */
  readonly baseline?: Baseline;
  readonly after?: { readonly instanceType: string };
  /** The requests that AWS took. */
  readonly requests?: readonly AwsRequest[];
}
