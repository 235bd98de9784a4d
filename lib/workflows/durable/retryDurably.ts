import {
  createWaitStrategy,
  type DurableContext,
  JitterStrategy,
} from '@aws/durable-execution-sdk-js';
import { isRetryable, type ResizeError } from '../../domain/resize/nextAction.ts';
import { err, type Result } from '../../shared/result.ts';
import { thrownError } from './durableStep.ts';

export interface RetryOptions<Problem> {
  readonly maxAttempts: number;
  /** The first pause. Each one is twice as long as the one before, up to an hour. */
  readonly initialDelaySeconds: number;
  /** Whether another attempt may succeed. */
  readonly retryIf: (error: Problem | ResizeError) => boolean;
}

const always = () => true;

/** What prepares a change: after three minutes nothing is begun. */
export const PREPARE_RETRY = {
  maxAttempts: 3,
  initialDelaySeconds: 60,
  retryIf: isRetryable,
} as const satisfies RetryOptions<ResizeError>;

/** What must be cleaned up in the end is tried for a day. */
export const CLEANUP_RETRY = {
  maxAttempts: 34,
  initialDelaySeconds: 15,
  retryIf: always,
} as const satisfies RetryOptions<ResizeError>;

/** The verification after a change is tried for some hours. */
export const VERIFY_RETRY = {
  maxAttempts: 10,
  initialDelaySeconds: 30,
  retryIf: always,
} as const satisfies RetryOptions<ResizeError>;

/**
 * One durable call that is made again, after a pause, while its failure may pass. Returns the result
 * of the last attempt. Each attempt is one operation of the execution: an attempt of the SDK's
 * waitForCondition, whose condition is that the result is final.
 */
export async function retryDurably<Value, Problem = ResizeError>(
  ctx: DurableContext,
  name: string,
  call: () => Promise<Result<Value, Problem>>,
  { maxAttempts, initialDelaySeconds, retryIf }: RetryOptions<Problem>,
): Promise<Result<Value, Problem | ResizeError>> {
  type Attempt = { readonly result?: Result<Value, Problem | ResizeError> };
  const backoff = createWaitStrategy<Attempt>({
    maxAttempts,
    initialDelay: { seconds: initialDelaySeconds },
    maxDelay: { hours: 1 },
    backoffRate: 2,
    jitter: JitterStrategy.NONE,
    shouldContinuePolling: ({ result }) => result?.ok === false && retryIf(result.error),
  });
  const { result } = await ctx.waitForCondition<Attempt>(
    name,
    // A check that throws would fail for good: an error is a result like any other.
    async () => ({
      result: await call().catch((error) => err(thrownError(name, error, 'unavailable'))),
    }),
    {
      initialState: {},
      // The last failure is returned, where the SDK's strategy would throw.
      waitStrategy: (state, attempt) =>
        attempt >= maxAttempts ? { shouldContinue: false } : backoff(state, attempt),
    },
  );
  if (result === undefined) throw new Error(`${name} ended without a result`);
  return result;
}
