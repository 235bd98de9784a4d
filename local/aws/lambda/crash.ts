import {
  type DurableExecutionClient,
  DurableExecutionInvocationInputWithClient,
} from '@aws/durable-execution-sdk-js';

export type Checkpoint = Parameters<DurableExecutionClient['checkpoint']>[0];

/** How a function dies at a checkpoint: after it was written, or before. */
export interface Crash {
  readonly written: boolean;
}

/**
 * Runs one invocation of a durable function to its end. When it dies on its way, it is invoked
 * again with what was written until then, as Lambda does (docs/facts/durable-functions.md#replay).
 * The dead one gets no answer any more, as a frozen Lambda would not.
 */
export async function runToEnd<Output>(
  first: DurableExecutionInvocationInputWithClient,
  client: DurableExecutionClient,
  crashAt: (checkpoint: Checkpoint) => Crash | undefined,
  invoke: (input: DurableExecutionInvocationInputWithClient) => Promise<Output>,
): Promise<Output> {
  let input: ConstructorParameters<typeof DurableExecutionInvocationInputWithClient>[0] = first;
  for (;;) {
    const invocation = oneInvocation(client, crashAt);
    const end = await Promise.race([
      invoke(new DurableExecutionInvocationInputWithClient(input, invocation.client)),
      invocation.crash,
    ]);
    if (end !== CRASHED) return end;
    input = await withHistory(input, client);
  }
}

const CRASHED = Symbol('dead');

function oneInvocation(
  client: DurableExecutionClient,
  crashAt: (checkpoint: Checkpoint) => Crash | undefined,
): { readonly client: DurableExecutionClient; readonly crash: Promise<typeof CRASHED> } {
  const { promise: crash, resolve: die } = Promise.withResolvers<typeof CRASHED>();
  let dead = false;
  return {
    crash,
    client: {
      getExecutionState: (params, logger) => client.getExecutionState(params, logger),
      checkpoint: async (params, logger) => {
        if (dead) return new Promise<never>(() => {});
        const how = isPause(params) ? crashAt(params) : undefined;
        if (how === undefined) return client.checkpoint(params, logger);
        dead = true;
        if (how.written) await client.checkpoint(params, logger);
        die(CRASHED);
        return new Promise<never>(() => {});
      },
    },
  };
}

/** Nothing of it is under way at the end of a step, or when it begins to wait. */
function isPause({ Updates = [] }: Checkpoint): boolean {
  return Updates.some(({ Type, Action }) => Type === 'WAIT' || Action !== 'START');
}

async function withHistory(
  input: ConstructorParameters<typeof DurableExecutionInvocationInputWithClient>[0],
  client: DurableExecutionClient,
) {
  const { DurableExecutionArn, CheckpointToken } = input;
  const { Operations = [] } = await client.getExecutionState({
    DurableExecutionArn,
    CheckpointToken,
    Marker: '',
  });
  return { ...input, InitialExecutionState: { Operations, NextMarker: '' } };
}
