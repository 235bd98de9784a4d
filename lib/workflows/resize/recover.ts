import type { Baseline } from '../../domain/resize/baseline.ts';
import { sentence, together } from '../../shared/message.ts';
import { durableStep } from '../durable/durableStep.ts';
import { downtimeAlert } from './guards/downtimeAlert.ts';
import { alert, type ResizeResult, type ResizeRun } from './resizeRun.ts';
import { cancelReservations } from './steps/capacityReservations.ts';
import { releaseSlot } from './steps/concurrencySlot.ts';
import { drainedTargets } from './steps/drainedTargets.ts';
import { type ResizePlan, stepsFor } from './steps/resizePlan.ts';
import { rollBack } from './steps/rollBack.ts';
import { verifyAndFinish } from './steps/verifyAndFinish.ts';

const REASON = sentence('The execution of this change ended before it was complete.');

/**
 * Completes what a run left that died (a bug, its time or its operations were over): a change that
 * was healthy on its new type is finished, every other one is rolled back to the recorded baseline.
 * People are alerted, as this is unexpected.
 */
export async function recover(run: ResizeRun, baseline: Baseline): Promise<ResizeResult> {
  const next = sentence('A new execution completes the change or rolls it back to {type}.', {
    type: baseline.instanceType,
  });
  await alert(run, 'alert: recovery', together(REASON, next));
  const plan: ResizePlan = {
    baseline,
    steps: stepsFor(run, baseline),
    targetTypes: [],
    reservations: {},
  };
  const result = (await finishResized(run, plan)) ?? (await rollBackDead(run, plan));
  // The reservations of the dead run are found by their tag.
  await cancelReservations(run, {});
  await releaseSlot(run, baseline.targets, true);
  return result;
}

/** Undefined when it was not healthy on its new type when the run died, or is not any more. */
async function finishResized(run: ResizeRun, plan: ResizePlan): Promise<ResizeResult | undefined> {
  const { ctx, deps, record } = run;
  const { baseline } = plan;
  if (record.state.kind !== 'resizing' || record.state.phase !== 'done') return undefined;
  const seen = await durableStep(ctx, 'look', () => deps.control.look(record.suggestion.instance));
  if (!seen.ok || seen.value.state !== baseline.runState) return undefined;
  const { instanceType: finalType, reservation } = seen.value;
  if (finalType === baseline.instanceType) return undefined;
  const resized = { finalType, ...(reservation === undefined ? {} : { reservation }) };
  return verifyAndFinish(run, resized, plan);
}

function rollBackDead(run: ResizeRun, plan: ResizePlan): Promise<ResizeResult> {
  const { state } = run.record;
  const phase = state.kind === 'resizing' ? state.phase : 'revalidate';
  const cause = { phase, reason: REASON };
  return rollBack(run, plan, drainedTargets(run, plan), downtimeAlert(run), cause);
}
