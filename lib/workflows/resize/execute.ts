import { RUN_STATE_WORDS } from '../../domain/fleet/stateText.ts';
import type { AwsRequest, ProgressStep } from '../../domain/lifecycle/suggestionRecord.ts';
import { remember } from '../../domain/lifecycle/transition.ts';
import type { Before, Target } from '../../domain/resize/baseline.ts';
import type { Acted, Goal, ResizeError } from '../../domain/resize/nextAction.ts';
import {
  progressAt,
  progressBack,
  type ResizePhase,
  type Road,
} from '../../domain/resize/progress.ts';
import { type Sentence, sentence, together } from '../../shared/message.ts';
import { ok, type Result } from '../../shared/result.ts';
import { attempt } from '../durable/durableStep.ts';
import { LOOK_BACK, PRECAUTION, persist } from '../durable/retry.ts';
import { type DriveEnd, drive } from './control/reconcileLoop.ts';
import { putBack, type TargetTrip, takeOut, untilHealthy } from './control/targetGroups.ts';
import type { LookBack, NotReady, Ready, Rung } from './deps.ts';
import { braked, brakedMachine } from './guards/abortGuard.ts';
import { type Lateness, lateness } from './guards/downtimeAlert.ts';
import { LOOKS_BACK, LOOKS_THERE, MOST_TYPES } from './operationBudget.ts';
import {
  call,
  type Ended,
  note,
  type Run,
  report,
  type Untouched,
  untouched,
} from './resizeRun.ts';
import { untilReady } from './steps/awaitRevalidation.ts';
import {
  cancelReservations,
  type Reservations,
  reserveRoom,
} from './steps/capacityReservations.ts';
import { withRoom } from './steps/concurrencySlot.ts';

/** The way to a type may take so long, besides its status checks. */
const SECONDS_THERE = 1200;

/** The way back is tried for so long: five days. */
const SECONDS_BACK = 5 * 86_400;

/** From the last look before anything is touched to the last one after it (domain.md A5, 2 to 17). */
export async function carryOut(run: Run): Promise<Ended> {
  const found = await findTargets(run, 'find targets');
  if (!found.ok) return untouched(found.error.message);
  return withRoom(run, found.value, () => onceAlone(run, found.value));
}

/** Nobody else changes it now, nor another member of its target groups. */
async function onceAlone(run: Run, found: readonly Target[]): Promise<Ended> {
  await report(run, 'show re-check', 'recheck', progressAt('recheck', roadOf(run)));
  // That may have taken days: where it is registered now is what counts.
  const targets = await findTargets(run, 'find targets again');
  if (!targets.ok) return untouched(targets.error.message);
  const known = found.map(({ groupArn }) => groupArn);
  if (targets.value.some(({ groupArn }) => !known.includes(groupArn))) {
    return untouched(sentence('It has come into another target group meanwhile.'));
  }
  const ready = await untilReady(run, targets.value);
  if (!ready.ok) return notReady(ready.error);
  const { before } = ready.value;
  const remembered = await run.change('remember', (current) => remember(current, before));
  if (!remembered.ok) return untouched(remembered.error.message);
  return withPrecautions(run, ready.value);
}

function findTargets(run: Run, name: string) {
  const { ctx, deps, record } = run;
  return persist(ctx, name, () => deps.targets.targetsOf(record.suggestion.instance), PRECAUTION);
}

function notReady(error: ResizeError | NotReady): Untouched {
  if ('message' in error) return untouched(error.message);
  const { reason, drift } = error;
  return drift === undefined ? untouched(reason) : { ...untouched(reason), drift };
}

/** What a change works with once it begins. */
export interface Journey {
  readonly before: Before;
  readonly road: Road;
  /** The types that it may go to, the first one first. */
  readonly rungs: readonly Rung[];
  readonly reservations: Reservations;
}

/** Reserves room and makes an image, goes there, and gives back what was reserved. */
async function withPrecautions(run: Run, ready: Ready): Promise<Ended> {
  const { before } = ready;
  const road = roadOf(run, before);
  const rungs = [{ ...ready, instanceType: road.to.instanceType }, ...ready.fallbacks].slice(
    0,
    MOST_TYPES,
  );
  if (!road.reserves) return backUpAndGo(run, { before, road, rungs, reservations: {} });
  await report(run, 'show reserve', 'reserve', progressAt('reserve', road));
  const reservations: Record<string, string> = {};
  const reserved = await reserveRoom(run, rungs, before, reservations);
  const ended = reserved.ok
    ? await backUpAndGo(run, { before, road, rungs: reserved.value, reservations })
    : untouched(reserved.error);
  await cancelReservations(run, reservations);
  return ended;
}

