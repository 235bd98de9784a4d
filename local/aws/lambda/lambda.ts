import {
  type Execution,
  type FunctionConfiguration,
  FunctionUrlAuthType,
  GetFunctionConfigurationCommand,
  GetFunctionUrlConfigCommand,
  InvokeCommand,
  type InvokeCommandInput,
  InvokeMode,
  ListDurableExecutionsByFunctionCommand,
  type ListDurableExecutionsByFunctionCommandInput,
} from '@aws-sdk/client-lambda';
import { restJson } from '../protocol/restJson.ts';
import { AwsError } from '../server/awsError.ts';
import { type ModelledService, operation, operationTable } from '../server/service.ts';
import type { Functions, Invocation, Started } from './functions.ts';
import type { Ended } from './plainRun.ts';

/**
 * Lambda's Invoke, over handlers that run in this process
 * (docs/facts/durable-functions.md#starting-an-execution).
 */
export function lambdaService(functions: Functions): ModelledService {
  return {
    signingName: 'lambda',
    protocol: restJson,
    throttleError: { code: 'TooManyRequestsException', status: 429 },
    operations: operationTable(
      operation(GetFunctionConfigurationCommand, ({ FunctionName = '' }): FunctionConfiguration => {
        throwRefusal(functions.check({ functionName: FunctionName, payload: '{}' }));
        return {
          FunctionName,
          Runtime: 'nodejs24.x',
          // Functions run in this process: its environment is theirs.
          Environment: { Variables: trimtabVariables() },
        };
      }),
      operation(ListDurableExecutionsByFunctionCommand, (input) => ({
        DurableExecutions: executionsOf(input, functions),
      })),
      operation(GetFunctionUrlConfigCommand, ({ FunctionName = '' }) => {
        throwRefusal(functions.check({ functionName: FunctionName, payload: '{}' }));
        const url = functions.urlOf(FunctionName);
        if (url === undefined) {
          // The code that Lambda's API reference lists for a function without one.
          throw new AwsError(
            'ResourceNotFoundException',
            'The resource you requested does not exist.',
            404,
          );
        }
        return {
          FunctionUrl: url,
          FunctionArn: functions.arnOf(FunctionName),
          AuthType: FunctionUrlAuthType.NONE,
          CreationTime: PUBLISHED,
          LastModifiedTime: PUBLISHED,
          InvokeMode: InvokeMode.BUFFERED,
        };
      }),
      operation(InvokeCommand, async (input) => {
        const invocation = invocationOf(input);
        switch (input.InvocationType ?? 'RequestResponse') {
          case 'DryRun':
            throwRefusal(functions.check(invocation));
            return { StatusCode: 204 };
          case 'Event':
            return { StatusCode: 202, ...arnOf(started(functions.enqueue(invocation))) };
          case 'RequestResponse': {
            const run = started(functions.invoke(invocation));
            return {
              StatusCode: 200,
              ExecutedVersion: run.version,
              ...arnOf(run),
              ...answerOf(await run.ended),
            };
          }
          default:
            throw invalid(`Unknown invocation type ${input.InvocationType}.`);
        }
      }),
    ),
  };
}

/** The newest first, unless ReverseOrder says otherwise (API reference, ListDurableExecutionsByFunction). */
function executionsOf(
  input: ListDurableExecutionsByFunctionCommandInput,
  functions: Functions,
): Execution[] {
  const { FunctionName = '', DurableExecutionName, ...rest } = input;
  const unknown = Object.entries(rest).filter(([, value]) => value !== undefined);
  if (unknown.length > 0) {
    throw invalid(`The local Lambda does not model ${unknown.map(([name]) => name).join(', ')}.`);
  }
  const kind = functions.kindOf(FunctionName);
  if (kind === undefined) {
    throw new AwsError('ResourceNotFoundException', `Function not found: ${FunctionName}`, 404);
  }
  // What Lambda answers for another function is not known: a test that asks has a bug.
  if (kind === 'plain') throw invalid(`${FunctionName} is not durable.`);
  return functions
    .executions()
    .filter(
      ({ functionName, name }) =>
        functionName === FunctionName && (DurableExecutionName ?? name) === name,
    )
    .map(
      (each): Execution => ({
        DurableExecutionArn: each.arn,
        DurableExecutionName: each.name,
        FunctionArn: each.arn.split('/')[0],
        Status: each.status,
        StartTimestamp: each.startedAt,
        ...(each.endedAt === undefined ? {} : { EndTimestamp: each.endedAt }),
      }),
    )
    .toReversed();
}

/** Nothing here is ever deployed again. */
const PUBLISHED = '2026-11-01T00:00:00.000+0000';

function trimtabVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith('TRIMTAB_') && value !== undefined ? [[name, value]] : [],
    ),
  );
}

/**
 * Payload limits in bytes: an asynchronous event is smaller
 * (docs/facts/durable-functions.md#limits).
 */
const LARGEST = { RequestResponse: 6_291_456, Event: 1_048_576, DryRun: 6_291_456 } as const;

function invocationOf(input: InvokeCommandInput): Invocation {
  const payload = textOf(input.Payload);
  const largest = LARGEST[input.InvocationType ?? 'RequestResponse'];
  if (Buffer.byteLength(payload) > largest) {
    throw new AwsError(
      'RequestTooLargeException',
      `${Buffer.byteLength(payload)} byte payload is too large (limit ${largest} bytes).`,
      413,
    );
  }
  const name = input.DurableExecutionName;
  if (name !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    throw invalid('DurableExecutionName must be 1 to 64 letters, digits, hyphens or underscores.');
  }
  return {
    functionName: input.FunctionName ?? '',
    payload,
    ...(input.Qualifier === undefined ? {} : { qualifier: input.Qualifier }),
    ...(name === undefined ? {} : { executionName: name }),
  };
}

/** The payload as JSON text; no payload is an empty object, as Lambda hands it to a handler. */
function textOf(payload: InvokeCommandInput['Payload']): string {
  // The protocol gives a blob as bytes; the SDK's input type allows more.
  const text = payload instanceof Uint8Array ? Buffer.from(payload).toString('utf8') : '{}';
  try {
    JSON.parse(text);
  } catch {
    throw new AwsError(
      'InvalidRequestContentException',
      'Could not parse request body into json: it is not JSON.',
    );
  }
  return text;
}

function started(run: Started): Extract<Started, { kind: 'started' }> {
  if (run.kind === 'started') return run;
  return throwRefusal(run);
}

function throwRefusal(refusal: Exclude<Started, { kind: 'started' }>): never;
function throwRefusal(refusal: Exclude<Started, { kind: 'started' }> | undefined): void;
function throwRefusal(refusal: Exclude<Started, { kind: 'started' }> | undefined): void {
  switch (refusal?.kind) {
    case undefined:
      return;
    case 'notFound':
      throw new AwsError('ResourceNotFoundException', refusal.message, 404);
    case 'alreadyStarted':
      throw new AwsError('DurableExecutionAlreadyStartedException', refusal.message, 409);
    case 'unqualified':
    case 'notDurable':
      throw invalid(refusal.message);
  }
}

function arnOf({ executionArn }: { readonly executionArn?: string }) {
  return executionArn === undefined ? {} : { DurableExecutionArn: executionArn };
}

function answerOf(end: Ended): { Payload: Uint8Array; FunctionError?: string } {
  return end.ok
    ? { Payload: Buffer.from(end.payload) }
    : { FunctionError: 'Unhandled', Payload: Buffer.from(JSON.stringify(end.failure)) };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
