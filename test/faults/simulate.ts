import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { LocalDurableTestRunner, OperationType } from '@aws/durable-execution-sdk-js-testing';
import { approve, cancel } from '../../lib/domain/lifecycle/approve.ts';
import type { SuggestionRecord } from '../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import type { ObservedState } from '../../lib/domain/resize/nextAction.ts';
import { resizeOf } from '../../lib/domain/suggestions/approvability.ts';
import type { SuggestionId } from '../../lib/domain/suggestions/suggestion.ts';
import { instanceKey } from '../../lib/shared/ids.ts';
import { inEnglish, sentence } from '../../lib/shared/message.ts';
import { err, ok } from '../../lib/shared/result.ts';
import { concurrencyLimiter } from '../../lib/store/concurrencyLimiter.ts';
import { killSwitchStore } from '../../lib/store/killSwitchStore.ts';
import { type LedgerEntry, ledgerStore } from '../../lib/store/ledgerStore.ts';
import { lockStore } from '../../lib/store/lockStore.ts';
import { type SuggestionStore, suggestionStore } from '../../lib/store/suggestionStore.ts';
import type { Table } from '../../lib/store/table/table.ts';
import type { ResizeDeps } from '../../lib/workflows/resize/deps.ts';
import { type ResizeRequest, resizeRequestOf } from '../../lib/workflows/resize/request.ts';
import { type ResizeOutcome, resize } from '../../lib/workflows/resize/resize.ts';
import { AT, anApproval, anApprovedRecord, aSuggestion } from '../builders/aSuggestion.ts';
import { memoryTable } from '../builders/memoryTable.ts';
import { type Clock, clockAt, passingTime } from '../workflows/resize/passingTime.ts';
import {
  type Around,
  aBaseline,
  simulatedAround,
  WEB,
} from '../workflows/resize/simulatedServices.ts';
import { type Storm, type StormyInstance, stormyInstance } from './faultyInstance.ts';
import { type Random, randomFrom } from './random.ts';

const OLD = 'm5.xlarge';
const NEW = 'm7i.large';
/** What a second approval of the same instance asks for, at the same time. */
const OTHER = 'm6i.large';
/** The fallback type that the approver accepts. */
const FALLBACK = 'm7a.large';

/** Each schedule has its instance for itself. */
const NO_LIMITS = { atOnce: 9, perHour: 9, perDay: 9, freezes: [], timeZone: 'UTC' };

/** What came of one schedule of faults. */
export interface Simulated {
  readonly before: ObservedState;
  readonly storm: Storm;
  readonly instance: StormyInstance;
  /** It is not any more what was approved. */
  readonly drifted: boolean;
  /** One for each delivery of the approval. */
  readonly outcomes: readonly (ResizeOutcome | undefined)[];
  /** Of another approval for the same instance, when there was one. */
  readonly rival?: ResizeOutcome;
  readonly record: SuggestionRecord | undefined;
  readonly ledger: readonly LedgerEntry[];
  /** No lock of the instance or its target group is held. */
  readonly locksAreFree: boolean;
  /** Whose approval each call that touched the instance was made for, in order. */
  readonly hands: readonly string[];
  readonly around: Around;
  /** How many target groups it was in. */
  readonly groups: number;
  /** When people were alerted, in seconds since the beginning. */
  readonly alarms: readonly number[];
  /** When the reservations were cancelled, in the same seconds, and how the instance was then. */
  readonly released: readonly { readonly at: number; readonly truth: ObservedState }[];
  readonly endedAt: number;
  /** Durable operations of the longest execution (docs/facts/durable-functions.md#limits). */
  readonly operations: number;
}

/** What a test breaks on purpose, to prove that the simulation finds it. */
export type Sabotage = (deps: ResizeDeps) => ResizeDeps;

