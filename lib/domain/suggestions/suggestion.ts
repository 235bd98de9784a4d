import type { InstanceRef } from '../../shared/ids.ts';
import type { Sentence } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { CashSaving } from '../billing/cashSaving.ts';
import type { InstanceState } from '../fleet/instance.ts';
import type { Utilization } from '../fleet/recommendation.ts';
import type { PreflightFinding } from '../preflight/preflight.ts';

/** What we say about one instance: from → to, what it saves, the risk, and what we checked. */
export interface Suggestion {
  readonly id: SuggestionId;
  readonly instance: InstanceRef;
  readonly name?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly runState: InstanceState;
  /** Ids of what is attached: what the plan was made for. */
  readonly attached: {
    readonly interfaces: readonly string[];
    readonly volumes: readonly string[];
  };
  readonly change: Change;
  /** `room`: it is too small for its load, and the change costs more. */
  readonly purpose: 'save' | 'room';
  readonly saving: Saving;
  readonly evidence: Evidence;
  readonly preflight: readonly PreflightFinding[];
  /** Types as big that would do as well, were there no capacity for the first. */
  readonly fallbacks: readonly Fallback[];
  /** This takes back what another suggestion did, and is offered until then. */
  readonly rollbackOf?: { readonly suggestion: SuggestionId; readonly until: string };
  /**
   * Binds an approval to exactly this plan (docs/facts/ec2-resize.md#order-of-a-resize;
   * planHash.ts).
   */
  readonly planHash: string;
}

/** Stable over days for the same instance and change; safe in a Slack action value. */
export type SuggestionId = string & { readonly __brand: 'SuggestionId' };

export type Change =
  | { readonly kind: 'resize'; readonly from: string; readonly to: string }
  /** Idle: the bot never stops or terminates on its own; this is advice with the number. */
  | { readonly kind: 'idle'; readonly from: string };

/** A type that may take the place of the suggested one, and what it saves. */
export interface Fallback {
  readonly to: string;
  readonly saving: Saving;
}

/** µUSD per month of 730 h. */
export interface Saving {
  /** On-demand list price before minus after. */
  readonly list: MicroUsd;
  readonly cash: CashSaving;
  readonly fromHourly: MicroUsd;
  readonly toHourly: MicroUsd;
  /** Where the prices come from: SKUs and the price list's date, in one line. */
  readonly source: Sentence;
}

export interface Evidence {
  readonly utilization: Utilization;
  readonly lookbackDays?: number;
  /** 0–4 as Compute Optimizer gives it; absent is unknown. */
  readonly performanceRisk?: number;
  readonly refreshedAt?: string;
  readonly observedAt: string;
}
