import type { Sentence } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { InstanceState } from '../fleet/instance.ts';
import type { Baseline } from '../resize/baseline.ts';
import type { HealthIssue, MonitoringEndedEarly } from '../resize/monitor.ts';
import type { ResizePhase } from '../resize/progress.ts';
import type { Suggestion, SuggestionId } from '../suggestions/suggestion.ts';
import type { DismissReason } from './dismissReason.ts';

/**
 * A suggestion with its life so far. Every transition has an actor and a time
 * (docs/architecture.md#state-is-one-conditional-write).
 */
export interface SuggestionRecord {
  readonly suggestion: Suggestion;
  readonly state: SuggestionState;
  /** Grows by one with every write: the condition of the next one. */
  readonly version: number;
  /** First and last day it was suggested, ISO 8601. */
  readonly createRecord: string;
  readonly lastSeen: string;
  readonly history: readonly Transition[];
  /** The step of a workflow that wrote it last: run again, it has nothing to do (changeRecord.ts). */
  readonly writtenBy?: string;
  /** Where its card is in Slack, once posted. */
  readonly message?: MessageRef;
  /** What its card said then; absent while no digest has shown it since it was opened. */
  readonly shown?: DisplayFingerprint;
  /** Where its card is in the conversation with whom it is assigned to. */
  readonly handed?: MessageRef;
  /** Who should look at it: a Slack user, and who said so when. */
  readonly assigned?: { readonly to: string; readonly by: Actor; readonly at: string };
}

/** What makes a suggestion another one for whoever reads it. */
export interface DisplayFingerprint {
  /** µUSD a month. */
  readonly worth: MicroUsd;
  /** Its blocks and warnings, in order. */
  readonly checks: readonly string[];
  readonly runState: InstanceState;
}

export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

export type SuggestionState =
  /** `tried`: what the change did that somebody cancelled, or whose facts were other ones. */
  | { readonly kind: 'open'; readonly tried?: Running }
  /** One person has asked for it; a second one must agree. */
  | { readonly kind: 'requested'; readonly approval: Approval }
  /** Begins at once, or when its window opens. */
  | { readonly kind: 'approved'; readonly approval: Approval }
  | (Running & {
      readonly kind: 'resizing';
      readonly phase: ResizePhase;
      /** How it was, written before anything is touched. */
      readonly before?: Baseline;
      /** What was asked of AWS so far. */
      readonly calls?: readonly AwsRequest[];
      /** Somebody wants it not to go on. */
      readonly cancelled?: Actor;
    })
  | (Changed & { readonly kind: 'monitoring'; readonly until: string })
  /** `away`: why its watch ended early, and when that was seen. */
  | (Changed & {
      readonly kind: 'done';
      readonly away?: MonitoringEndedEarly & { readonly at: string };
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

/** It is on another type. `at` is when it came there. */
interface Changed extends Running {
  readonly at: string;
  /** The type: as suggested, or what took its place for want of capacity. */
  readonly finalType: string;
  readonly rollback?: RollbackOffer;
  /** What was wrong in the watch. */
  readonly issues?: readonly HealthIssue[];
}

/** The suggestion that would take a change back, and how long it is offered (ISO 8601). */
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
  /** An image is made first. */
  readonly backUp: boolean;
  /** Where the new type has no capacity, the suggestion's fallbacks are fine, too. */
  readonly fallbacks: boolean;
  /** The dialog that it was given in, which is good for one. */
  readonly dialog?: string;
}

/** A Slack user, or the bot itself. */
export type Actor = { readonly kind: 'user'; readonly id: string } | { readonly kind: 'bot' };

/** Who stopped all changes, and when (ISO 8601). */
export interface KillSwitchState {
  readonly by: Actor;
  readonly at: string;
}

/** That somebody stopped or started Trimtab as a whole. Entries are only ever added. */
export interface KillSwitchChange extends KillSwitchState {
  readonly to: 'stop' | 'start';
}

/** One entry of the audit trail. Entries are only ever added. */
export interface Transition {
  readonly at: string;
  readonly by: Actor;
  readonly to: SuggestionState['kind'];
  /** What somebody said to it, in their own words. */
  readonly note?: string;
  /** What Trimtab says to it. */
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
  /** How the instance was, and how it is, where this changed it. */
  readonly before?: Baseline;
  readonly after?: { readonly instanceType: string };
  /** What was asked of AWS. */
  readonly calls?: readonly AwsRequest[];
}

/** A call that changed something, by AWS's own id. */
export interface AwsRequest {
  readonly operation: string;
  readonly requestId: string;
}

export interface ProgressStep {
  readonly step: Sentence;
  readonly status: 'pending' | 'running' | 'done' | 'failed';
  readonly detail?: Sentence;
}
