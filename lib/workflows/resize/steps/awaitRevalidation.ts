import type { Target } from '../../../domain/resize/baseline.ts';
import type { ResizeError } from '../../../domain/resize/nextAction.ts';
import type { Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import type { Invalid, Valid } from '../deps.ts';
import type { Run } from '../resizeRun.ts';

/** Together about a quarter of an hour: an AWS that is busy for longer is worth asking people again. */
const PAUSES = [30, 60, 180, 600] as const;

export const REVALIDATIONS = PAUSES.length + 1;

/** The last look before anything is touched; again, after a pause, while AWS is too busy to answer. */
export async function awaitRevalidation(
  { ctx, deps, record, approval }: Run,
  targets: readonly Target[],
): Promise<Result<Valid, Invalid | ResizeError>> {
  const look = (name: string) =>
    durableStep(ctx, name, () => deps.revalidate(record.suggestion, approval, targets));
  let ready = await look('re-check');
  for (const [index, seconds] of PAUSES.entries()) {
    if (ready.ok || !('reason' in ready.error) || ready.error.isRetryableControlError !== true)
      return ready;
    await ctx.wait(`re-check ${index + 2}: wait`, { seconds });
    ready = await look(`re-check ${index + 2}`);
  }
  return ready;
}
