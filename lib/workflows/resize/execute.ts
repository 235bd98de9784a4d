import { RUN_STATE_WORDS } from '../../domain/fleet/stateText.ts';
import type { AwsRequest, ProgressStep } from '../../domain/lifecycle/suggestionRecord.ts';
import { remember } from '../../domain/lifecycle/transition.ts';
import type { Baseline, Target } from '../../domain/resize/baseline.ts';
import type { ApiCall, DesiredState, ResizeError } from '../../domain/resize/nextAction.ts';
import {
  progressAt,
  progressBack,
  type ResizePhase,
  type ResizeSteps,
} from '../../domain/resize/progress.ts';
import { resizeOf } from '../../domain/suggestions/approvability.ts';
import { type Sentence, sentence, together } from '../../shared/message.ts';
import { ok, type Result } from '../../shared/result.ts';
import { durableStep } from '../durable/durableStep.ts';
import { PREPARE_RETRY, retryDurably, VERIFY_RETRY } from '../durable/retry.ts';
import { type ReconcileResult, reconcile } from './control/reconcileLoop.ts';
import { putBack, type TargetTrip, takeOut, untilHealthy } from './control/targetGroups.ts';
import type { Invalid, TargetType, Valid, Verification } from './deps.ts';
import { abortable, abortableControl } from './guards/abortGuard.ts';
import { type DowntimeAlert, downtimeAlert } from './guards/downtimeAlert.ts';
import { FORWARD_POLLS, MAX_TARGET_TYPES, ROLLBACK_POLLS } from './operationBudget.ts';
import {
  call,
  type Ended,
  note,
  type Run,
  report,
  type Untouched,
  untouched,
} from './resizeRun.ts';
import { awaitRevalidation } from './steps/awaitRevalidation.ts';
import {
  cancelReservations,
  type Reservations,
  reserveCapacity,
} from './steps/capacityReservations.ts';
import { withConcurrencySlot } from './steps/concurrencySlot.ts';

/** The way to a type may take so long, besides its status checks. */
const SECONDS_THERE = 1200;

/** The way back is tried for so long: five days. */
const SECONDS_BACK = 5 * 86_400;

/**
 * From the last look before anything is touched to the last one after it
 * (docs/facts/ec2-resize.md#order-of-a-resize).
 */
export async function executeResize(run: Run): Promise<Ended> {
  const found = await findTargets(run, 'find targets');
  if (!found.ok) return untouched(found.error.message);
  return withConcurrencySlot(run, found.value, () => revalidateAndChange(run, found.value));
}

/** Nobody else changes it now, nor another member of its target groups. */
async function revalidateAndChange(run: Run, found: readonly Target[]): Promise<Ended> {
  await report(run, 'show re-check', 'revalidate', progressAt('revalidate', stepsFor(run)));
  // That may have taken days: where it is registered now is what counts.
  const targets = await findTargets(run, 'find targets again');
  if (!targets.ok) return untouched(targets.error.message);
  const known = found.map(({ groupArn }) => groupArn);
  if (targets.value.some(({ groupArn }) => !known.includes(groupArn))) {
    return untouched(sentence('It has come into another target group meanwhile.'));
  }
  const ready = await awaitRevalidation(run, targets.value);
  if (!ready.ok) return invalid(ready.error);
  const { before } = ready.value;
  const remembered = await run.change('remember', (current) => remember(current, before));
  if (!remembered.ok) return untouched(remembered.error.message);
  return withCapacityReservations(run, ready.value);
}

function findTargets(run: Run, name: string) {
  const { ctx, deps, record } = run;
  return retryDurably(
    ctx,
    name,
    () => deps.targets.targetsOf(record.suggestion.instance),
    PREPARE_RETRY,
  );
}

function invalid(error: ResizeError | Invalid): Untouched {
  if ('message' in error) return untouched(error.message);
  const { reason, drift } = error;
  return drift === undefined ? untouched(reason) : { ...untouched(reason), drift };
}

/** What a change works with once it begins. */
export interface ResizePlan {
  readonly before: Baseline;
  readonly resizeSteps: ResizeSteps;
  /** The types that it may go to, the first one first. */
  readonly targetTypes: readonly TargetType[];
  readonly reservations: Reservations;
}

