import type { DurableContext } from '@aws/durable-execution-sdk-js';
import { isRetryableControlError, type ResizeError } from '../../domain/resize/nextAction.ts';
import type { Result } from '../../shared/result.ts';
import { durableStep } from './durableStep.ts';

export interface RetryOptions {
  readonly tries: number;
  /** Of the first pause; each one is twice as long as the one before, up to an hour. */
  readonly nextDelay: number;
  /** Also failures that nobody expects to pass by waiting: what has to be done in the end. */
  readonly retryAll?: boolean;
  /** Called after each failure that is not the last one. */
  readonly onFailure?: (failure: Failure) => Promise<void>;
}

export interface Failure {
  readonly error: ResizeError;
  readonly turn: number;
  /** Seconds waited so far. */
  readonly waited: number;
}

/** How often a precaution is tried before nothing is begun. */
export const PREPARE_RETRY = { tries: 3, nextDelay: 60 } as const;

/** What has to be done in the end is tried for a day. */
export const CLEANUP_RETRY = { tries: 34, nextDelay: 15, retryAll: true } as const;

/** After a change, what is different and how it goes back is looked up for some hours. */
export const VERIFY_RETRY = { tries: 10, nextDelay: 30, retryAll: true } as const;

const LONGEST_SECONDS = 3600;

/** One durable call that is made again, after a pause, while its failure may pass. */
export async function retryDurably<Value>(
  ctx: DurableContext,
  name: string,
  call: () => Promise<Result<Value, ResizeError>>,
  { tries, nextDelay, retryAll = false, onFailure }: RetryOptions,
): Promise<Result<Value, ResizeError>> {
  let waited = 0;
  for (let turn = 1; ; turn++) {
    const done = await durableStep(ctx, `${name} ${turn}`, call, 'once');
    if (done.ok || turn >= tries || (!retryAll && !isRetryableControlError(done.error)))
      return done;
    await onFailure?.({ error: done.error, turn, waited });
    const seconds = Math.min(LONGEST_SECONDS, nextDelay * 2 ** Math.min(turn - 1, 12));
    await ctx.wait(`${name} ${turn}: wait`, { seconds });
    waited += seconds;
  }
}