async function backUpAndGo(run: Run, journey: Journey): Promise<Ended> {
  const { ctx, deps, approval, record } = run;
  const { before, road } = journey;
  if (road.backsUp) {
    await report(run, 'show back up', 'backUp', progressAt('backUp', road));
    const made = await persist(
      ctx,
      'back up',
      braked(run, () => deps.backups.backUp(record.suggestion.instance, approval.id)),
      PRECAUTION,
    );
    if (!made.ok) {
      return untouched(together(sentence('No image could be made.'), made.error.message));
    }
    note(run, [made.value]);
  }
  if (!road.hasTargets) return thereAndMaybeBack(run, journey);
  await report(run, 'show drain', 'drain', progressAt('drain', road));
  const wanted = await attempt(
    ctx,
    'still wanted',
    braked(run, async () => ok('wanted')),
  );
  if (!wanted.ok) return untouched(wanted.error.message);
  const out = await takeOut(targetTrip(run, before.targets, 'drain'));
  if (out.ok) return thereAndMaybeBack(run, journey);
  await putBack(targetTrip(run, before.targets, 'undo drain'));
  return untouched(
    together(sentence('It could not be taken out of its target groups.'), out.error.message),
  );
}

/** From here on the instance itself is touched. */
async function thereAndMaybeBack(run: Run, journey: Journey): Promise<Ended> {
  const { before, road } = journey;
  const callsBefore = run.calls.length;
  const late = lateness(run);
  const went = await goThere(run, journey, late);
  if (went.kind === 'arrived') return arrive(run, went, journey);
  if (went.kind !== 'gaveUp') {
    if (went.kind === 'interfered') await backToTargets(run, before, 'left', road);
    return { kind: 'failed', reason: await whyLeft(run, went.kind) };
  }
  const { phase, error } = went;
  const returned = await goBack(run, journey, late, phase, error.message);
  if (returned === 'gaveUp') {
    return { kind: 'failed', reason: together(error.message, NOT_BACK) };
  }
  if (returned !== 'arrived') return { kind: 'failed', reason: await whyLeft(run, returned) };
  return run.calls.slice(callsBefore).every(isPutBack) && error.kind === 'halted'
    ? untouched(error.message)
    : { kind: 'rolledBack', reason: error.message };
}

export const NOT_BACK = sentence('A person is needed: it is not back yet.');

/** It was taken out of its target groups, and is in them again: of the instance nothing was touched. */
function isPutBack({ operation }: AwsRequest): boolean {
  return operation === 'RegisterTargets';
}

type Arrived = Extract<DriveEnd, { readonly kind: 'arrived' }> & { readonly became: string };

type Went = Arrived | Exclude<DriveEnd, { readonly kind: 'arrived' }>;

/** To the new type; where it has no capacity, to the next one that the approver accepts. */
async function goThere(run: Run, journey: Journey, late: Lateness): Promise<Went> {
  const { ctx, deps, record } = run;
  const { before, road, rungs, reservations } = journey;
  const { pollSeconds, healthMinutes } = deps.settings;
  let went: Went = { kind: 'gaveUp', phase: 'recheck', error: NO_RUNG };
  for (const [index, { instanceType, credits }] of rungs.entries()) {
    const goal: Goal = {
      ...road.to,
      instanceType,
      ...(credits === undefined ? {} : { credits }),
    };
    const name = index === 0 ? 'there' : `there as ${instanceType}`;
    const drove = await drive({
      ctx,
      instance: record.suggestion.instance,
      machine: brakedMachine(run),
      name,
      goal,
      reservation: reservations[instanceType],
      pace: { looks: LOOKS_THERE, seconds: SECONDS_THERE + healthMinutes * 60, pollSeconds },
      now: deps.now,
      time: late.time,
      givesUp: 'first failure',
      onPhase: (phase, turn) =>
        report(run, `${name} ${turn}: show`, phase, progressAt(phase, { ...road, to: goal })),
      onTurn: async (turn) => {
        if (before.runState === 'running') await late.onTheWayThere(name, turn);
      },
      onCall: (request) => run.calls.push(request),
    });
    if (drove.kind === 'arrived') {
      const healthy = await untilWell(run, before, name, { ...road, to: goal });
      return healthy.ok
        ? { ...drove, became: instanceType }
        : { kind: 'gaveUp', phase: 'targets', error: healthy.error };
    }
    went = drove;
    if (drove.kind !== 'gaveUp' || drove.error.kind !== 'capacity') return drove;
  }
  return went;
}

