import type { Baseline } from '../../../domain/resize/baseline.ts';
import type { DesiredState } from '../../../domain/resize/nextAction.ts';
import {
  type ProgressStep,
  progressOfRollback,
  type ResizePhase,
} from '../../../domain/resize/progress.ts';
import { resizeOf } from '../../../domain/suggestions/approvability.ts';
import { DAY_SECONDS } from '../../../shared/dates.ts';
import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { ok } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import { PREPARE_RETRY, retryDurably } from '../../durable/retryDurably.ts';
import { type Iteration, type ReconcileResult, reconcile } from '../control/reconcile.ts';
import type { DowntimeAlert } from '../guards/downtimeAlert.ts';
import { ROLLBACK_POLLS } from '../operationBudget.ts';
import {
  alert,
  failed,
  type ResizeResult,
  type ResizeRun,
  recordRequests,
  showProgress,
} from '../resizeRun.ts';
import { warnTargetedReservation } from './capacityReservations.ts';
import type { DrainedTargets } from './drainedTargets.ts';
import { leftAlone } from './leftAlone.ts';
import type { ResizePlan } from './resizePlan.ts';

/** How long a rollback is tried: five days. */
const SECONDS_TO_ROLL_BACK = 5 * DAY_SECONDS;

/** Why it is rolled back, and the phase in which that happened. */
export interface RollbackCause {
  readonly phase: ResizePhase;
  readonly reason: Sentence;
}

/** Rolls it back to its old type and run state. Every failure is retried for days, with alerts. */
export async function rollBack(
  run: ResizeRun,
  plan: ResizePlan,
  targets: DrainedTargets,
  downtime: DowntimeAlert,
  cause: RollbackCause,
): Promise<ResizeResult> {
  const { instanceType, runState } = plan.baseline;
  const goal = { instanceType, runState };
  const show = rollbackProgress(run, plan, goal, cause);
  await show('enter rollback', 'running');
  if (cause.phase === 'targets') await targets.drainAgain();
  const result = await reconcileBack(run, plan, goal, downtime, show);
  switch (result.kind) {
    case 'reached':
      await targets.restore('roll back: targets');
      await verifyRollback(run, plan.baseline, result.reservation, show);
      return { kind: 'rolledBack', reason: cause.reason };
    case 'failed':
      await show('show stuck rollback', 'failed');
      await alert(run, 'alert: rollback given up', gaveUp(instanceType));
      await targets.restore('roll back: targets', 'short');
      return failed(together(cause.reason, NOT_ROLLED_BACK));
    case 'terminated':
      targets.abandon();
      return leftAlone(run, result.kind);
    case 'startedByOther':
      await targets.restore('roll back: targets');
      return leftAlone(run, result.kind);
  }
}

const NOT_ROLLED_BACK = sentence('It is not rolled back yet: please check the instance.');

function gaveUp(type: string): Sentence {
  return sentence('It could not be rolled back to {type}. Trimtab has given up.', { type });
}

type ShowRollback = (
  name: string,
  status: ProgressStep['status'],
  more?: { readonly detail?: Sentence; readonly differences?: readonly Sentence[] },
) => Promise<void>;

function rollbackProgress(
  run: ResizeRun,
  { steps }: ResizePlan,
  to: DesiredState,
  { phase, reason }: RollbackCause,
): ShowRollback {
  return (name, status, { detail, differences = [] } = {}) => {
    const back = { to, status, ...(detail === undefined ? {} : { detail }) };
    const shown = [
      ...progressOfRollback(phase, steps, reason, back),
      ...differences.map((step): ProgressStep => ({ step, status: 'done' })),
    ];
    return showProgress(run, name, phase, shown, detail === undefined ? 'short' : 'none');
  };
}

function reconcileBack(
  run: ResizeRun,
  { reservations }: ResizePlan,
  goal: Omit<DesiredState, 'reservation'>,
  downtime: DowntimeAlert,
  show: ShowRollback,
): Promise<ReconcileResult> {
  const { ctx, deps, record } = run;
  const onIteration = async (iteration: Iteration) => {
    const { problem, poll, failures } = iteration;
    if (problem !== undefined && isPowerOfTwo(failures)) {
      await show(`roll back ${poll}: show`, 'running', { detail: problem.message });
    }
    await downtime.onRollbackPoll('roll back', iteration, goal.instanceType);
  };
  return reconcile({
    ctx,
    control: deps.control,
    instance: record.suggestion.instance,
    name: 'roll back',
    goal,
    reservation: reservations[goal.instanceType],
    schedule: {
      polls: ROLLBACK_POLLS,
      seconds: SECONDS_TO_ROLL_BACK,
      pollSeconds: deps.settings.pollSeconds,
    },
    now: deps.now,
    clock: downtime.clock,
    givesUp: 'never',
    onPhase: async () => {},
    onIteration,
    onCall: (call) => recordRequests(run, [call]),
  });
}

/** Of a growing row of failures, only these are shown. */
function isPowerOfTwo(failures: number): boolean {
  return Number.isInteger(Math.log2(failures));
}

/** Restores what the type change may have lost, and shows what is different now. */
async function verifyRollback(
  run: ResizeRun,
  baseline: Baseline,
  reservation: string | undefined,
  show: ShowRollback,
): Promise<void> {
  const credits = await restoreCredits(run, baseline);
  const differences = await readDifferences(run, baseline);
  const targeted = await warnTargetedReservation(run, reservation);
  await show('show rollback', 'done', { differences: [...credits, ...differences, ...targeted] });
}

/** After the start: an instance never stays down for its CPU credits. Returns what failed. */
async function restoreCredits(run: ResizeRun, { credits }: Baseline): Promise<readonly Sentence[]> {
  if (credits === undefined) return [];
  const { ctx, deps, record } = run;
  const set = await retryDurably(
    ctx,
    'restore credits',
    () => deps.control.setCredits(record.suggestion.instance, credits),
    PREPARE_RETRY,
  );
  if (!set.ok) {
    const problem = sentence('Its CPU credit option could not be set back to {credits}.', {
      credits,
    });
    return [together(problem, set.error.message)];
  }
  recordRequests(run, [set.value]);
  return [];
}

async function readDifferences(run: ResizeRun, baseline: Baseline): Promise<readonly Sentence[]> {
  const { ctx, deps, record, approval } = run;
  const verified = await durableStep(ctx, 'verify rollback', async () =>
    ok((await deps.verifyChange(resizeOf(record.suggestion), approval, baseline)).differences),
  );
  return verified.ok ? verified.value : [sentence('Other differences could not be read.')];
}
