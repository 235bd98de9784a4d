import type { Before, Target } from '../domain/before.ts';
import type { Acted, Goal, ResizeError } from '../domain/resizeMove.ts';
import { progressAt, progressBack, type ResizePhase, type Road } from '../domain/resizeProgress.ts';
import { ok, type Result } from '../domain/result.ts';
import type { AwsRequest, ProgressStep } from '../domain/suggestionRecord.ts';
import { remember } from '../domain/suggestionTransition.ts';
import { attempt } from './attempt.ts';
import { braked, brakedMachine } from './brake.ts';
import { type DriveEnd, drive } from './drive.ts';
import { persist } from './persist.ts';
import type { NotReady, Ready } from './resizeDeps.ts';
import { call, type Ended, note, type Run, report, type Untouched, untouched } from './run.ts';
import { putBack, takeOut, untilHealthy } from './targets.ts';
import { withRoom } from './withRoom.ts';

/** Looks on the way there, besides those for the status checks. */
const TURNS_THERE = 80;

/** Looks on the way back before it gives up: five days, at the longest pauses. */
const TURNS_BACK = 500;

/** Failures in a row on the way back after which a person is called. */
const CALL_AFTER = 5;

/** How often a precaution is tried before nothing is begun. */
const PRECAUTION = { tries: 3, pauseSeconds: 60 } as const;

/** From the last look before anything is touched to the last one after it (domain.md A5, 2 to 17). */
export async function carryOut(run: Run): Promise<Ended> {
  const { ctx, deps, record, approval } = run;
  const { suggestion } = record;
  const targets = await attempt(ctx, 'find targets', () =>
    deps.targets.targetsOf(suggestion.instance),
  );
  if (!targets.ok) return untouched(targets.error.message);
  return withRoom(run, targets.value, async () => {
    await report(run, 'show re-check', 'recheck', progressAt('recheck', roadOf(run)));
    const ready = await attempt(ctx, 're-check', () =>
      deps.recheck(suggestion, approval, targets.value),
    );
    if (!ready.ok) return notReady(ready.error);
    const remembered = await run.change('remember', (current) =>
      remember(current, ready.value.before),
    );
    if (!remembered.ok) return untouched(remembered.error.message);
    return withPrecautions(run, ready.value);
  });
}

function notReady(error: ResizeError | NotReady): Untouched {
  if ('message' in error) return untouched(error.message);
  const { reason, drift } = error;
  return drift === undefined ? untouched(reason) : { ...untouched(reason), drift };
}

/** Reserves room and makes an image, goes there, and gives back what was reserved. */
async function withPrecautions(run: Run, ready: Ready): Promise<Ended> {
  const { ctx, deps, approval, record } = run;
  const { instance } = record.suggestion;
  const road = roadOf(run, ready.before);
  if (!road.reserves) return backUpAndGo(run, ready, road);
  await report(run, 'show reserve', 'reserve', progressAt('reserve', road));
  let ended: Ended | undefined;
  for (const instanceType of [road.to.instanceType, ready.before.instanceType]) {
    const room = { approvalId: approval.id, instanceType, place: ready.before.place };
    const reserved = await persist(
      ctx,
      `reserve ${instanceType}`,
      braked(run, () => deps.capacity.reserve(instance, room)),
      PRECAUTION,
    );
    if (reserved.ok) note(run, [reserved.value]);
    else {
      ended = untouched(
        `no room could be reserved for ${instanceType} (${reserved.error.message})`,
      );
      break;
    }
  }
  ended ??= await backUpAndGo(run, ready, road);
  await cancelReservations(run);
  return ended;
}

export async function cancelReservations(run: Run): Promise<void> {
  const { ctx, deps, approval, record } = run;
  const released = await persist(
    ctx,
    'release',
    () => deps.capacity.release(record.suggestion.instance, approval.id),
    { tries: 60, pauseSeconds: 30, whatever: true },
  );
  if (released.ok) note(run, released.value);
  else
    await call(
      run,
      'call for release',
      `A capacity reservation could not be cancelled (${released.error.message}): cancel it by hand, it costs money.`,
    );
}