/** Reserves room and makes an image, goes there, and gives back what was reserved. */
async function withCapacityReservations(run: Run, ready: Valid): Promise<Ended> {
  const { before } = ready;
  const resizeSteps = stepsFor(run, before);
  const targetTypes = [
    { ...ready, instanceType: resizeSteps.to.instanceType },
    ...ready.fallbacks,
  ].slice(0, MAX_TARGET_TYPES);
  if (!resizeSteps.reserves)
    return backUpAndDrain(run, { before, resizeSteps, targetTypes, reservations: {} });
  await report(run, 'show reserve', 'reserve', progressAt('reserve', resizeSteps));
  const reservations: Record<string, string> = {};
  const reserved = await reserveCapacity(run, targetTypes, before, reservations);
  const ended = reserved.ok
    ? await backUpAndDrain(run, { before, resizeSteps, targetTypes: reserved.value, reservations })
    : untouched(reserved.error);
  await cancelReservations(run, reservations);
  return ended;
}

async function backUpAndDrain(run: Run, resizePlan: ResizePlan): Promise<Ended> {
  const { ctx, deps, approval, record } = run;
  const { before, resizeSteps } = resizePlan;
  if (resizeSteps.backsUp) {
    await report(run, 'show back up', 'backUp', progressAt('backUp', resizeSteps));
    const made = await retryDurably(
      ctx,
      'back up',
      abortable(run, () => deps.backups.backUp(record.suggestion.instance, approval.id)),
      PREPARE_RETRY,
    );
    if (!made.ok) {
      return untouched(together(sentence('No image could be made.'), made.error.message));
    }
    note(run, [made.value]);
  }
  if (!resizeSteps.hasTargets) return applyOrRollBack(run, resizePlan);
  await report(run, 'show drain', 'drain', progressAt('drain', resizeSteps));
  const wanted = await durableStep(
    ctx,
    'still wanted',
    abortable(run, async () => ok('wanted')),
  );
  if (!wanted.ok) return untouched(wanted.error.message);
  const out = await takeOut(targetTrip(run, before.targets, 'drain'));
  if (out.ok) return applyOrRollBack(run, resizePlan);
  await putBack(targetTrip(run, before.targets, 'undo drain'));
  return untouched(
    together(sentence('It could not be taken out of its target groups.'), out.error.message),
  );
}

/** From here on the instance itself is touched. */
async function applyOrRollBack(run: Run, resizePlan: ResizePlan): Promise<Ended> {
  const { before, resizeSteps } = resizePlan;
  const callsBefore = run.calls.length;
  const late = downtimeAlert(run);
  const went = await applyChange(run, resizePlan, late);
  if (went.kind === 'arrived') return verifyAndFinish(run, went, resizePlan);
  if (went.kind !== 'gaveUp') {
    if (went.kind === 'startedByOther') await backToTargets(run, before, 'left', resizeSteps);
    return { kind: 'failed', reason: await whyLeft(run, went.kind) };
  }
  const { phase, error } = went;
  const returned = await rollBack(run, resizePlan, late, phase, error.message);
  if (returned === 'gaveUp') {
    return { kind: 'failed', reason: together(error.message, NOT_BACK) };
  }
  if (returned !== 'arrived') return { kind: 'failed', reason: await whyLeft(run, returned) };
  return run.calls.slice(callsBefore).every(isPutBack) && error.kind === 'aborted'
    ? untouched(error.message)
    : { kind: 'rolledBack', reason: error.message };
}

export const NOT_BACK = sentence('A person is needed: it is not back yet.');

/** It was taken out of its target groups, and is in them again: of the instance nothing was touched. */
function isPutBack({ operation }: AwsRequest): boolean {
  return operation === 'RegisterTargets';
}

type Resized = Extract<ReconcileResult, { readonly kind: 'arrived' }> & {
  readonly finalType: string;
};

type ApplyResult = Resized | Exclude<ReconcileResult, { readonly kind: 'arrived' }>;