/** One approval from its delivery to its end, in the weather of this seed. */
export async function simulate(seed: number, sabotage: Sabotage = (deps) => deps) {
  const random = randomFrom(seed);
  const before: ObservedState = random.percent(80)
    ? { state: 'running', instanceType: OLD, health: 'ok' }
    : { state: 'stopped', instanceType: OLD, health: 'unknown' };
  const storm = stormFrom(random);
  const clock = clockAt(AT);
  const seconds = () => (clock.now().getTime() - Date.parse(AT)) / 1000;
  const holds = (id: string) => around.reserved.get(id);
  const instance = stormyInstance(before, storm, { random, clock, holds });
  // At this call of the table another approval runs from start to end: reproducible for each seed,
  // as two concurrent runs are not.
  const meanwhile = { at: 1 + random.below(25), run: async () => {} };
  const table = stormyTable(memoryTable(), random, meanwhile);
  const runState = before.state === 'running' ? 'running' : 'stopped';
  const inGroup = runState === 'running' && random.percent(30);
  const fallbacks = random.percent(20) ? [FALLBACK] : [];
  const { saving } = aSuggestion();
  const record = anApprovedRecord(
    aSuggestion({ runState, fallbacks: fallbacks.map((to) => ({ to, saving })) }),
    anApproval({
      backUp: random.percent(20),
      fallbacks: fallbacks.length > 0,
      ...(random.percent(10) ? { startsAt: '2026-11-24T02:00:00.000Z' } : {}),
    }),
  );
  const suggestions = suggestionStore(table.calm);
  await suggestions.create(record);
  const drifted = random.percent(5);
  const killSwitch = killSwitchStore(table.calm);
  const around = simulatedAround({
    targets: inGroup ? [WEB] : [],
    ...(random.percent(10) ? { sickInGroupOn: NEW } : {}),
    ...(random.percent(10) ? { insufficientCapacity: [random.pick([OLD, NEW])] } : {}),
    typeNow: () => instance.truth().instanceType,
    call: instance.weather,
  });
  const reserves = random.percent(30);
  const alarms: number[] = [];
  const released: { at: number; truth: ObservedState }[] = [];
  const environment: Environment = { clock, hands: [], operations: [] };
  const deps = sabotage({
    now: clock.now,
    ...around,
    capacity: {
      ...around.capacity,
      release: (...which) => {
        released.push({ at: seconds(), truth: instance.truth() });
        return around.capacity.release(...which);
      },
    },
    changePolicyOf: () => ({ secondApprover: false, reserveCapacity: reserves, backUp: false }),
    suggestions: suggestionStore(table.stormy),
    locks: lockStore(table.stormy),
    concurrency: concurrencyLimiter(lockStore(table.calm), NO_LIMITS),
    ledger: ledgerStore(table.stormy),
    killSwitch,
    control: instance,
    revalidate: async () => {
      if (drifted || instance.truth().instanceType !== OLD)
        return err({ reason: sentence('It has changed.') });
      return ok({
        baseline: aBaseline({ runState, targets: inGroup ? [WEB] : [] }),
        fallbacks: fallbacks.map((instanceType) => ({ instanceType })),
      });
    },
    verifyChange: async () => ({ differences: [] }),
    readHealth: async () => ({ health: 'ok', unhealthyTargetGroups: [] }),
    postEvent: async () => {},
    alertApprovers: async () => {
      alarms.push(seconds());
    },
    pageOperators: () => {},
    show: async (shown) => {
      if (random.percent(2)) await killSwitch.stop({ kind: 'bot' }, AT);
      if (!random.percent(2)) return;
      const cancelled = cancel(shown, { kind: 'user', id: 'U0BOB' }, clock.now().toISOString());
      if (cancelled.ok) await suggestions.save(shown, cancelled.value);
    },
    settings: {
      pollSeconds: 15,
      healthMinutes: 10,
      monitoringHours: 0.5,
      monitoringIntervalMinutes: 30,
    },
  });
  const request = resizeRequestOf(record);
  const deliveries = random.percent(30) ? 2 : 1;
  const rivalRequest = random.percent(50) ? await rivalOf(record, suggestions) : undefined;
  let rival: ResizeOutcome | undefined;
  if (rivalRequest !== undefined) {
    meanwhile.run = async () => {
      rival = await run(rivalRequest, deps, environment);
    };
  }
  const outcome = await run(request, deps, environment);
  // Lambda keeps a second delivery out while the first one runs, by its name
  // (docs/facts/durable-functions.md#starting-an-execution); later it is a run of its own.
  const outcomes = [outcome, ...(deliveries > 1 ? [await run(request, deps, environment)] : [])];
  const { suggestion } = record;
  const free = (what: string) =>
    lockStore(table.calm).acquire({ what, owner: 'the next one', now: clock.now() });
  return {
    before,
    storm,
    instance,
    drifted,
    outcomes,
    ...(rival === undefined ? {} : { rival }),
    record: await suggestions.get(suggestion.instance.account, suggestion.id),
    ledger: await ledgerStore(table.calm).list(),
    hands: environment.hands,
    around,
    groups: inGroup ? 1 : 0,
    alarms,
    released,
    endedAt: seconds(),
    operations: Math.max(...environment.operations),
    locksAreFree: (await free(instanceKey(suggestion.instance))) && (await free(WEB.groupArn)),
  } satisfies Simulated;
}

