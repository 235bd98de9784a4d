import { recordBaseline } from '../../../domain/lifecycle/resizing.ts';
import type { Target } from '../../../domain/resize/baseline.ts';
import type { ResizeError } from '../../../domain/resize/nextAction.ts';
import { sentence } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { PREPARE_RETRY, retryDurably } from '../../durable/retryDurably.ts';
import type { Invalid } from '../deps.ts';
import { MAX_TARGET_TYPES } from '../operationBudget.ts';
import { type ResizeRun, type Untouched, untouched } from '../resizeRun.ts';
import { awaitRevalidation } from './awaitRevalidation.ts';
import { type ResizePlan, stepsFor } from './resizePlan.ts';

/** The target groups that the instance is registered in now. */
export function findTargets(
  { ctx, deps, record }: ResizeRun,
  name: string,
): Promise<Result<readonly Target[], ResizeError>> {
  return retryDurably(
    ctx,
    name,
    () => deps.targets.targetsOf(record.suggestion.instance),
    PREPARE_RETRY,
  );
}

/**
 * Revalidates the approved change and records the baseline of the instance. `locked`: the target
 * groups whose locks this run holds.
 */
export async function preparePlan(
  run: ResizeRun,
  locked: readonly Target[],
): Promise<Result<ResizePlan, Untouched>> {
  await run.enter('revalidate', stepsFor(run));
  // Waiting for a slot may have taken days: where it is registered now is what counts.
  const targets = await findTargets(run, 'find targets again');
  if (!targets.ok) return err(untouched(targets.error.message));
  const lockedGroups = locked.map(({ groupArn }) => groupArn);
  if (targets.value.some(({ groupArn }) => !lockedGroups.includes(groupArn))) {
    return err(untouched(sentence('It was registered in another target group in the meantime.')));
  }
  const valid = await awaitRevalidation(run, targets.value);
  if (!valid.ok) return err(invalid(valid.error));
  const { baseline, fallbacks, credits } = valid.value;
  const recorded = await run.update('record baseline', (current) =>
    recordBaseline(current, baseline),
  );
  if (!recorded.ok) return err(untouched(recorded.error.message));
  const steps = stepsFor(run, baseline);
  const { instanceType } = steps.to;
  const first = { instanceType, ...(credits === undefined ? {} : { credits }) };
  const targetTypes = [first, ...fallbacks].slice(0, MAX_TARGET_TYPES);
  return ok({ baseline, steps, targetTypes, reservations: {} });
}

function invalid(error: ResizeError | Invalid): Untouched {
  if ('message' in error) return untouched(error.message);
  const { reason, drift } = error;
  return drift === undefined ? untouched(reason) : { ...untouched(reason), drift };
}
