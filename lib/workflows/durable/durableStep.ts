import { type DurableContext, StepError } from '@aws/durable-execution-sdk-js';
import type { ResizeError } from '../../domain/resize/nextAction.ts';
import { sentence } from '../../shared/message.ts';
import { err, type Result } from '../../shared/result.ts';

/**
 * How often a step that throws is tried. Each try is one of the operations of an execution
 * (operations.ts). `once`: whoever asks asks again by itself. `short`: a crash of the function in the
 * middle of a step is tried again; so is a bug, but not for ever. `long`: what must not be lost,
 * however long DynamoDB is away, is tried for a day, every two hours at last.
 */
export const STEP_ATTEMPTS = { once: 1, short: 3, long: 24 } as const;

export type RetryPolicy = keyof typeof STEP_ATTEMPTS;

const LONGEST_PAUSE = 7200;

/**
 * One named, durable step whose failure is a value. A step that keeps throwing ends as an error, so
 * that the workflow can still bring the instance back.
 */
export async function durableStep<Value, Problem>(
  ctx: DurableContext,
  name: string,
  run: () => Promise<Result<Value, Problem>>,
  retryPolicy: RetryPolicy = 'short',
): Promise<Result<Value, Problem | ResizeError>> {
  try {
    return await ctx.step(name, run, {
      retryStrategy: (_, tries) => {
        const seconds = Math.min(LONGEST_PAUSE, 2 ** Math.min(tries, 13));
        const again = tries < STEP_ATTEMPTS[retryPolicy];
        return again ? { shouldRetry: true, delay: { seconds } } : { shouldRetry: false };
      },
    });
  } catch (error) {
    // Anything else is the SDK suspending or ending the execution: not ours to swallow
    // (docs/facts/durable-functions.md#replay).
    if (!(error instanceof StepError)) throw error;
    // What was tried once may be a crash, which passes.
    const kind = retryPolicy === 'once' ? 'unavailable' : 'unknown';
    // What a bug says of itself is as it is.
    const message = sentence('{operation}: {code}.', { operation: name, code: error.message });
    return err({ kind, message });
  }
}
