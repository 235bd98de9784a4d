import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
}

/** How one invocation ended: its answer as JSON text, or its failure. */
export type Ended =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly failure: FunctionFailure };

/** A handler that reads its own event from the JSON text of a payload. */
export type PlainRun = (payload: string, context: Context) => Promise<unknown>;

/** Runs a plain function once. No answer is `null`, as Lambda writes it. Never rejects. */
export async function runPlain(
  run: PlainRun,
  payload: string,
  functionName: string,
  functionArn: string,
): Promise<Ended> {
  try {
    const answer = await run(payload, contextOf(functionName, functionArn));
    return { ok: true, payload: JSON.stringify(answer ?? null) };
  } catch (error) {
    return {
      ok: false,
      failure: {
        errorType: error instanceof Error ? error.name : 'Error',
        errorMessage: error instanceof Error ? error.message : String(error),
      },
    };
  }
}

/** Lambda's longest time-out (docs/facts/durable-functions.md#lambda). */
const TIMEOUT_MS = 900_000;

function contextOf(functionName: string, invokedFunctionArn: string): Context {
  const began = Date.now();
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn,
    memoryLimitInMB: '1769',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, began + TIMEOUT_MS - Date.now()),
    done: refuse,
    fail: refuse,
    succeed: refuse,
  };
}

function refuse(): never {
  throw new Error(
    'The Node 24 runtime has no callbacks: return a promise (docs/facts/durable-functions.md#lambda).',
  );
}
