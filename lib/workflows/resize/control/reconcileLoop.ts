import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { AwsRequest } from '../../../domain/lifecycle/suggestionRecord.ts';
import {
  type Action,
  type ApiCall,
  type DesiredState,
  isRetryableControlError,
  nextAction,
  type ObservedState,
  type ResizeError,
} from '../../../domain/resize/nextAction.ts';
import { nextDelay, type PollSchedule } from '../../../domain/resize/pollSchedule.ts';
import type { ResizePhase } from '../../../domain/resize/progress.ts';
import type { InstanceRef } from '../../../shared/ids.ts';
import { sentence } from '../../../shared/message.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import type { ReplayClock } from '../../durable/replayClock.ts';

/** The calls that a resize makes. Each one looks before it acts, so each may be made twice. */
export interface InstanceControl {
  readonly look: (instance: InstanceRef) => Promise<Result<ObservedState, ResizeError>>;
  readonly stop: (instance: InstanceRef) => Promise<Result<ApiCall, ResizeError>>;
  readonly changeType: (
    instance: InstanceRef,
    instanceType: string,
  ) => Promise<Result<ApiCall, ResizeError>>;
  readonly setCredits: (
    instance: InstanceRef,
    credits: string,
  ) => Promise<Result<ApiCall, ResizeError>>;
  /** Its next start takes the room of this reservation; undefined: any room there is. */
  readonly bind: (
    instance: InstanceRef,
    reservation: string | undefined,
  ) => Promise<Result<ApiCall, ResizeError>>;
  readonly start: (instance: InstanceRef) => Promise<Result<ApiCall, ResizeError>>;
}

export interface Reconciliation {
  readonly ctx: DurableContext;
  readonly machine: InstanceControl;
  readonly instance: InstanceRef;
  readonly goal: Omit<DesiredState, 'reservation'>;
  /** Holds room for the goal's type. Taken only when there is no other. */
  readonly reservation: string | undefined;
  /** Unique in the workflow: the first word of the names of its steps. */
  readonly name: string;
  /** How often it looks at the instance, and for how long without progress, before it gives up. */
  readonly pace: PollSchedule;
  readonly now: () => Date;
  readonly time: ReplayClock;
  /**
   * `first failure`: something that waiting does not cure ends the drive.
   * `never`: every failure is tried again, less and less often, until the time is over.
   */
  readonly givesUp: 'first failure' | 'never';
  /** Called when the drive comes to a phase that it has not come to before. */
  readonly onPhase: (phase: ResizePhase, turn: number) => Promise<void>;
  /** Called after each look that did not end the drive, and what was done then. */
  readonly onIteration: (turn: Iteration) => Promise<void>;
  /** Called for each call that AWS took. */
  readonly onCall: (call: AwsRequest) => void;
}

export interface Iteration {
  readonly turn: number;
  /** Absent when it could not be looked at. */
  readonly seen?: ObservedState;
  /** Why it is not there yet, where something failed. */
  readonly problem?: ResizeError;
  /** In a row, since it last came on, this one included. */
  readonly failures: number;
}

export type ReconcileResult =
  /** `bound`: its next start is bound to this reservation. */
  | { readonly kind: 'arrived'; readonly bound?: string }
  | { readonly kind: 'gaveUp'; readonly phase: ResizePhase; readonly error: ResizeError }
  | { readonly kind: 'startedByOther' | 'gone'; readonly phase: ResizePhase };

/**
 * Failures that may pass, before a drive that gives up does so
 * (docs/facts/ec2-resize.md#order-of-a-resize).
 */
const STEP_ATTEMPTS = 3;

/** Looks without progress before the time can be over. */
const FEW_LOOKS = 3;

/** In the order in which a drive comes to them: what is new is progress. */
const PHASES: readonly ResizePhase[] = ['revalidate', 'stop', 'changeType', 'start', 'health'];