const NO_RUNG: ResizeError = { kind: 'unknown', message: sentence('There is no type to go to.') };

/**
 * Into its target groups again, and until they are content. A load balancer that does not take it is
 * no reason to go back: there it would be as much outside. A person is called instead.
 */
async function untilWell(
  run: Run,
  before: Before,
  name: string,
  road: Road,
): Promise<Result<unknown, ResizeError>> {
  if (!road.hasTargets) return ok('none');
  await report(run, `${name}: show targets`, 'targets', progressAt('targets', road));
  if ((await backToTargets(run, before, name, road)) === 'out') return ok('not asked');
  const trip = targetTrip(run, before.targets, `${name}: targets`);
  return untilHealthy(trip, run.deps.settings.healthMinutes * 60);
}

/** Into its target groups again. Calls a person where that can't be done. */
async function backToTargets(
  run: Run,
  { targets }: Before,
  name: string,
  road: Road,
  patience: 'for a day' | 'once' = 'for a day',
): Promise<'back' | 'out'> {
  if (!road.hasTargets) return 'back';
  return putBack(targetTrip(run, targets, `${name}: targets`), patience);
}

/** To where it was. Every failure is tried again, for days; when it takes long, a person is called. */
export async function goBack(
  run: Run,
  { before, road, reservations }: Journey,
  late: Lateness,
  phase: ResizePhase,
  reason: Sentence,
): Promise<DriveEnd['kind']> {
  const { ctx, deps, record } = run;
  const to: Goal = { instanceType: before.instanceType, runState: before.runState };
  const show = (
    name: string,
    status: ProgressStep['status'],
    { detail, differences = [] }: { detail?: Sentence; differences?: readonly Sentence[] } = {},
  ) => {
    const back = { to, status, ...(detail === undefined ? {} : { detail }) };
    const steps = [
      ...progressBack(phase, road, reason, back),
      ...differences.map((step): ProgressStep => ({ step, status: 'done' })),
    ];
    return report(run, name, phase, steps, detail === undefined ? 'short' : 'once');
  };
  await show('show way back', 'running');
  if (phase === 'targets') await takeOut(targetTrip(run, before.targets, 'drain again'));
  const returned = await drive({
    ctx,
    machine: deps.machine,
    instance: record.suggestion.instance,
    name: 'back',
    goal: to,
    reservation: reservations[before.instanceType],
    pace: {
      looks: LOOKS_BACK,
      seconds: SECONDS_BACK,
      pollSeconds: deps.settings.pollSeconds,
    },
    now: deps.now,
    time: late.time,
    givesUp: 'never',
    onPhase: async () => {},
    onTurn: async (turn) => {
      const { problem, failures } = turn;
      if (problem !== undefined && isPowerOfTwo(failures)) {
        await show(`back ${turn.turn}: show`, 'running', { detail: problem.message });
      }
      await late.onTheWayBack('back', turn, to.instanceType);
    },
    onCall: (request) => run.calls.push(request),
  });
  if (returned.kind === 'gaveUp') {
    await show('show stuck', 'failed');
    await call(
      run,
      'call at the end',
      sentence('It could not be brought back to {type}. Trimtab has given up.', {
        type: to.instanceType,
      }),
    );
  }
  const patience = returned.kind === 'gaveUp' ? 'once' : 'for a day';
  if (returned.kind !== 'gone') await backToTargets(run, before, 'back', road, patience);
  if (returned.kind === 'arrived') {
    const credits = await restoreCredits(run, before);
    const differences = await differencesNow(run, before);
    const bound = await unbindLater(run, returned.bound);
    await show('show back', 'done', { differences: [...credits, ...differences, ...bound] });
  }
  return returned.kind;
}

/** What is told of a growing row of failures. */
function isPowerOfTwo(failures: number): boolean {
  return Number.isInteger(Math.log2(failures));
}