/** To the new type; where it has no capacity, to the next one that the approver accepts. */
async function applyChange(
  run: Run,
  resizePlan: ResizePlan,
  late: DowntimeAlert,
): Promise<ApplyResult> {
  const { ctx, deps, record } = run;
  const { before, resizeSteps, targetTypes, reservations } = resizePlan;
  const { pollSeconds, healthMinutes } = deps.settings;
  let went: ApplyResult = { kind: 'gaveUp', phase: 'revalidate', error: NO_TARGET_TYPE };
  for (const [index, { instanceType, credits }] of targetTypes.entries()) {
    const goal: DesiredState = {
      ...resizeSteps.to,
      instanceType,
      ...(credits === undefined ? {} : { credits }),
    };
    const name = index === 0 ? 'there' : `there as ${instanceType}`;
    const drove = await reconcile({
      ctx,
      instance: record.suggestion.instance,
      machine: abortableControl(run),
      name,
      goal,
      reservation: reservations[instanceType],
      pace: { looks: FORWARD_POLLS, seconds: SECONDS_THERE + healthMinutes * 60, pollSeconds },
      now: deps.now,
      time: late.time,
      givesUp: 'first failure',
      onPhase: (phase, turn) =>
        report(
          run,
          `${name} ${turn}: show`,
          phase,
          progressAt(phase, { ...resizeSteps, to: goal }),
        ),
      onIteration: async (turn) => {
        if (before.runState === 'running') await late.onForwardPoll(name, turn);
      },
      onCall: (request) => run.calls.push(request),
    });
    if (drove.kind === 'arrived') {
      const healthy = await awaitHealthyTargets(run, before, name, { ...resizeSteps, to: goal });
      return healthy.ok
        ? { ...drove, finalType: instanceType }
        : { kind: 'gaveUp', phase: 'targets', error: healthy.error };
    }
    went = drove;
    if (drove.kind !== 'gaveUp' || drove.error.kind !== 'capacity') return drove;
  }
  return went;
}

const NO_TARGET_TYPE: ResizeError = {
  kind: 'unknown',
  message: sentence('There is no type to go to.'),
};

/**
 * Into its target groups again, and until they are content. A load balancer that does not take it is
 * no reason to go back: there it would be as much outside. A person is called instead.
 */
async function awaitHealthyTargets(
  run: Run,
  before: Baseline,
  name: string,
  resizeSteps: ResizeSteps,
): Promise<Result<unknown, ResizeError>> {
  if (!resizeSteps.hasTargets) return ok('none');
  await report(run, `${name}: show targets`, 'targets', progressAt('targets', resizeSteps));
  if ((await backToTargets(run, before, name, resizeSteps)) === 'out') return ok('not asked');
  const trip = targetTrip(run, before.targets, `${name}: targets`);
  return untilHealthy(trip, run.deps.settings.healthMinutes * 60);
}

/** Into its target groups again. Calls a person where that can't be done. */
async function backToTargets(
  run: Run,
  { targets }: Baseline,
  name: string,
  resizeSteps: ResizeSteps,
  retryPolicy: 'for a day' | 'once' = 'for a day',
): Promise<'back' | 'out'> {
  if (!resizeSteps.hasTargets) return 'back';
  return putBack(targetTrip(run, targets, `${name}: targets`), retryPolicy);
}