/** Where a drive is. Made of results of steps only: a replay takes the same way. */
interface LoopState {
  phase: ResizePhase;
  /** The furthest phase so far. */
  reached: number;
  /** In a row: only progress ends the row. An instance that starts and stops again makes none. */
  failures: number;
  /** Readings of the stopwatch: at the last progress, and at the last call that was taken. */
  progressAt: number;
  actedAt: number;
  /** In which turn the last progress was. */
  progressTurn: number;
  /** A start was accepted, and is not seen to have failed. */
  starting: boolean;
  /** There is no other room than the reservation's. */
  inReservation: boolean;
  /** Looks in a row that found no such instance. */
  missing: number;
}

/**
 * Drives one instance to a goal: look, make the one move that nextMove says, wait, look again.
 * A loop of durable steps and waits.
 */
export async function reconcile(it: Reconciliation): Promise<ReconcileResult> {
  const from = it.time.seconds();
  const way: LoopState = {
    phase: 'revalidate',
    reached: 0,
    failures: 0,
    progressAt: from,
    actedAt: from,
    progressTurn: 0,
    starting: false,
    inReservation: false,
    missing: 0,
  };
  for (let turn = 1; turn <= it.pace.looks; turn++) {
    const took = await iterate(it, way, turn);
    if ('kind' in took) return took;
    const { problem } = took;
    if (problem !== undefined) {
      if (
        it.givesUp === 'first failure' &&
        !(isRetryableControlError(problem) && way.failures < STEP_ATTEMPTS)
      ) {
        return { kind: 'gaveUp', phase: way.phase, error: problem };
      }
      way.failures += 1;
    }
    await it.onIteration({ turn, failures: way.failures, ...took });
    const now = it.time.seconds();
    // The execution itself may have stood still: what is not given a few looks is not given up.
    const isOver = now - way.progressAt >= it.pace.seconds;
    if (isOver && turn - way.progressTurn >= FEW_LOOKS) break;
    const seconds = nextDelay(it.pace, {
      looks: turn,
      seconds: now - from,
      quiet: now - (problem === undefined ? way.actedAt : way.progressAt),
      failures: way.failures,
    });
    await it.ctx.wait(`${it.name} ${turn}: wait`, { seconds });
    it.time.waited(seconds);
  }
  return { kind: 'gaveUp', phase: way.phase, error: TOO_LONG };
}

/** One look, and one call where something is to be done. */
async function iterate(
  it: Reconciliation,
  way: LoopState,
  turn: number,
): Promise<ReconcileResult | Pick<Iteration, 'seen' | 'problem'>> {
  const seen = await lookAt(it, turn);
  const isMissing = !seen.ok && seen.error.kind === 'notFound';
  way.missing = isMissing ? way.missing + 1 : 0;
  // Once may be a bad answer; an instance that is not there twice was terminated.
  if (way.missing > 1) return { kind: 'gone', phase: way.phase };
  if (!seen.ok) return { problem: seen.error };
  const look = seen.value;
  const goal = goalOf(it, way);
  const move = nextAction(look, goal);
  if (move === 'arrived') {
    const { reservation: bound } = look;
    return { kind: 'arrived', ...(bound === undefined ? {} : { bound }) };
  }
  if (move === 'gone' || move === 'startedByOther') return { kind: move, phase: way.phase };
  way.phase = phaseOf(move, look);
  const reached = PHASES.indexOf(way.phase);
  if (reached > way.reached) {
    Object.assign(way, {
      reached,
      failures: 0,
      progressAt: it.time.seconds(),
      progressTurn: turn,
    });
    await it.onPhase(way.phase, turn);
  }
  if (move === 'unhealthy') return { seen: look, problem: SICK };
  // Accepted before and stopped again: EC2 failed the start afterwards
  // (docs/facts/ec2-resize.md#starts-that-fail).
  if (look.state === 'stopped' && way.starting) {
    return { seen: look, problem: startFailed(it, way, failedStart(look)) };
  }
  const acted = await act(it, goal, turn, move);
  if (!acted.ok) {
    const problem = move === 'start' ? startFailed(it, way, acted.error) : acted.error;
    return { seen: look, problem };
  }
  if (move === 'start') way.starting = true;
  if (move !== 'wait') way.actedAt = it.time.seconds();
  if (acted.value.kind === 'asked') it.onCall(requestOf(acted.value));
  return { seen: look };
}

