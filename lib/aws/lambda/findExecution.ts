import { type LambdaClient, ListDurableExecutionsByFunctionCommand } from '@aws-sdk/client-lambda';
import type { ExecutionAttempt } from '../../domain/lifecycle/executionAttempts.ts';
import { permitted } from '../client/permitted.ts';

/**
 * The newest execution of this name in any version of a durable function; undefined when there is
 * none, or it ended too long ago (docs/facts/durable-functions.md#starting-an-execution).
 * `functionName` has no qualifier: with one, Lambda lists only what that version runs (API
 * reference, ListDurableExecutionsByFunction).
 */
export const findExecution = permitted(['lambda:ListDurableExecutionsByFunction'], find);

async function find(
  client: LambdaClient,
  functionName: string,
  executionName: string,
): Promise<ExecutionAttempt | undefined> {
  const { DurableExecutions = [] } = await client.send(
    new ListDurableExecutionsByFunctionCommand({
      FunctionName: functionName,
      DurableExecutionName: executionName,
    }),
  );
  const found = DurableExecutions.find((each) => each.DurableExecutionName === executionName);
  if (found === undefined) return undefined;
  if (found.Status === 'RUNNING') return { running: true };
  // Without an end time it may still run: no second execution is started.
  return found.EndTimestamp === undefined
    ? { running: true }
    : { running: false, endedAt: found.EndTimestamp.toISOString() };
}
