import type { Baseline } from '../../domain/resize/baseline.ts';
import { sentence, together } from '../../shared/message.ts';
import { durableStep } from '../durable/durableStep.ts';
import {
  NOT_BACK,
  type ResizePlan,
  rollBack,
  stepsFor,
  verifyAndFinish,
  whyLeft,
} from './execute.ts';
import { downtimeAlert } from './guards/downtimeAlert.ts';
import { call, type Ended, type Run } from './resizeRun.ts';
import { cancelReservations } from './steps/capacityReservations.ts';
import { releaseSlot } from './steps/concurrencySlot.ts';

const REASON = sentence('The run that changed it ended before it was through.');

/**
 * What a run has left half done that died: a bug, its time, its operations. It had written down how
 * the instance was, so that is where it goes; what had come through, and only was not written down,
 * is. People are called: this should not happen.
 */
export async function recover(run: Run, before: Baseline): Promise<Ended> {
  await call(
    run,
    'call for take-over',
    together(
      REASON,
      sentence('A new one brings it back to {type}, or finishes what was done.', {
        type: before.instanceType,
      }),
    ),
  );
  const ended = (await arrived(run, before)) ?? (await backTo(run, before));
  // What it had reserved is found by its approval.
  await cancelReservations(run, {});
  await releaseSlot(run, before.targets, true);
  return ended;
}

/** It was well on its new type when the run died; undefined when it was not, or is not any more. */
async function arrived(run: Run, before: Baseline): Promise<Ended | undefined> {
  const { ctx, deps, record } = run;
  if (record.state.kind !== 'resizing' || record.state.phase !== 'done') return undefined;
  const seen = await durableStep(ctx, 'look', () => deps.machine.look(record.suggestion.instance));
  if (!seen.ok || seen.value.state !== before.runState) return undefined;
  const { instanceType: finalType, reservation: bound } = seen.value;
  if (finalType === before.instanceType) return undefined;
  const arrived = { finalType, ...(bound === undefined ? {} : { bound }) };
  return verifyAndFinish(run, arrived, resizePlanOf(run, before));
}

async function backTo(run: Run, before: Baseline): Promise<Ended> {
  const { state } = run.record;
  const phase = state.kind === 'resizing' ? state.phase : 'revalidate';
  const resizePlan = resizePlanOf(run, before);
  const returned = await rollBack(run, resizePlan, downtimeAlert(run), phase, REASON);
  switch (returned) {
    case 'arrived':
      return { kind: 'rolledBack', reason: REASON };
    case 'gaveUp':
      return { kind: 'failed', reason: together(REASON, NOT_BACK) };
    default:
      return { kind: 'failed', reason: await whyLeft(run, returned) };
  }
}

function resizePlanOf(run: Run, before: Baseline): ResizePlan {
  return { before, resizeSteps: stepsFor(run, before), targetTypes: [], reservations: {} };
}