async function backUpAndGo(run: Run, ready: Ready, road: Road): Promise<Ended> {
  const { ctx, deps, approval, record } = run;
  if (road.backsUp) {
    await report(run, 'show back up', 'backUp', progressAt('backUp', road));
    const made = await persist(
      ctx,
      'back up',
      braked(run, () => deps.backups.backUp(record.suggestion.instance, approval.id)),
      PRECAUTION,
    );
    if (!made.ok) return untouched(`no image could be made (${made.error.message})`);
    note(run, [made.value]);
  }
  if (!road.hasTargets) return thereAndMaybeBack(run, ready, road);
  await report(run, 'show drain', 'drain', progressAt('drain', road));
  const wanted = await attempt(
    ctx,
    'still wanted',
    braked(run, async () => ok('wanted')),
  );
  if (!wanted.ok) return untouched(wanted.error.message);
  const out = await takeOut(targetTrip(run, ready.before.targets, 'drain'));
  if (out.ok) return thereAndMaybeBack(run, ready, road);
  await putBack(targetTrip(run, ready.before.targets, 'undo drain'));
  return untouched(`it could not be taken out of its target groups (${out.error.message})`);
}

/** From here on the instance itself is touched. */
async function thereAndMaybeBack(run: Run, ready: Ready, road: Road): Promise<Ended> {
  const { before } = ready;
  const callsBefore = run.calls.length;
  const went = await goThere(run, ready, road);
  if (went.kind === 'arrived') return arrive(run, went.became, before, road);
  if (went.kind !== 'gaveUp') {
    if (went.kind !== 'gone') await backToTargets(run, before, 'left');
    return { kind: 'failed', reason: WHY_LEFT[went.kind] };
  }
  const { phase, error } = went;
  const returned = await goBack(run, before, road, phase, error.message);
  if (returned === 'gaveUp') {
    return { kind: 'failed', reason: `${error.message}. A person is needed: it is not back yet` };
  }
  if (returned !== 'arrived') return { kind: 'failed', reason: WHY_LEFT[returned] };
  return run.calls.slice(callsBefore).every(isPutBack) && error.kind === 'halted'
    ? untouched(error.message)
    : { kind: 'rolledBack', reason: error.message };
}

/** It was taken out of its target groups, and is in them again: of the instance nothing was touched. */
function isPutBack({ operation }: AwsRequest): boolean {
  return operation === 'RegisterTargets';
}

type Went =
  | { readonly kind: 'arrived'; readonly became: string }
  | Exclude<DriveEnd, { readonly kind: 'arrived' }>;

/** To the new type; where it has no capacity, to the next one that the approver accepts. */
async function goThere(run: Run, ready: Ready, road: Road): Promise<Went> {
  const { ctx, deps, record } = run;
  const { pollSeconds, healthMinutes } = deps.settings;
  const rungs = [road.to.instanceType, ...ready.fallbacks];
  let went: Went = { kind: 'gaveUp', phase: 'recheck', error: NO_RUNG };
  for (const [index, instanceType] of rungs.entries()) {
    const goal: Goal = {
      ...road.to,
      instanceType,
      ...(ready.credits === undefined ? {} : { credits: ready.credits }),
    };
    const name = index === 0 ? 'there' : `there as ${instanceType}`;
    const drove = await drive({
      ctx,
      instance: record.suggestion.instance,
      pollSeconds,
      machine: brakedMachine(run),
      name,
      goal,
      turns: TURNS_THERE + Math.ceil((healthMinutes * 60) / pollSeconds),
      givesUp: 'first failure',
      onPhase: (phase, turn) =>
        report(run, `${name} ${turn}: show`, phase, progressAt(phase, { ...road, to: goal })),
      onSetback: async () => {},
      onCall: (request) => run.calls.push(request),
    });
    if (drove.kind === 'arrived') {
      const healthy = await backToTargets(run, ready.before, name, { ...road, to: goal });
      return healthy.ok
        ? { kind: 'arrived', became: instanceType }
        : { kind: 'gaveUp', phase: 'targets', error: healthy.error };
    }
    went = drove;
    if (drove.kind !== 'gaveUp' || drove.error.kind !== 'capacity') return drove;
  }
  return went;
}

const NO_RUNG: ResizeError = { kind: 'unknown', message: 'there is no type to go to' };

