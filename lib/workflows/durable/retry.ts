import type { DurableContext } from '@aws/durable-execution-sdk-js';
import { mayPass, type ResizeError } from '../../domain/resize/nextAction.ts';
import type { Result } from '../../shared/result.ts';
import { attempt } from './durableStep.ts';

export interface Persistence {
  readonly tries: number;
  /** Of the first pause; each one is twice as long as the one before, up to an hour. */
  readonly pauseSeconds: number;
  /** Also failures that nobody expects to pass by waiting: what has to be done in the end. */
  readonly whatever?: boolean;
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
export const PRECAUTION = { tries: 3, pauseSeconds: 60 } as const;

/** What has to be done in the end is tried for a day. */
export const FOR_A_DAY = { tries: 34, pauseSeconds: 15, whatever: true } as const;

/** After a change, what is different and how it goes back is looked up for some hours. */
export const LOOK_BACK = { tries: 10, pauseSeconds: 30, whatever: true } as const;

const LONGEST_SECONDS = 3600;

/** One durable call that is made again, after a pause, while its failure may pass. */
export async function persist<Value>(
  ctx: DurableContext,
  name: string,
  call: () => Promise<Result<Value, ResizeError>>,
  { tries, pauseSeconds, whatever = false, onFailure }: Persistence,
): Promise<Result<Value, ResizeError>> {
  let waited = 0;
  for (let turn = 1; ; turn++) {
    const done = await attempt(ctx, `${name} ${turn}`, call, 'once');
    if (done.ok || turn >= tries || (!whatever && !mayPass(done.error))) return done;
    await onFailure?.({ error: done.error, turn, waited });
    const seconds = Math.min(LONGEST_SECONDS, pauseSeconds * 2 ** Math.min(turn - 1, 12));
    await ctx.wait(`${name} ${turn}: wait`, { seconds });
    waited += seconds;
  }
}