/** Not on the way: an instance never stays down for its credits. What can't be done is said. */
async function restoreCredits(run: Run, { credits }: Before): Promise<readonly Sentence[]> {
  if (credits === undefined) return [];
  const { ctx, deps, record } = run;
  const set = await persist(
    ctx,
    'restore credits',
    () => deps.machine.setCredits(record.suggestion.instance, credits),
    PRECAUTION,
  );
  if (!set.ok) {
    const failed = sentence('Its CPU credits could not be set to {credits} again.', { credits });
    return [together(failed, set.error.message)];
  }
  note(run, [set.value]);
  return [];
}

async function differencesNow(run: Run, before: Before): Promise<readonly Sentence[]> {
  const { ctx, deps, record, approval } = run;
  const looked = await attempt(ctx, 'look at the end', async () =>
    ok((await deps.lookBack(record.suggestion, approval, before)).differences),
  );
  return looked.ok ? looked.value : [sentence('What else is different now could not be read.')];
}

/** It is there and well: what is different, and how it could go back. */
export async function arrive(
  run: Run,
  { became, bound }: Pick<Arrived, 'became' | 'bound'>,
  { before, road }: Journey,
): Promise<Ended> {
  const { ctx, deps, record, approval } = run;
  const looked = await persist(
    ctx,
    'look back',
    async () => ok(await deps.lookBack(record.suggestion, approval, before)),
    LOOK_BACK,
  );
  const { differences, wayBack }: LookBack = looked.ok ? looked.value : { differences: [UNSEEN] };
  const steps = progressAt('done', { ...road, to: { ...road.to, instanceType: became } });
  const all = [...differences, ...(await unbindLater(run, bound))];
  await report(run, 'show done', 'done', [
    ...steps,
    ...all.map((step): ProgressStep => ({ step, status: 'done' })),
  ]);
  return { kind: 'changed', became, before, ...(wayBack === undefined ? {} : { wayBack }) };
}

/**
 * The only room there was is that of its reservation. EC2 changes what an instance is bound to only
 * while it is stopped, and does not start what is bound to a cancelled one (UG26
 * capacity-reservations-release, capacity-reservations-modify-instance): somebody has to know.
 */
async function unbindLater(run: Run, bound: string | undefined): Promise<readonly Sentence[]> {
  if (bound === undefined) return [];
  const said = sentence(
    'It started in the capacity reservation {id}, as there was no other room, and is bound to it. The reservation is cancelled now. When it is stopped the next time, set its capacity reservation to open before it is started (EC2 console, Instance settings): it does not start otherwise, and Trimtab does not change it.',
    { id: bound },
  );
  await call(run, 'call for what it is bound to', said);
  return [said];
}

const UNSEEN = sentence(
  'It could not be looked at afterwards: what else is different is not known, and there is no Roll back button.',
);

const WHY_LEFT = {
  gone: sentence('The instance is being terminated. We left it alone.'),
  interfered: sentence(
    'Somebody started the instance while it was being changed. We left it alone.',
  ),
} as const;

/** What somebody has started is theirs: they should know on which type it runs. */
export async function whyLeft(
  { ctx, deps, record }: Run,
  kind: keyof typeof WHY_LEFT,
): Promise<Sentence> {
  if (kind === 'gone') return WHY_LEFT[kind];
  const seen = await attempt(ctx, 'look at what is left', () =>
    deps.machine.look(record.suggestion.instance),
  );
  return together(
    WHY_LEFT[kind],
    seen.ok
      ? sentence('What it is now: {state}, {type}.', {
          state: RUN_STATE_WORDS[seen.value.state],
          type: seen.value.instanceType,
        })
      : sentence('What it is now: not known.'),
  );
}

export function roadOf({ record, handling, approval }: Run, before?: Before): Road {
  const { change, runState } = record.suggestion;
  if (change.kind !== 'resize') throw new Error(`approved, but not a resize: ${change.kind}`);
  const running = runState !== 'stopped';
  return {
    to: { instanceType: change.to, runState: running ? 'running' : 'stopped' },
    reserves: handling.reserveCapacity && running,
    backsUp: handling.backUp || approval.backUp,
    hasTargets: running && (before?.targets.length ?? 0) > 0,
  };
}

function targetTrip(run: Run, targets: readonly Target[], name: string): TargetTrip {
  return {
    ctx: run.ctx,
    now: run.deps.now,
    control: run.deps.targets,
    instance: run.record.suggestion.instance,
    targets,
    name,
    pollSeconds: run.deps.settings.pollSeconds,
    onCalls: (acted: readonly Acted[]) => note(run, acted),
    onTrouble: (step, reason) => call(run, step, reason),
  };
}