/** To where it was. Every failure is tried again, for days; when it takes long, a person is called. */
export async function rollBack(
  run: Run,
  { before, resizeSteps, reservations }: ResizePlan,
  late: DowntimeAlert,
  phase: ResizePhase,
  reason: Sentence,
): Promise<ReconcileResult['kind']> {
  const { ctx, deps, record } = run;
  const to: DesiredState = { instanceType: before.instanceType, runState: before.runState };
  const show = (
    name: string,
    status: ProgressStep['status'],
    { detail, differences = [] }: { detail?: Sentence; differences?: readonly Sentence[] } = {},
  ) => {
    const back = { to, status, ...(detail === undefined ? {} : { detail }) };
    const steps = [
      ...progressBack(phase, resizeSteps, reason, back),
      ...differences.map((step): ProgressStep => ({ step, status: 'done' })),
    ];
    return report(run, name, phase, steps, detail === undefined ? 'short' : 'once');
  };
  await show('show way back', 'running');
  if (phase === 'targets') await takeOut(targetTrip(run, before.targets, 'drain again'));
  const returned = await reconcile({
    ctx,
    machine: deps.machine,
    instance: record.suggestion.instance,
    name: 'back',
    goal: to,
    reservation: reservations[before.instanceType],
    pace: {
      looks: ROLLBACK_POLLS,
      seconds: SECONDS_BACK,
      pollSeconds: deps.settings.pollSeconds,
    },
    now: deps.now,
    time: late.time,
    givesUp: 'never',
    onPhase: async () => {},
    onIteration: async (turn) => {
      const { problem, failures } = turn;
      if (problem !== undefined && isPowerOfTwo(failures)) {
        await show(`back ${turn.turn}: show`, 'running', { detail: problem.message });
      }
      await late.onRollbackPoll('back', turn, to.instanceType);
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
  const retryPolicy = returned.kind === 'gaveUp' ? 'once' : 'for a day';
  if (returned.kind !== 'gone') await backToTargets(run, before, 'back', resizeSteps, retryPolicy);
  if (returned.kind === 'arrived') {
    const credits = await restoreCredits(run, before);
    const differences = await differencesNow(run, before);
    const bound = await warnTargetedReservation(run, returned.bound);
    await show('show back', 'done', { differences: [...credits, ...differences, ...bound] });
  }
  return returned.kind;
}

/** What is told of a growing row of failures. */
function isPowerOfTwo(failures: number): boolean {
  return Number.isInteger(Math.log2(failures));
}

/** Not on the way: an instance never stays down for its credits. What can't be done is said. */
async function restoreCredits(run: Run, { credits }: Baseline): Promise<readonly Sentence[]> {
  if (credits === undefined) return [];
  const { ctx, deps, record } = run;
  const set = await retryDurably(
    ctx,
    'restore credits',
    () => deps.machine.setCredits(record.suggestion.instance, credits),
    PREPARE_RETRY,
  );
  if (!set.ok) {
    const failed = sentence('Its CPU credits could not be set to {credits} again.', { credits });
    return [together(failed, set.error.message)];
  }
  note(run, [set.value]);
  return [];
}

async function differencesNow(run: Run, before: Baseline): Promise<readonly Sentence[]> {
  const { ctx, deps, record, approval } = run;
  const looked = await durableStep(ctx, 'look at the end', async () =>
    ok((await deps.lookBack(resizeOf(record.suggestion), approval, before)).differences),
  );
  return looked.ok ? looked.value : [sentence('What else is different now could not be read.')];
}

/** It is there and well: what is different, and how it could go back. */
export async function verifyAndFinish(
  run: Run,
  { finalType, bound }: Pick<Resized, 'finalType' | 'bound'>,
  { before, resizeSteps }: ResizePlan,
): Promise<Ended> {
  const { ctx, deps, record, approval } = run;
  const looked = await retryDurably(
    ctx,
    'look back',
    async () => ok(await deps.lookBack(resizeOf(record.suggestion), approval, before)),
    VERIFY_RETRY,
  );
  const { differences, rollback }: Verification = looked.ok
    ? looked.value
    : { differences: [UNSEEN] };
  const steps = progressAt('done', {
    ...resizeSteps,
    to: { ...resizeSteps.to, instanceType: finalType },
  });
  const all = [...differences, ...(await warnTargetedReservation(run, bound))];
  await report(run, 'show done', 'done', [
    ...steps,
    ...all.map((step): ProgressStep => ({ step, status: 'done' })),
  ]);
  return { kind: 'changed', finalType, before, ...(rollback === undefined ? {} : { rollback }) };
}

/**
 * The only room there was is that of its reservation. EC2 changes what an instance is bound to only
 * while it is stopped, and does not start what is bound to a cancelled one
 * (docs/facts/ec2-resize.md#capacity-reservations): somebody has to know.
 */
async function warnTargetedReservation(
  run: Run,
  bound: string | undefined,
): Promise<readonly Sentence[]> {
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
  startedByOther: sentence(
    'Somebody started the instance while it was being changed. We left it alone.',
  ),
} as const;

/** What somebody has started is theirs: they should know on which type it runs. */
export async function whyLeft(
  { ctx, deps, record }: Run,
  kind: keyof typeof WHY_LEFT,
): Promise<Sentence> {
  if (kind === 'gone') return WHY_LEFT[kind];
  const seen = await durableStep(ctx, 'look at what is left', () =>
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

export function stepsFor({ record, changePolicy, approval }: Run, before?: Baseline): ResizeSteps {
  const { to, runState } = resizeOf(record.suggestion);
  const running = runState !== 'stopped';
  return {
    to: { instanceType: to, runState: running ? 'running' : 'stopped' },
    reserves: changePolicy.reserveCapacity && running,
    backsUp: changePolicy.backUp || approval.backUp,
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
    onCalls: (acted: readonly ApiCall[]) => note(run, acted),
    onTrouble: (step, reason) => call(run, step, reason),
  };
}
