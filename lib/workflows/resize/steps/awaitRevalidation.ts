import type { Target } from '../../../domain/resize/baseline.ts';
import type { ResizeError } from '../../../domain/resize/nextAction.ts';
import type { Result } from '../../../shared/result.ts';
import { type RetryOptions, retryDurably } from '../../durable/retryDurably.ts';
import type { Invalid, Valid } from '../deps.ts';
import { REVALIDATION_ATTEMPTS } from '../operationBudget.ts';
import type { ResizeRun } from '../resizeRun.ts';

/** Together a quarter of an hour: when AWS is too busy for longer, people are asked again. */
const REVALIDATION_RETRY = {
  maxAttempts: REVALIDATION_ATTEMPTS,
  initialDelaySeconds: 60,
  // What `revalidate` threw is a crash, which may pass.
  retryIf: (error) => ('reason' in error ? error.isRetryable === true : true),
} as const satisfies RetryOptions<Invalid>;

/** Reads the facts before anything is touched; again, after a pause, while AWS is too busy to answer. */
export async function awaitRevalidation(
  { ctx, deps, record, approval }: ResizeRun,
  targets: readonly Target[],
): Promise<Result<Valid, Invalid | ResizeError>> {
  return retryDurably(
    ctx,
    'revalidate',
    () => deps.revalidate(record.suggestion, approval, targets),
    REVALIDATION_RETRY,
  );
}
