import type { InstanceRef } from '../../shared/ids.ts';
import type { Sentence } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { CashSaving } from '../billing/cashSaving.ts';
import type { InstanceState } from '../fleet/instance.ts';
import type { Utilization } from '../fleet/recommendation.ts';
import type { PreflightFinding } from '../preflight/preflight.ts';

/**
 * What Trimtab suggests for one instance, by `kind`. Downsize, Upsize and Rollback change the
 * instance type and can be approved (approvability.ts); Advice is for a person to act on.
 */
export type Suggestion = Downsize | Upsize | Rollback | Advice;

/** A suggestion that the resize workflow can execute. */
export type ResizeSuggestion = Downsize | Upsize | Rollback;

/** To a cheaper type that still fits the load. */
export interface Downsize extends Resize {
  readonly kind: 'downsize';
}

/** To a larger type: the instance is under-provisioned, and the change usually costs more. */
export interface Upsize extends Resize {
  readonly kind: 'upsize';
}

/** Back to the type that another suggestion changed. */
export interface Rollback extends Resize {
  readonly kind: 'rollback';
  /** The suggestion that it undoes; offered until then (ISO 8601). */
  readonly rollbackOf: { readonly suggestion: SuggestionId; readonly until: string };
}

/**
 * What a person may do themselves, with what it saves. Trimtab never does it: it only changes
 * instance types. A rule gives all its texts, so that a new rule needs no view of its own.
 */
export interface Advice extends SuggestionBase {
  readonly kind: 'advice';
  /** The id of the rule that proposed it (rules/rules.ts): `stop-idle`. */
  readonly rule: string;
  readonly target: AdviceTarget;
  /** In a few words, after the name of the instance: `m5.large, idle`. */
  readonly title: Sentence;
  /** What to do, in one sentence. */
  readonly action: Sentence;
  readonly instanceUsage: InstanceUsage;
}

/** The instance itself, or one of its volumes. */
export type AdviceTarget =
  | { readonly kind: 'instance' }
  | { readonly kind: 'volume'; readonly volumeId: string };

/** What advice does to the instance-hours that commitments may cover. */
export type InstanceUsage =
  | { readonly kind: 'ends' }
  | { readonly kind: 'becomes'; readonly instanceType: string }
  /** It saves something other than instance-hours. */
  | { readonly kind: 'stays' };

interface Resize extends SuggestionBase {
  readonly to: string;
  /** Ids of what is attached: what the plan was made for. */
  readonly attached: {
    readonly interfaces: readonly string[];
    readonly volumes: readonly string[];
  };
  /** Types of the same size that may be used when EC2 has no capacity for `to`. */
  readonly fallbacks: readonly Fallback[];
}

interface SuggestionBase {
  readonly id: SuggestionId;
  /** The instance; of advice on a volume, the one that the volume is attached to. */
  readonly instance: InstanceRef;
  readonly name?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly runState: InstanceState;
  /** The instance type when this was suggested. */
  readonly from: string;
  readonly saving: Saving;
  /** Why it is suggested, in one sentence. */
  readonly reason: Sentence;
  readonly evidence: Evidence;
  readonly preflight: readonly PreflightFinding[];
  /** Binds an approval to exactly this plan (planHash.ts). */
  readonly planHash: string;
}

/** Stable over days for the same instance and change; safe in a Slack action value. */
export type SuggestionId = string & { readonly __brand: 'SuggestionId' };

/** A type that may be used in place of the suggested one, and what it saves. */
export interface Fallback {
  readonly to: string;
  readonly saving: Saving;
}

/** In µUSD per month of 730 h; negative when the change costs more. */
export interface Saving {
  /** On-demand list price before minus after. */
  readonly list: MicroUsd;
  readonly cash: CashSaving;
  readonly fromHourly: MicroUsd;
  readonly toHourly: MicroUsd;
  /** Where the prices come from: SKUs and the date of the price list, in one line. */
  readonly source: Sentence;
}

/** What Compute Optimizer and EC2 reported when this was suggested. Absent is unknown. */
export interface Evidence {
  readonly utilization: Utilization;
  readonly lookbackDays?: number;
  /** 0 (very low) to 4 (very high), as Compute Optimizer rates the suggested type. */
  readonly performanceRisk?: number;
  readonly refreshedAt?: string;
  readonly observedAt: string;
}
