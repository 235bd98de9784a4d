import { type DurableContext, StepError } from '@aws/durable-execution-sdk-js';
import type { ResizeError } from '../domain/resizeMove.ts';
import { err, type Result } from '../domain/result.ts';

/** A crash of the function in the middle of a step is tried again; so is a bug, but not for ever. */
const TRIES = 3;

/** What must be written in the end is tried for a day: every quarter of an hour at last. */
const PATIENT_TRIES = 100;
const LONGEST_PAUSE = 900;

/**
 * One named, durable step whose failure is a value. A step that keeps throwing ends as an
 * `unknown` error, so that the workflow can still bring the instance back. `long`: what must not be
 * lost, however long DynamoDB is away.
 */
export async function attempt<Value, Problem>(
  ctx: DurableContext,
  name: string,
  run: () => Promise<Result<Value, Problem>>,
  patience: 'short' | 'long' = 'short',
): Promise<Result<Value, Problem | ResizeError>> {
  try {
    return await ctx.step(name, run, {
      retryStrategy: (_, tries) => {
        const most = patience === 'long' ? PATIENT_TRIES : TRIES;
        const seconds = Math.min(LONGEST_PAUSE, 2 ** Math.min(tries, 10));
        return tries < most ? { shouldRetry: true, delay: { seconds } } : { shouldRetry: false };
      },
    });
  } catch (error) {
    // Anything else is the SDK suspending or ending the execution: not ours to swallow (domain.md F2).
    if (!(error instanceof StepError)) throw error;
    return err({ kind: 'unknown', message: `${name}: ${error.message}` });
  }
}
