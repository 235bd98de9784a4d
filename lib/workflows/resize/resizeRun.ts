import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type {
  Approval,
  AwsRequest,
  ProgressStep,
  SuggestionRecord,
} from '../../domain/lifecycle/suggestionRecord.ts';
import { progress } from '../../domain/lifecycle/transition.ts';
import type { ChangePolicy } from '../../domain/policy/changePolicy.ts';
import type { Baseline } from '../../domain/resize/baseline.ts';
import type { ApiCall } from '../../domain/resize/nextAction.ts';
import type { ResizePhase } from '../../domain/resize/progress.ts';
import type { Suggestion } from '../../domain/suggestions/suggestion.ts';
import { inEnglish, type Sentence, together } from '../../shared/message.ts';
import { ok } from '../../shared/result.ts';
import { durableStep, type RetryPolicy } from '../durable/durableStep.ts';
import { requestOf } from './control/reconcileLoop.ts';
import type { Invalid, ResizeDeps } from './deps.ts';
import type { Transition, updateRecord } from './updateRecord.ts';

/** What one run works with, from its first step to its last. */
export interface Run {
  readonly ctx: DurableContext;
  readonly deps: ResizeDeps;
  readonly record: SuggestionRecord;
  readonly approval: Approval;
  readonly changePolicy: ChangePolicy;
  /** What AWS took so far, for the audit trail. Made of results of steps: the same in a replay. */
  readonly calls: AwsRequest[];
  /** What people could not be called for. Made of results of steps, too. */
  readonly undelivered: Sentence[];
  readonly change: Change;
}

/** One durable transition of the record; drawn in Slack. */
export type Change = (
  name: string,
  transition: Transition,
  retryPolicy?: RetryPolicy,
) => ReturnType<typeof updateRecord>;

/** How a resize that had begun came out. */
export type Ended =
  | {
      readonly kind: 'changed';
      readonly finalType: string;
      readonly before: Baseline;
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

/** Keeps what AWS took for the audit trail. */
export function note(run: Run, acted: readonly ApiCall[]): void {
  for (const each of acted) if (each.kind === 'asked') run.calls.push(requestOf(each));
}

/** Shows how far it is. What is not shown now is shown the next time. */
export async function report(
  run: Run,
  name: string,
  phase: ResizePhase,
  steps: readonly ProgressStep[],
  retryPolicy: RetryPolicy = 'short',
): Promise<void> {
  await run.change(name, (current) => progress(current, phase, steps, run.calls), retryPolicy);
}

/**
 * Calls a person. The instance does not wait for Slack: where Slack does not take it, those who
 * operate Trimtab are told, and at the end it is said again.
 */
export async function call(run: Run, name: string, reason: Sentence): Promise<void> {
  const { ctx, deps, record } = run;
  const alarm = async () => {
    await deps.alarm(record, reason);
    return ok('called');
  };
  if ((await durableStep(ctx, name, alarm)).ok) return;
  run.undelivered.push(reason);
  await durableStep(ctx, `${name}: operators`, async () => {
    deps.pageOperators(record.suggestion, inEnglish(reason));
    return ok('told');
  });
}

/** Says again what nobody has heard, for as long as it takes Slack to come back. */
export async function retryAlerts({ ctx, deps, record, undelivered }: Run): Promise<void> {
  if (undelivered.length === 0) return;
  const alarm = async () => {
    await deps.alarm(record, together(...undelivered));
    return ok('called');
  };
  await durableStep(ctx, 'call again', alarm, 'long');
}
