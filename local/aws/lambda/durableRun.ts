import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DurableExecutionClient,
  DurableExecutionInvocationInputWithClient,
  type DurableLambdaHandler,
} from '@aws/durable-execution-sdk-js';
import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import type { Clock } from '../server/clock.ts';
import { type Checkpoint, type Crash, runToEnd } from './crash.ts';

export interface DurableRun {
  /** Ends with the handler's answer as JSON text, or with what went wrong. Never rejects. */
  readonly ended: Promise<DurableEnd>;
  /** Ends a running execution at once, as StopDurableExecution does; what it waits for is dropped. */
  readonly stop: () => Promise<void>;
}

type DurableEnd =
  | { readonly status: 'SUCCEEDED'; readonly result: string }
  | { readonly status: 'FAILED'; readonly errorType: string; readonly errorMessage: string };

export interface DurableSetting {
  /** Resolves when the runner's checkpoint server is up. */
  readonly ready: Promise<void>;
  /**
   * Waits and retry delays get shorter by its speed. While it stands still they take no time, and it
   * moves on by as much.
   */
  readonly clock: Clock;
  /** Whether the function dies at this checkpoint. */
  readonly diesAt: (checkpoint: Checkpoint) => Crash | undefined;
  readonly functionName: string;
  readonly functionArn: string;
  /** What `ctx.invoke` can reach, by the name it is called by. */
  readonly invocable: ReadonlyMap<string, (event: unknown) => Promise<unknown>>;
}

/** Runs one durable execution of `handler` in this process, under the SDK's own local runner. */
export function startDurableRun(
  handler: DurableLambdaHandler,
  payload: unknown,
  setting: DurableSetting,
): DurableRun {
  let stopped = false;
  let latest: Latest | undefined;
  const runner = new LocalDurableTestRunner<unknown>({
    handlerFunction: (event, context) => {
      if (stopped) throw new Error('The execution was stopped.');
      if (!DurableExecutionInvocationInputWithClient.isInstance(event)) {
        throw new Error('The local runner gave an invocation without its client.');
      }
      latest = {
        client: event.durableExecutionClient,
        arn: event.DurableExecutionArn,
        token: event.CheckpointToken,
      };
      const client = atSpeed(event.durableExecutionClient, setting.clock, () => stopped);
      const there = {
        ...context,
        functionName: setting.functionName,
        invokedFunctionArn: setting.functionArn,
      };
      return runToEnd(event, client, setting.diesAt, (input) => handler(input, there));
    },
  });
  // The runner would start a nested durable function without any function that it can invoke in
  // turn; as plain functions they all come back to our registry, whatever their kind.
  for (const [name, invoke] of setting.invocable) runner.registerFunction(name, invoke);
  return {
    ended: setting.ready.then(() => endOf(runner, payload)),
    stop: async () => {
      stopped = true;
      if (latest !== undefined) await fail(latest);
    },
  };
}

interface Latest {
  readonly client: DurableExecutionClient;
  readonly arn: string;
  readonly token: string;
}

async function endOf(
  runner: LocalDurableTestRunner<unknown>,
  payload: unknown,
): Promise<DurableEnd> {
  try {
    const end = await runner.run({ payload });
    if (end.getStatus() === 'SUCCEEDED') {
      return { status: 'SUCCEEDED', result: JSON.stringify(end.getResult() ?? null) };
    }
    const { errorType, errorMessage } = end.getError();
    return {
      status: 'FAILED',
      errorType: errorType ?? 'Error',
      errorMessage: errorMessage ?? 'The execution failed without a message.',
    };
  } catch (error) {
    return {
      status: 'FAILED',
      errorType: error instanceof Error ? error.name : 'Error',
      errorMessage: error instanceof Error ? error.message : String(error),
    };
  }
}

/** A terminal update of the execution itself: the runner ends it and clears its timers. */
async function fail({ client, arn, token }: Latest): Promise<void> {
  await client.checkpoint({
    DurableExecutionArn: arn,
    CheckpointToken: token,
    Updates: [
      {
        Id: 'stop',
        Type: 'EXECUTION',
        Action: 'FAIL',
        Error: { ErrorType: 'ExecutionStopped', ErrorMessage: 'The execution was stopped.' },
      },
    ],
  });
}

/**
 * The same client with shorter waits. The checkpoint server counts whole seconds, so the rest of a
 * wait passes before the checkpoint is written. A stopped execution gets no answer any more, as a
 * frozen Lambda would not.
 */
function atSpeed(
  client: DurableExecutionClient,
  clock: Clock,
  stopped: () => boolean,
): DurableExecutionClient {
  return {
    getExecutionState: (params, logger) => client.getExecutionState(params, logger),
    checkpoint: async (params, logger) => {
      let rest = 0;
      let skipped = 0;
      const shorter = (seconds: number): number => {
        if (clock.speed === 0) {
          skipped = Math.max(skipped, seconds);
          return 0;
        }
        const scaled = seconds / clock.speed;
        rest = Math.max(rest, scaled - Math.floor(scaled));
        return Math.floor(scaled);
      };
      const updates = params.Updates?.map((update) => {
        const wait = update.WaitOptions?.WaitSeconds;
        const retry = update.StepOptions?.NextAttemptDelaySeconds;
        return {
          ...update,
          ...(wait === undefined ? {} : { WaitOptions: { WaitSeconds: shorter(wait) } }),
          ...(retry === undefined
            ? {}
            : { StepOptions: { NextAttemptDelaySeconds: shorter(retry) } }),
        };
      });
      if (rest > 0) await sleep(rest * 1000, undefined, { ref: false });
      clock.advance(skipped * 1000);
      if (stopped()) return new Promise<never>(() => {});
      return client.checkpoint(
        { ...params, ...(updates === undefined ? {} : { Updates: updates }) },
        logger,
      );
    },
  };
}

let users = 0;

/** The runner's checkpoint server is one for the process: the first user starts it. */
export async function openDurableRunner(): Promise<void> {
  users += 1;
  if (users === 1) await LocalDurableTestRunner.setupTestEnvironment({ skipTime: false });
}

/** The last user ends it. */
export async function closeDurableRunner(): Promise<void> {
  users -= 1;
  if (users === 0) await LocalDurableTestRunner.teardownTestEnvironment();
}
