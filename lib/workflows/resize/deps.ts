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
import type { InstanceControl } from './control/reconcileLoop.ts';

/** Everything that a resize reads and does. */
export interface ResizeDeps {
  readonly now: () => Date;
  readonly suggestions: SuggestionStore;
  readonly locks: LockStore;
  /** How many changes may run and begin. */
  readonly concurrency: ConcurrencyLimiter;
  readonly ledger: LedgerStore;
  /** The switch that stops every change. */
  readonly killSwitch: KillSwitchStore;
  readonly machine: InstanceControl;
  readonly targets: TargetControl;
  readonly capacity: CapacityControl;
  readonly backups: BackupControl;
  readonly changePolicyOf: (suggestion: Suggestion) => ChangePolicy;
  /**
   * Reads the facts again (docs/facts/ec2-resize.md#order-of-a-resize): the plan is still the
   * approved one, no check blocks, the instance is healthy, EC2 permits the calls, quotas have
   * room.
   */
  readonly revalidate: (
    suggestion: Suggestion,
    approval: Approval,
    targets: readonly Target[],
  ) => Promise<Result<Valid, Invalid>>;
  /** Looks at the changed instance: what is different now, and how it could go back. */
  readonly lookBack: (
    suggestion: ResizeSuggestion,
    approval: Approval,
    before: Baseline,
  ) => Promise<Verification>;
  /** How it does on its new type, or that somebody took it away from there. */
  readonly healthReport: (
    instance: InstanceRef,
    instanceType: string,
    targets: readonly Target[],
  ) => Promise<HealthReport | MonitoringEndedEarly>;
  /** These two speak in Slack. They do not throw: Slack never stops a resize. */
  readonly show: (record: SuggestionRecord) => Promise<void>;
  readonly tell: (record: SuggestionRecord, news: ChangeEvent) => Promise<void>;
  /** Calls people. Throws when nobody was. */
  readonly alarm: (record: SuggestionRecord, reason: Sentence) => Promise<void>;
  /** Tells those who operate Trimtab, by another way than Slack (infra/operators.yml). */
  readonly pageOperators: (suggestion: Suggestion, reason: string) => void;
  readonly settings: ResizeSettings;
}

export interface ResizeSettings {
  readonly pollSeconds: number;
  readonly healthMinutes: number;
  /** 0: it is not watched. */
  readonly monitoringHours: number;
  /** Between two looks of the watch. */
  readonly monitoringIntervalMinutes: number;
}

/** How CPU credits shall be used up on a type; only of a burstable one. */
export interface TargetType {
  readonly instanceType: string;
  readonly credits?: string;
}

export interface Valid extends Omit<TargetType, 'instanceType'> {
  readonly before: Baseline;
  /** Types that the approver accepts besides, that pass the checks, and that the quota has room for. */
  readonly fallbacks: readonly TargetType[];
}

export interface Invalid {
  readonly reason: Sentence;
  /** AWS was too busy to answer: asking again later can help. */
  readonly isRetryableControlError?: true;
  /** The facts are other ones than were approved: it is asked again, with the plan of now. */
  readonly drift?: { readonly fresh: Suggestion };
}

export interface Verification {
  /** A sentence each. */
  readonly differences: readonly Sentence[];
  readonly rollback?: Suggestion;
}