/** What all executions of a schedule share. */
interface Environment {
  readonly clock: Clock;
  /** The approval of each call that touches the instance, in order. */
  readonly hands: string[];
  /** Of each execution. */
  readonly operations: number[];
}

async function rivalOf(
  { suggestion }: SuggestionRecord,
  suggestions: SuggestionStore,
): Promise<ResizeRequest> {
  const id = 'rival0000000' as SuggestionId;
  const opened = createRecord({ ...resizeOf(suggestion), id, from: OLD, to: OTHER }, AT);
  const approved = approve(opened, anApproval({ id: 'approval-2' }), 'plan-1', false);
  if (!approved.ok) throw new Error(inEnglish(approved.error.message));
  await suggestions.create(approved.value);
  return resizeRequestOf(approved.value);
}

async function run(
  request: ResizeRequest,
  deps: ResizeDeps,
  { clock, hands, operations }: Environment,
): Promise<ResizeOutcome | undefined> {
  const { control: machine } = deps;
  const touching = async <Value>(call: Promise<Value>): Promise<Value> => {
    hands.push(request.approvalId);
    return call;
  };
  const own: ResizeDeps = {
    ...deps,
    control: {
      ...machine,
      stop: (ref) => touching(machine.stop(ref)),
      changeType: (ref, to) => touching(machine.changeType(ref, to)),
      start: (ref) => touching(machine.start(ref)),
    },
  };
  const waited = new Set<string>();
  const runner = new LocalDurableTestRunner({
    handlerFunction: withDurableExecution((event: ResizeRequest, ctx) =>
      resize(event, passingTime(ctx, clock, waited), own),
    ),
  });
  const execution = await runner.run({ payload: request });
  // Each try of a step is one, and so is the execution itself.
  const tries = execution
    .getOperations()
    .map((each) => (each.getType() === OperationType.STEP ? each.getStepDetails()?.attempt : 1));
  operations.push(tries.reduce<number>((sum, number) => sum + (number ?? 1), 1));
  return execution.getStatus() === 'SUCCEEDED' ? execution.getResult() : undefined;
}

/** Seconds. The last one is longer than a rollback is tried. */
const HOUR = 3600;
const TOO_LONG = 6 * 24 * HOUR;

function stormFrom(random: Random): Storm {
  const some = (chance: number) => {
    if (!random.percent(chance)) return 0;
    if (random.percent(4)) return TOO_LONG;
    return random.percent(20) ? random.below(30 * HOUR) : random.below(HOUR);
  };
  return {
    refused: random.pick([0, 5, 20, 40]),
    unanswered: random.pick([0, 5, 15]),
    noCapacity: { [NEW]: some(30), [OLD]: some(20) },
    fallsBack: { [NEW]: some(20), [OLD]: some(10) },
    fallsBackFor: random.pick(['Client.InternalError', 'Server.InsufficientInstanceCapacity']),
    killSwitch: random.pick([20, 40, 40, 200, random.percent(5) ? random.below(20 * HOUR) : 40]),
    starts: random.pick([15, 40, 40, 100]),
    checks: random.pick([60, 150, 150, 400]),
    ...(random.percent(15) ? { sickOn: NEW } : {}),
    ...(random.percent(10) ? { impossible: NEW } : {}),
    ...(random.percent(15)
      ? {
          intruder: {
            at: 1 + random.below(10),
            does: random.pick(['stop', 'start', 'terminate', 'retype'] as const),
          },
        }
      : {}),
  };
}

/** DynamoDB that does not answer now and then, before or after it wrote. */
function stormyTable(
  calm: Table,
  random: Random,
  meanwhile: { readonly at: number; readonly run: () => Promise<void> },
): { readonly calm: Table; readonly stormy: Table } {
  let calls = 0;
  const shaken = async <Value>(call: () => Promise<Value>): Promise<Value> => {
    calls += 1;
    if (calls === meanwhile.at) await meanwhile.run();
    if (random.percent(2)) throw new Error('DynamoDB did not answer');
    const value = await call();
    if (random.percent(1)) throw new Error('DynamoDB answered too late');
    return value;
  };
  return {
    calm,
    stormy: {
      get: (key) => shaken(() => calm.get(key)),
      list: (pk) => shaken(() => calm.list(pk)),
      put: (key, value, options) => shaken(() => calm.put(key, value, options)),
      putIf: (condition, key, value, options) =>
        shaken(() => calm.putIf(condition, key, value, options)),
    },
  };
}
