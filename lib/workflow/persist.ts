import type { DurableContext } from '@aws/durable-execution-sdk-js';
import { mayPass, type ResizeError } from '../domain/resizeMove.ts';
import type { Result } from '../domain/result.ts';
import { attempt } from './attempt.ts';

export interface Persistence {
  readonly tries: number;
  /** Of the first pause; each one is twice as long as the one before, up to a quarter of an hour. */
  readonly pauseSeconds: number;
  /** Also failures that nobody expects to pass by waiting: what has to be done in the end. */
  readonly whatever?: boolean;
}

const LONGEST_SECONDS = 900;

/** One durable call that is made again, after a pause, while its failure may pass. */
export async function persist<Value>(
  ctx: DurableContext,
  name: string,
  call: () => Promise<Result<Value, ResizeError>>,
  { tries, pauseSeconds, whatever = false }: Persistence,
): Promise<Result<Value, ResizeError>> {
  for (let turn = 1; ; turn++) {
    const done = await attempt(ctx, `${name} ${turn}`, call);
    if (done.ok || turn >= tries || (!whatever && !mayPass(done.error))) return done;
    const seconds = Math.min(LONGEST_SECONDS, pauseSeconds * 2 ** Math.min(turn - 1, 10));
    await ctx.wait(`${name} ${turn}: wait`, { seconds });
  }
}
