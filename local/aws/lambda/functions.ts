import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DurableLambdaHandler } from '@aws/durable-execution-sdk-js';
import type { Context } from 'aws-lambda';
import type { TemporaryKeys } from '../server/accounts.ts';
import type { Clock } from '../server/clock.ts';
import type { FaultBoard } from '../server/faults.ts';
import { closeDurableRunner, openDurableRunner, startDurableRun } from './durableRun.ts';
import { type FunctionRef, parseFunctionName } from './functionName.ts';
import { type Ended, type FunctionFailure, type PlainRun, runPlain } from './plainRun.ts';
import { withCredentials } from './withCredentials.ts';

/**
 * A Lambda function whose handler runs in this process, with the `credentials` of its role in its
 * environment; absent: with those of this process.
 */
type LocalFunction<Event> =
  | {
      readonly kind: 'plain';
      readonly handler: (event: Event, context: Context) => unknown;
      readonly aliases?: readonly string[];
      readonly credentials?: TemporaryKeys;
    }
  | {
      readonly kind: 'durable';
      readonly handler: DurableLambdaHandler;
      readonly aliases?: readonly string[];
      readonly credentials?: TemporaryKeys;
    };

/** One run of a durable function. */
interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly functionName: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'STOPPED';
  readonly startedAt: Date;
  /** Absent while it runs. */
  readonly endedAt?: Date;
  /** The JSON text that it was started with. */
  readonly payload: string;
  readonly result?: string;
  readonly error?: FunctionFailure;
}

/** An asynchronous invocation that failed for the last time. */
interface DeadLetter extends FunctionFailure {
  readonly functionName: string;
  readonly payload: string;
  readonly attempts: number;
}

export interface Invocation {
  /** A name, `name:qualifier`, or an ARN. */
  readonly functionName: string;
  readonly qualifier?: string;
  /** JSON text. */
  readonly payload: string;
  readonly executionName?: string;
}

/** How an invocation was taken up, or why it was not. */
export type Started =
  | {
      readonly kind: 'started';
      /** Ends when the function does. Never rejects. */
      readonly ended: Promise<Ended>;
      readonly executionArn?: string;
      readonly version: string;
    }
  | { readonly kind: 'notFound'; readonly message: string }
  | { readonly kind: 'unqualified'; readonly message: string }
  | { readonly kind: 'alreadyStarted'; readonly message: string }
  | { readonly kind: 'notDurable'; readonly message: string };

/** The functions of one local account and Region. */
export interface Functions {
  readonly register: <Event>(name: string, definition: LocalFunction<Event>) => void;
  /** Says where a function can be reached: its function URL. */
  readonly publish: (name: string, url: string) => void;
  readonly urlOf: (name: string) => string | undefined;
  readonly arnOf: (name: string) => string;
  /** Whether the invocation would be taken up (Lambda's DryRun). */
  readonly check: (invocation: Invocation) => Exclude<Started, { kind: 'started' }> | undefined;
  /** Runs it once: what RequestResponse does. */
  readonly invoke: (invocation: Invocation) => Started;
  /** Runs it in the background, with Lambda's two retries of plain functions: what Event does. */
  readonly enqueue: (invocation: Invocation) => Started;
  readonly executions: () => readonly Execution[];
  /** Ends a running execution at once, as StopDurableExecution does. */
  readonly stop: (executionName: string) => Promise<void>;
  /** Whether there is such a function, durable or not; undefined when there is none. */
  readonly kindOf: (functionName: string) => 'plain' | 'durable' | undefined;
  readonly deadLetters: () => readonly DeadLetter[];
  /** Resolves when nothing runs any more. */
  readonly settled: () => Promise<void>;
  /** Stops every execution; what is still under way is left behind. */
  readonly close: () => Promise<void>;
}

export interface FunctionsSetting {
  readonly account: string;
  readonly region: string;
  readonly clock: Clock;
  readonly faults: Pick<FaultBoard, 'onCheckpoint'>;
}

interface Registered {
  readonly name: string;
  readonly durable?: DurableLambdaHandler;
  readonly plain: PlainRun;
  readonly aliases: readonly string[];
}

/** Lambda retries a failed asynchronous invocation after one minute, then after two more. */
const RETRY_AFTER_SECONDS = [60, 120] as const;

/** How long close() waits for stopped executions to end. */
const CLOSE_WITHIN_MS = 2000;

