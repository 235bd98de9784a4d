import type { AwsRequest } from '../../domain/resize/nextAction.ts';
import { downtimeAlert } from './guards/downtimeAlert.ts';
import { type ResizeResult, type ResizeRun, untouched } from './resizeRun.ts';
import { applyChange } from './steps/applyChange.ts';
import { backUp } from './steps/backUp.ts';
import { withCapacityReservations } from './steps/capacityReservations.ts';
import { withConcurrencySlot } from './steps/concurrencySlot.ts';
import { type DrainedTargets, withDrainedTargets } from './steps/drainedTargets.ts';
import { leftAlone } from './steps/leftAlone.ts';
import { findTargets, preparePlan } from './steps/preparePlan.ts';
import type { ResizePlan } from './steps/resizePlan.ts';
import { rollBack } from './steps/rollBack.ts';
import { verifyAndFinish } from './steps/verifyAndFinish.ts';

/**
 * Resizes one approved instance, from the last read before anything is touched to the verification
 * after it. Everything that is acquired is released by the `with…` that acquired it.
 */
export async function executeResize(run: ResizeRun): Promise<ResizeResult> {
  const targets = await findTargets(run, 'find targets');
  if (!targets.ok) return untouched(targets.error.message);
  return withConcurrencySlot(run, targets.value, async () => {
    const prepared = await preparePlan(run, targets.value);
    if (!prepared.ok) return prepared.error;
    return withCapacityReservations(run, prepared.value, async (plan) => {
      const backedUp = await backUp(run, plan);
      if (!backedUp.ok) return untouched(backedUp.error);
      return withDrainedTargets(run, plan, (drained) => applyOrRollBack(run, plan, drained));
    });
  });
}

/** The only part of a resize that touches the instance itself. */
async function applyOrRollBack(
  run: ResizeRun,
  plan: ResizePlan,
  targets: DrainedTargets,
): Promise<ResizeResult> {
  const requestsBefore = run.requests.length;
  const downtime = downtimeAlert(run);
  const applied = await applyChange(run, plan, targets, downtime);
  switch (applied.kind) {
    case 'resized':
      return verifyAndFinish(run, applied, plan);
    case 'terminated':
      targets.abandon();
      return leftAlone(run, applied.kind);
    case 'startedByOther':
      return leftAlone(run, applied.kind);
    case 'failed': {
      const { phase, error } = applied;
      const cause = { phase, reason: error.message };
      const result = await rollBack(run, plan, targets, downtime, cause);
      const isUntouched = run.requests.slice(requestsBefore).every(isRegistration);
      return result.kind === 'rolledBack' && error.kind === 'aborted' && isUntouched
        ? untouched(error.message)
        : result;
    }
  }
}

/** It was only registered in its target groups again: nothing of the instance was touched. */
function isRegistration({ operation }: AwsRequest): boolean {
  return operation === 'RegisterTargets';
}
