import {
  createRetryStrategy,
  type DurableContext,
  JitterStrategy,
  StepError,
} from '@aws/durable-execution-sdk-js';
import type { ResizeError } from '../../domain/resize/nextAction.ts';
import { sentence } from '../../shared/message.ts';
import { err, type Result } from '../../shared/result.ts';

/**
 * How often a step that throws is tried. Each attempt is one of the operations of an execution
 * (operationBudget.ts). `none`: the caller polls again by itself. `short`: outlives a crash of the
 * function in the middle of the step, and gives up on a bug. `long`: what must not be lost is tried
 * for a day while DynamoDB does not answer, every two hours in the end.
 */
export const STEP_ATTEMPTS = { none: 1, short: 3, long: 24 } as const;

export type RetryPolicy = keyof typeof STEP_ATTEMPTS;

/**
 * One named durable step whose failure is a value. A step that keeps throwing ends as an error, so
 * that the workflow can still roll the instance back.
 */
export async function durableStep<Value, Problem>(
  ctx: DurableContext,
  name: string,
  run: () => Promise<Result<Value, Problem>>,
  retryPolicy: RetryPolicy = 'short',
): Promise<Result<Value, Problem | ResizeError>> {
  const retryStrategy = createRetryStrategy({
    maxAttempts: STEP_ATTEMPTS[retryPolicy],
    initialDelay: { seconds: 2 },
    maxDelay: { hours: 2 },
    backoffRate: 2,
    jitter: JitterStrategy.NONE,
  });
  try {
    return await ctx.step(name, run, { retryStrategy });
  } catch (error) {
    // Anything else is the SDK suspending or ending the execution, which must not be swallowed.
    if (!(error instanceof StepError)) throw error;
    // One attempt may have met a crash, which passes.
    const kind = retryPolicy === 'none' ? 'unavailable' : 'unknown';
    return err(thrownError(name, error, kind));
  }
}

/** A thrown error as a value, with its message unchanged. */
export function thrownError(
  operation: string,
  error: unknown,
  kind: ResizeError['kind'],
): ResizeError {
  const code = error instanceof Error ? error.message : String(error);
  return { kind, message: sentence('{operation}: {code}.', { operation, code }) };
}
