import type { DurableContext } from '@aws/durable-execution-sdk-js';
import { recordProgress } from '../../domain/lifecycle/resizing.ts';
import type { Approval, SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { ChangePolicy } from '../../domain/policy/changePolicy.ts';
import type { Baseline } from '../../domain/resize/baseline.ts';
import type { ApiCall, AwsRequest } from '../../domain/resize/nextAction.ts';
import {
  type ProgressStep,
  progressAt,
  type ResizePhase,
  type ResizeSteps,
} from '../../domain/resize/progress.ts';
import type { Suggestion } from '../../domain/suggestions/suggestion.ts';
import { inEnglish, type Sentence, together } from '../../shared/message.ts';
import { ok } from '../../shared/result.ts';
import { durableStep, type RetryPolicy } from '../durable/durableStep.ts';
import type { Invalid, ResizeDeps } from './deps.ts';
import type { ResizeRequest } from './request.ts';
import { type Transition, updateRecord } from './updateRecord.ts';

/** What one run works with, from its first step to its last. */
export interface ResizeRun {
  readonly ctx: DurableContext;
  readonly deps: ResizeDeps;
  readonly record: SuggestionRecord;
  readonly approval: Approval;
  readonly changePolicy: ChangePolicy;
  /** What AWS took so far, for the audit trail. Made of results of steps: the same in a replay. */
  readonly requests: AwsRequest[];
  /** Alerts that Slack did not take. Made of results of steps, too. */
  readonly undelivered: Sentence[];
  readonly update: Update;
  /** Shows that a phase begins. `during` makes the name of its step unique. */
  readonly enter: (phase: ResizePhase, steps: ResizeSteps, during?: string) => Promise<void>;
}

/** One durable transition of the record, which is then shown in Slack. */
export type Update = (
  name: string,
  transition: Transition,
  retryPolicy?: RetryPolicy,
) => ReturnType<typeof updateRecord>;

/** How a resize that had begun ended. */
export type ResizeResult =
  | {
      readonly kind: 'changed';
      readonly finalType: string;
      readonly baseline: Baseline;
      readonly rollback?: Suggestion;
    }
  | { readonly kind: 'rolledBack'; readonly reason: Sentence }
  | { readonly kind: 'failed'; readonly reason: Sentence }
  | Untouched;

export interface Untouched {
  readonly kind: 'untouched';
  readonly reason: Sentence;
  /** The facts have changed since the approval. */
  readonly drift?: NonNullable<Invalid['drift']>;
}

export function untouched(reason: Sentence): Untouched {
  return { kind: 'untouched', reason };
}

export function failed(reason: Sentence): ResizeResult {
  return { kind: 'failed', reason };
}

/** Updates the record of this request in durable steps. */
export function recordUpdater(
  request: ResizeRequest,
  ctx: DurableContext,
  deps: ResizeDeps,
): Update {
  return async (name, transition, retryPolicy = 'short') => {
    const step = `${request.approvalId}: ${name}`;
    const write = () => updateRecord(deps, request, transition, step);
    const written = await durableStep(ctx, name, write, retryPolicy);
    if (written.ok) return written;
    return { ok: false, error: { kind: 'notOpen', message: written.error.message } };
  };
}

/** The run of a record that is being resized. Throws for any other record. */
export function startRun(
  ctx: DurableContext,
  deps: ResizeDeps,
  record: SuggestionRecord,
  update: Update,
): ResizeRun {
  const { state, suggestion } = record;
  if (state.kind !== 'resizing') throw new Error(`it began, and is ${state.kind}`);
  const run: ResizeRun = {
    ctx,
    deps,
    record,
    approval: state.approval,
    changePolicy: deps.changePolicyOf(suggestion),
    requests: [...(state.requests ?? [])],
    undelivered: [],
    update,
    enter: (phase, steps, during) => {
      const name = during === undefined ? `enter ${phase}` : `${during}: enter ${phase}`;
      return showProgress(run, name, phase, progressAt(phase, steps));
    },
  };
  return run;
}

/** Shows the progress. Progress that can't be shown now is shown with the next step. */
export async function showProgress(
  run: ResizeRun,
  name: string,
  phase: ResizePhase,
  steps: readonly ProgressStep[],
  retryPolicy: RetryPolicy = 'short',
): Promise<void> {
  await run.update(
    name,
    (current) => recordProgress(current, phase, steps, run.requests),
    retryPolicy,
  );
}

/** Keeps what AWS took for the audit trail. */
export function recordRequests(run: ResizeRun, calls: readonly ApiCall[]): void {
  for (const call of calls) {
    if (call.kind !== 'asked') continue;
    const { operation, requestId } = call;
    run.requests.push({ operation, requestId });
  }
}

/**
 * Alerts the approvers in Slack. The instance does not wait for Slack: when it does not take the
 * alert, the operators are paged, and the alert is sent again at the end of the run (`retryAlerts`).
 */
export async function alert(run: ResizeRun, name: string, reason: Sentence): Promise<void> {
  const { ctx, deps, record } = run;
  const alerted = await durableStep(ctx, name, async () => {
    await deps.alertApprovers(record, reason);
    return ok('alerted');
  });
  if (alerted.ok) return;
  run.undelivered.push(reason);
  await durableStep(ctx, `${name}: page operators`, async () => {
    deps.pageOperators(record.suggestion, inEnglish(reason));
    return ok('paged');
  });
}

/** Sends the alerts again that Slack did not take, for up to a day. */
export async function retryAlerts({ ctx, deps, record, undelivered }: ResizeRun): Promise<void> {
  if (undelivered.length === 0) return;
  const again = async () => {
    await deps.alertApprovers(record, together(...undelivered));
    return ok('alerted');
  };
  await durableStep(ctx, 'retry alerts', again, 'long');
}
