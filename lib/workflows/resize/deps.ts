import type { BackupControl } from '../../aws/ec2/backupControl.ts';
import type { CapacityControl } from '../../aws/ec2/capacityControl.ts';
import type { TargetControl } from '../../aws/targetControl.ts';
import type { ChangeEvent } from '../../domain/lifecycle/changeEvent.ts';
import type { Approval, SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { ChangePolicy } from '../../domain/policy/changePolicy.ts';
import type { Baseline, Target } from '../../domain/resize/baseline.ts';
import type { HealthReport, MonitoringEndedEarly } from '../../domain/resize/monitor.ts';
import type { ResizeSuggestion, Suggestion } from '../../domain/suggestions/suggestion.ts';
import type { InstanceRef } from '../../shared/ids.ts';
import type { Sentence } from '../../shared/message.ts';
import type { Result } from '../../shared/result.ts';
import type { ConcurrencyLimiter } from '../../store/concurrencyLimiter.ts';
import type { KillSwitchStore } from '../../store/killSwitchStore.ts';
import type { LedgerStore } from '../../store/ledgerStore.ts';
import type { LockStore } from '../../store/lockStore.ts';
import type { SuggestionStore } from '../../store/suggestionStore.ts';
import type { InstanceActions } from './control/instanceActions.ts';

/** Everything that a resize reads, changes and posts. */
export interface ResizeDeps {
  readonly now: () => Date;
  readonly suggestions: SuggestionStore;
  readonly locks: LockStore;
  /** Limits how many changes run at once and begin in an hour and a day. */
  readonly concurrency: ConcurrencyLimiter;
  readonly ledger: LedgerStore;
  /** Stops every change. */
  readonly killSwitch: KillSwitchStore;
  readonly control: InstanceActions;
  readonly targets: TargetControl;
  readonly capacity: CapacityControl;
  readonly backups: BackupControl;
  readonly changePolicyOf: (suggestion: Suggestion) => ChangePolicy;
  /**
   * Reads the facts again: the plan is still the approved one, no check blocks, the instance is
   * healthy, EC2 permits the calls, the quota has headroom.
   */
  readonly revalidate: (
    suggestion: Suggestion,
    approval: Approval,
    targets: readonly Target[],
  ) => Promise<Result<Valid, Invalid>>;
  /** What is different after the change, and its rollback. */
  readonly verifyChange: (
    suggestion: ResizeSuggestion,
    approval: Approval,
    before: Baseline,
  ) => Promise<Verification>;
  /** Its health on the new type, or why it does not run on that type any more. */
  readonly readHealth: (
    instance: InstanceRef,
    instanceType: string,
    targets: readonly Target[],
  ) => Promise<HealthReport | MonitoringEndedEarly>;
  /** These two update and post messages in Slack. They do not throw: Slack never stops a resize. */
  readonly show: (record: SuggestionRecord) => Promise<void>;
  readonly postEvent: (record: SuggestionRecord, event: ChangeEvent) => Promise<void>;
  /** Alerts the approvers in Slack. Throws when Slack does not take it. */
  readonly alertApprovers: (record: SuggestionRecord, reason: Sentence) => Promise<void>;
  /** Pages the operators without Slack (infra/operators.yml). */
  readonly pageOperators: (suggestion: Suggestion, reason: string) => void;
  readonly settings: ResizeSettings;
}

export interface ResizeSettings {
  readonly pollSeconds: number;
  readonly healthMinutes: number;
  /** The bake time; 0: none. */
  readonly monitoringHours: number;
  /** Between two polls of the monitoring. */
  readonly monitoringIntervalMinutes: number;
}

/** A type to change to, with the CPU credit option of a burstable one. */
export interface TargetType {
  readonly instanceType: string;
  readonly credits?: string;
}

export interface Valid extends Omit<TargetType, 'instanceType'> {
  readonly baseline: Baseline;
  /** Fallback types that the approver accepts, that pass the checks and fit the quota. */
  readonly fallbacks: readonly TargetType[];
}

export interface Invalid {
  readonly reason: Sentence;
  /** AWS was too busy to answer: asking again later can help. */
  readonly isRetryable?: true;
  /** The facts have changed since the approval: people are asked again, with this plan. */
  readonly drift?: { readonly fresh: Suggestion };
}

export interface Verification {
  /** A sentence each. */
  readonly differences: readonly Sentence[];
  readonly rollback?: Suggestion;
}