/** Into its target groups again, and until they are content. */
async function backToTargets(
  run: Run,
  { targets }: Before,
  name: string,
  road?: Road,
): Promise<Result<unknown, ResizeError>> {
  if (targets.length === 0 || road?.hasTargets === false) return ok('none');
  if (road !== undefined) {
    await report(run, `${name}: show targets`, 'targets', progressAt('targets', road));
  }
  const trip = targetTrip(run, targets, `${name}: targets`);
  const back = await putBack(trip);
  if (!back.ok || road === undefined) return back;
  const { pollSeconds, healthMinutes } = run.deps.settings;
  return untilHealthy(trip, Math.ceil((healthMinutes * 60) / pollSeconds));
}

/** To where it was. Every failure is tried again, and after a while a person is called. */
export async function goBack(
  run: Run,
  before: Before,
  road: Road,
  phase: ResizePhase,
  reason: string,
): Promise<DriveEnd['kind']> {
  const { ctx, deps, record } = run;
  const to: Goal = { instanceType: before.instanceType, runState: before.runState };
  const show = (name: string, status: ProgressStep['status'], detail?: string) =>
    report(
      run,
      name,
      phase,
      progressBack(phase, road, reason, {
        to,
        status,
        ...(detail === undefined ? {} : { detail }),
      }),
    );
  await show('show way back', 'running');
  if (phase === 'targets') await takeOut(targetTrip(run, before.targets, 'drain again'));
  const returned = await drive({
    ctx,
    machine: deps.machine,
    instance: record.suggestion.instance,
    pollSeconds: deps.settings.pollSeconds,
    name: 'back',
    goal: to,
    turns: TURNS_BACK,
    givesUp: 'never',
    onPhase: async () => {},
    onSetback: async (setback, turn, failures) => {
      await show(`back ${turn}: show`, 'running', setback);
      if (failures === CALL_AFTER) {
        await call(
          run,
          `back ${turn}: call`,
          `It is not back on ${to.instanceType} yet: ${setback}. Trimtab keeps trying.`,
        );
      }
    },
    onCall: (request) => run.calls.push(request),
  });
  if (returned.kind === 'gaveUp') {
    await show('show stuck', 'failed');
    await call(
      run,
      'call at the end',
      `It could not be brought back to ${to.instanceType}. Trimtab has given up.`,
    );
  }
  if (returned.kind === 'arrived') await restoreCredits(run, before);
  if (returned.kind !== 'gone') await backToTargets(run, before, 'back');
  if (returned.kind === 'arrived') await show('show back', 'done');
  return returned.kind;
}

/** Not on the way: an instance never stays down for its credits. */
async function restoreCredits(run: Run, { credits }: Before): Promise<void> {
  if (credits === undefined) return;
  const { ctx, deps, record } = run;
  const set = await persist(
    ctx,
    'restore credits',
    () => deps.machine.setCredits(record.suggestion.instance, credits),
    PRECAUTION,
  );
  if (set.ok) note(run, [set.value]);
}

/** It is there and well: what is different, and how it could go back. */
export async function arrive(run: Run, became: string, before: Before, road: Road): Promise<Ended> {
  const { ctx, deps, record, approval } = run;
  const looked = await attempt(ctx, 'look back', async () =>
    ok(await deps.lookBack(record.suggestion, approval, before)),
  );
  const { differences, wayBack } = looked.ok
    ? looked.value
    : { differences: [], wayBack: undefined };
  const steps = progressAt('done', { ...road, to: { ...road.to, instanceType: became } });
  await report(run, 'show done', 'done', [
    ...steps,
    ...differences.map((step): ProgressStep => ({ step, status: 'done' })),
  ]);
  return { kind: 'changed', became, before, ...(wayBack === undefined ? {} : { wayBack }) };
}

export const WHY_LEFT = {
  gone: 'The instance is being terminated. We left it alone.',
  interfered: 'Somebody started the instance while it was being changed. We left it alone.',
} as const;

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

function targetTrip(run: Run, targets: readonly Target[], name: string) {
  return {
    ctx: run.ctx,
    control: run.deps.targets,
    instance: run.record.suggestion.instance,
    targets,
    name,
    pollSeconds: run.deps.settings.pollSeconds,
    onCalls: (acted: readonly Acted[]) => note(run, acted),
  };
}
