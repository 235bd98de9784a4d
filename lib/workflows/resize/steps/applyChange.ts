import type { DesiredState, ResizeError } from '../../../domain/resize/nextAction.ts';
import type { ResizePhase } from '../../../domain/resize/progress.ts';
import { sentence } from '../../../shared/message.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type ReconcileResult, reconcile } from '../control/reconcile.ts';
import type { TargetType } from '../deps.ts';
import { abortGuard } from '../guards/abortGuard.ts';
import type { DowntimeAlert } from '../guards/downtimeAlert.ts';
import { FORWARD_POLLS } from '../operationBudget.ts';
import { type ResizeRun, recordRequests } from '../resizeRun.ts';
import type { DrainedTargets } from './drainedTargets.ts';
import { type ResizePlan, stepsTo } from './resizePlan.ts';

/** Seconds without progress, apart from the status checks, before it gives up on a type. */
const SECONDS_TO_APPLY = 1200;

/** It runs on this type and is healthy. `reservation`: the capacity reservation that it targets. */
export interface Resized {
  readonly kind: 'resized';
  readonly finalType: string;
  readonly reservation?: string;
}

export interface ApplyFailure {
  readonly kind: 'failed';
  readonly phase: ResizePhase;
  readonly error: ResizeError;
}

export type ApplyResult =
  | Resized
  | ApplyFailure
  | Exclude<ReconcileResult, { readonly kind: 'reached' | 'failed' }>;

/** Changes it to the new type; where that has no capacity, to the next one that the approver accepts. */
export async function applyChange(
  run: ResizeRun,
  plan: ResizePlan,
  targets: DrainedTargets,
  downtime: DowntimeAlert,
): Promise<ApplyResult> {
  let result: ApplyResult = { kind: 'failed', phase: 'revalidate', error: NO_TARGET_TYPE };
  for (const [index, targetType] of plan.targetTypes.entries()) {
    const name = index === 0 ? 'resize' : `resize to ${targetType.instanceType}`;
    result = await applyType(run, plan, targetType, { targets, downtime, name });
    if (result.kind !== 'failed' || result.error.kind !== 'capacity') return result;
  }
  return result;
}

const NO_TARGET_TYPE: ResizeError = {
  kind: 'unknown',
  message: sentence('There is no instance type left to change to.'),
};

async function applyType(
  run: ResizeRun,
  plan: ResizePlan,
  targetType: TargetType,
  {
    targets,
    downtime,
    name,
  }: {
    readonly targets: DrainedTargets;
    readonly downtime: DowntimeAlert;
    readonly name: string;
  },
): Promise<ApplyResult> {
  const { ctx, deps, record } = run;
  const { instanceType: finalType } = targetType;
  const { pollSeconds, healthMinutes } = deps.settings;
  const steps = stepsTo(plan.steps, finalType);
  const goal: DesiredState = { ...plan.steps.to, ...targetType };
  const reconciled = await reconcile({
    ctx,
    instance: record.suggestion.instance,
    control: deps.control,
    guard: abortGuard(run),
    name,
    goal,
    reservation: plan.reservations[finalType],
    schedule: { polls: FORWARD_POLLS, seconds: SECONDS_TO_APPLY + healthMinutes * 60, pollSeconds },
    now: deps.now,
    clock: downtime.clock,
    givesUp: 'first failure',
    onPhase: (phase, poll) => run.enter(phase, steps, `${name} ${poll}`),
    onIteration: async (iteration) => {
      if (plan.baseline.runState === 'running') await downtime.onForwardPoll(name, iteration);
    },
    onCall: (call) => recordRequests(run, [call]),
  });
  if (reconciled.kind !== 'reached') return reconciled;
  const healthy = await restoreTargets(run, { ...plan, steps }, targets, name);
  if (!healthy.ok) return { kind: 'failed', phase: 'targets', error: healthy.error };
  const { reservation } = reconciled;
  return { kind: 'resized', finalType, ...(reservation === undefined ? {} : { reservation }) };
}

/**
 * Registers it in its target groups and waits until it is healthy there. A load balancer that does
 * not take it is no reason to roll back: on its old type it would be as much without traffic.
 */
async function restoreTargets(
  run: ResizeRun,
  { steps }: ResizePlan,
  targets: DrainedTargets,
  name: string,
): Promise<Result<unknown, ResizeError>> {
  if (!steps.hasTargets) return ok('none');
  await run.enter('targets', steps, name);
  return targets.restoreHealthy(`${name}: targets`);
}