/** An empty registry. The durable runner starts with the first durable execution. */
export function createFunctions(setting: FunctionsSetting): Functions {
  const registry = new Map<string, Registered>();
  const urls = new Map<string, string>();
  const executions = new Map<string, Execution>();
  const running = new Map<string, { ended: Promise<Ended>; stop: () => Promise<void> }>();
  const stopped = new Set<string>();
  const deadLetters: DeadLetter[] = [];
  const background = new Set<Promise<unknown>>();
  const abort = new AbortController();
  let runner: Promise<void> | undefined;

  function track<Value>(work: Promise<Value>): Promise<Value> {
    background.add(work);
    const forget = () => background.delete(work);
    work.then(forget, forget);
    return work;
  }

  function arnOf(ref: FunctionRef): string {
    const base = `arn:aws:lambda:${setting.region}:${setting.account}:function:${ref.name}`;
    return ref.qualifier === undefined ? base : `${base}:${ref.qualifier}`;
  }

  function find(invocation: Invocation) {
    const ref = parseFunctionName(invocation.functionName, invocation.qualifier);
    const found = ref === undefined ? undefined : registry.get(ref.name);
    const elsewhere =
      (ref?.account ?? setting.account) !== setting.account ||
      (ref?.region ?? setting.region) !== setting.region;
    const unknownQualifier =
      ref?.qualifier !== undefined &&
      ref.qualifier !== '$LATEST' &&
      !found?.aliases.includes(ref.qualifier);
    if (ref === undefined || found === undefined || elsewhere || unknownQualifier) {
      const wanted = ref === undefined ? invocation.functionName : arnOf(ref);
      return { refusal: { kind: 'notFound' as const, message: `Function not found: ${wanted}` } };
    }
    return { ref, found };
  }

  function refusalOf(invocation: Invocation, ref: FunctionRef, found: Registered) {
    if (found.durable === undefined) {
      return invocation.executionName === undefined
        ? undefined
        : {
            kind: 'notDurable' as const,
            message: 'DurableExecutionName is only for durable functions.',
          };
    }
    if (ref.qualifier === undefined) {
      return {
        kind: 'unqualified' as const,
        message: 'You cannot invoke a durable function using an unqualified ARN.',
      };
    }
    const existing = executions.get(invocation.executionName ?? '');
    return existing === undefined ||
      (existing.payload === invocation.payload && existing.functionName === found.name)
      ? undefined
      : {
          kind: 'alreadyStarted' as const,
          message: `The durable execution already exists with another payload: ${existing.name}`,
        };
  }

  function invoke(invocation: Invocation): Started {
    const { ref, found, refusal } = find(invocation);
    if (refusal !== undefined) return refusal;
    const refused = refusalOf(invocation, ref, found);
    if (refused !== undefined) return refused;
    const version = '$LATEST';
    if (found.durable === undefined) {
      const ended = track(runPlain(found.plain, invocation.payload, found.name, arnOf(ref)));
      return { kind: 'started', ended, version };
    }
    const name = invocation.executionName ?? randomUUID();
    const arn = `${arnOf({ ...ref, qualifier: version })}/durable-execution/${name}/${randomUUID()}`;
    const existing = executions.get(name);
    if (existing !== undefined) {
      const ended = running.get(name)?.ended ?? Promise.resolve(endedOf(existing));
      return { kind: 'started', ended, executionArn: existing.arn, version };
    }
    const { payload } = invocation;
    const begun = { arn, name, functionName: found.name, payload, startedAt: new Date() };
    executions.set(name, { ...begun, status: 'RUNNING' });
    runner ??= openDurableRunner();
    const run = startDurableRun(found.durable, JSON.parse(invocation.payload), {
      ready: runner,
      clock: setting.clock,
      diesAt: (input) =>
        setting.faults.onCheckpoint({
          service: 'lambda',
          operation: 'CheckpointDurableExecution',
          account: setting.account,
          region: setting.region,
          input,
        }),
      functionName: found.name,
      functionArn: arnOf(ref),
      invocable: invocable(),
    });
    const ended = track(
      run.ended.then((end) => {
        running.delete(name);
        const execution: Execution =
          end.status === 'SUCCEEDED'
            ? { ...begun, status: 'SUCCEEDED', result: end.result, endedAt: new Date() }
            : {
                ...begun,
                status: stopped.has(name) ? 'STOPPED' : 'FAILED',
                endedAt: new Date(),
                error: { errorType: end.errorType, errorMessage: end.errorMessage },
              };
        executions.set(name, execution);
        return endedOf(execution);
      }),
    );
    running.set(name, { ended, stop: run.stop });
    return { kind: 'started', ended, executionArn: arn, version };
  }

  /** What ctx.invoke reaches: every function under every name that Lambda would take. */
  function invocable(): ReadonlyMap<string, (event: unknown) => Promise<unknown>> {
    const names = [...registry.values()].flatMap(({ name, aliases }) =>
      [undefined, '$LATEST', ...aliases].flatMap((qualifier) => [
        qualifier === undefined ? name : `${name}:${qualifier}`,
        arnOf({ name, ...(qualifier === undefined ? {} : { qualifier }) }),
      ]),
    );
    return new Map(names.map((name) => [name, (event) => invokeForChain(name, event)]));
  }

  async function invokeForChain(functionName: string, event: unknown): Promise<unknown> {
    const started = invoke({ functionName, payload: JSON.stringify(event ?? null) });
    if (started.kind !== 'started') throw new Error(started.message);
    const end = await started.ended;
    if (end.ok) return JSON.parse(end.payload);
    const failure = new Error(end.failure.errorMessage);
    failure.name = end.failure.errorType;
    throw failure;
  }

  /** A clock that stands still is moved on. */
  async function pass(seconds: number): Promise<void> {
    const { clock } = setting;
    if (clock.speed === 0) return clock.advance(seconds * 1000);
    const realMs = (seconds * 1000) / clock.speed;
    await sleep(realMs, undefined, { signal: abort.signal }).catch(() => {});
  }

  async function deliver(invocation: Invocation, first: Promise<Ended>): Promise<void> {
    const { found } = find(invocation);
    const delays = found?.durable === undefined ? RETRY_AFTER_SECONDS : [];
    let end = await first;
    let attempts = 1;
    for (const seconds of delays) {
      if (end.ok) break;
      await pass(seconds);
      if (abort.signal.aborted) break;
      const again = invoke(invocation);
      if (again.kind !== 'started') break;
      end = await again.ended;
      attempts += 1;
    }
    if (end.ok || abort.signal.aborted) return;
    const { functionName, payload } = invocation;
    deadLetters.push({ functionName, payload, attempts, ...end.failure });
  }

  return {
    register: (name, definition) => {
      registry.set(name, {
        name,
        aliases: definition.aliases ?? [],
        ...(definition.kind === 'durable' ? { durable: asRole(definition) } : {}),
        plain: async (payload, context) =>
          definition.kind === 'plain'
            ? withCredentials(definition.credentials, () =>
                definition.handler(JSON.parse(payload), context),
              )
            : Promise.reject(new Error(`${name} is durable.`)),
      });
    },
    publish: (name, url) => urls.set(name, url),
    urlOf: (name) => urls.get(name),
    arnOf: (name) => arnOf({ name }),
    check: (invocation) => {
      const { ref, found, refusal } = find(invocation);
      return refusal ?? refusalOf(invocation, ref, found);
    },
    invoke,
    enqueue: (invocation) => {
      const started = invoke(invocation);
      if (started.kind === 'started') track(deliver(invocation, started.ended));
      return started;
    },
    executions: () => [...executions.values()],
    stop: async (executionName) => {
      const run = running.get(executionName);
      if (run === undefined) throw new Error(`No execution ${executionName} is running.`);
      stopped.add(executionName);
      await run.stop();
      await run.ended;
    },
    kindOf: (functionName) => {
      const found = registry.get(functionName);
      return found && (found.durable === undefined ? 'plain' : 'durable');
    },
    deadLetters: () => deadLetters,
    settled: async () => {
      while (background.size > 0) await Promise.allSettled(background);
    },
    close: async () => {
      abort.abort();
      const runs = [...running.values()];
      await Promise.allSettled(runs.map((run) => run.stop()));
      await Promise.race([
        Promise.allSettled(runs.map((run) => run.ended)),
        sleep(CLOSE_WITHIN_MS, undefined, { ref: false }),
      ]);
      if (runner !== undefined) await closeDurableRunner();
    },
  };
}

function asRole({
  handler,
  credentials,
}: Extract<LocalFunction<never>, { kind: 'durable' }>): DurableLambdaHandler {
  return (event, context) => withCredentials(credentials, () => handler(event, context));
}

function endedOf(execution: Execution): Ended {
  return execution.error === undefined
    ? { ok: true, payload: execution.result ?? 'null' }
    : { ok: false, failure: execution.error };
}
