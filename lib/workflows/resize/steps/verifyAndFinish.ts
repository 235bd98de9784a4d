import { type ProgressStep, progressAt } from '../../../domain/resize/progress.ts';
import { resizeOf } from '../../../domain/suggestions/approvability.ts';
import { sentence } from '../../../shared/message.ts';
import { ok } from '../../../shared/result.ts';
import { retryDurably, VERIFY_RETRY } from '../../durable/retryDurably.ts';
import type { Verification } from '../deps.ts';
import { type ResizeResult, type ResizeRun, showProgress } from '../resizeRun.ts';
import type { Resized } from './applyChange.ts';
import { warnTargetedReservation } from './capacityReservations.ts';
import { type ResizePlan, stepsTo } from './resizePlan.ts';

/** Verifies a healthy instance on its new type: shows what is different, and prepares the rollback. */
export async function verifyAndFinish(
  run: ResizeRun,
  { finalType, reservation }: Omit<Resized, 'kind'>,
  { baseline, steps }: ResizePlan,
): Promise<ResizeResult> {
  const { ctx, deps, record, approval } = run;
  const verified = await retryDurably(
    ctx,
    'verify change',
    async () => ok(await deps.verifyChange(resizeOf(record.suggestion), approval, baseline)),
    VERIFY_RETRY,
  );
  const { differences, rollback }: Verification = verified.ok
    ? verified.value
    : { differences: [UNVERIFIED] };
  const shown = [...differences, ...(await warnTargetedReservation(run, reservation))];
  await showProgress(run, 'enter done', 'done', [
    ...progressAt('done', stepsTo(steps, finalType)),
    ...shown.map((step): ProgressStep => ({ step, status: 'done' })),
  ]);
  return { kind: 'changed', finalType, baseline, ...(rollback === undefined ? {} : { rollback }) };
}

const UNVERIFIED = sentence(
  'The result could not be verified: other differences are not known, and there is no Roll back button.',
);