export function requestOf({
  operation,
  requestId,
}: Extract<ApiCall, { kind: 'asked' }>): AwsRequest {
  return { operation, requestId };
}

/** Reads the clock, too. */
async function lookAt(
  it: Reconciliation,
  turn: number,
): Promise<Result<ObservedState, ResizeError>> {
  const looked = await durableStep<
    { at: number; seen: Result<ObservedState, ResizeError> },
    ResizeError
  >(
    it.ctx,
    `${it.name} ${turn}: look`,
    async () => {
      const seen = await it.machine.look(it.instance);
      return ok({ at: it.now().getTime(), seen });
    },
    'once',
  );
  if (!looked.ok) return looked;
  it.time.read(looked.value.at);
  return looked.value.seen;
}

function goalOf({ goal, reservation }: Reconciliation, { inReservation }: LoopState): DesiredState {
  return inReservation && reservation !== undefined ? { ...goal, reservation } : goal;
}

/**
 * Without room it takes that of its reservation the next time; without room in there, any again. A
 * reservation counts to the quota, so its room is also there when the quota has none.
 */
function startFailed(it: Reconciliation, way: LoopState, error: ResizeError): ResizeError {
  way.starting = false;
  if (['throttled', 'unavailable', 'incorrectState'].includes(error.kind)) return error;
  const isFull = error.kind === 'capacity' || error.kind === 'quota';
  way.inReservation = it.reservation !== undefined && isFull && !way.inReservation;
  return way.inReservation ? { ...error, kind: 'capacity' } : error;
}

async function act(
  it: Reconciliation,
  goal: DesiredState,
  turn: number,
  move: Action,
): Promise<Result<ApiCall, ResizeError>> {
  const { machine, instance } = it;
  const step = (what: string, call: () => Promise<Result<ApiCall, ResizeError>>) =>
    durableStep(it.ctx, `${it.name} ${turn}: ${what}`, call, 'once');
  switch (move) {
    case 'stop':
      return step('stop', () => machine.stop(instance));
    case 'changeType':
      return step('change type', () => machine.changeType(instance, goal.instanceType));
    case 'setCredits':
      return step('set credits', () => machine.setCredits(instance, goal.credits ?? ''));
    case 'bind':
      return step('bind', () => machine.bind(instance, goal.reservation));
    case 'start':
      return step('start', () => machine.start(instance));
    default:
      return ok(NOTHING);
  }
}

const NOTHING: ApiCall = { kind: 'already' };

function phaseOf(move: Action, seen: ObservedState): ResizePhase {
  if (move === 'stop' || seen.state === 'stopping') return 'stop';
  if (move === 'changeType' || move === 'setCredits') return 'changeType';
  if (move === 'start' || move === 'bind' || seen.state === 'pending') return 'start';
  return 'health';
}

const SICK: ResizeError = {
  kind: 'unknown',
  message: sentence('EC2 status checks say that it is impaired.'),
};

const TOO_LONG: ResizeError = { kind: 'unknown', message: sentence('It took too long.') };

function failedStart(seen: ObservedState): ResizeError {
  const { stateReason: reason } = seen;
  return {
    kind: reason?.includes('InsufficientInstanceCapacity') === true ? 'capacity' : 'unknown',
    message:
      reason === undefined
        ? sentence('It started and stopped again, and EC2 gave no reason.')
        : sentence('It started and stopped again ({reason}).', { reason }),
  };
}
