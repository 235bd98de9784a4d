import type { DurableContext } from '@aws/durable-execution-sdk-js';
import {
  type Action,
  type ApiCall,
  type DesiredState,
  isRetryable,
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
import { act, type Guard, type InstanceActions } from './instanceActions.ts';

export interface Reconciliation {
  readonly ctx: DurableContext;
  readonly control: InstanceActions;
  readonly instance: InstanceRef;
  readonly goal: Omit<DesiredState, 'reservation'>;
  /** Holds capacity for the goal's type. Used only when there is no other capacity. */
  readonly reservation: string | undefined;
  /** Unique in the workflow: the first word of the names of its steps. */
  readonly name: string;
  /** How often the instance is polled, and for how long without progress. */
  readonly schedule: PollSchedule;
  readonly now: () => Date;
  readonly clock: ReplayClock;
  /** Asked before each action; absent: every action is made. */
  readonly guard?: Guard;
  /**
   * `first failure`: a failure that waiting does not cure ends the loop.
   * `never`: every failure is retried, less and less often, until the schedule is over.
   */
  readonly givesUp: 'first failure' | 'never';
  /** Called when the loop reaches a phase for the first time. */
  readonly onPhase: (phase: ResizePhase, poll: number) => Promise<void>;
  /** Called after each poll that did not end the loop, and its action. */
  readonly onIteration: (iteration: Iteration) => Promise<void>;
  /** Called for each call that AWS took. */
  readonly onCall: (call: ApiCall) => void;
}

export interface Iteration {
  readonly poll: number;
  /** Absent when the instance could not be read. */
  readonly seen?: ObservedState;
  /** Why the goal is not reached yet, where something failed. */
  readonly problem?: ResizeError;
  /** In a row, since the last progress, this one included. */
  readonly failures: number;
}

export type ReconcileResult =
  /** `reservation`: the capacity reservation that the instance targets. */
  | { readonly kind: 'reached'; readonly reservation?: string }
  | { readonly kind: 'failed'; readonly phase: ResizePhase; readonly error: ResizeError }
  | { readonly kind: 'startedByOther' | 'terminated' };

/** Failures that may pass, before a loop that gives up does so. */
const MAX_FAILURES = 3;

/** Polls without progress before the time can be over. */
const MIN_POLLS = 3;

/** In the order in which a loop reaches them: a new one is progress. */
const PHASES: readonly ResizePhase[] = ['revalidate', 'stop', 'changeType', 'start', 'health'];

/** Where a loop is. Made of results of steps only: a replay takes the same way. */
interface LoopState {
  phase: ResizePhase;
  /** The index of the furthest phase so far. */
  reached: number;
  /** In a row: only progress ends the row. An instance that starts and stops again makes none. */
  failures: number;
  /** Readings of the clock: at the last progress, and at the last action that was taken. */
  progressAt: number;
  actedAt: number;
  /** The poll of the last progress. */
  progressPoll: number;
  /** A start was accepted, and has not been seen to fail. */
  isStarting: boolean;
  /** There is no capacity but that of the reservation. */
  isInReservation: boolean;
  /** Polls in a row that found no such instance. */
  missing: number;
}

/**
 * Brings one instance to a goal: read it, take the one action that `nextAction` names, wait, read it
 * again. A loop of durable steps and waits (docs/decisions/0013-waiting-by-the-durable-sdk.md).
 */
export async function reconcile(it: Reconciliation): Promise<ReconcileResult> {
  const startedAt = it.clock.seconds();
  const loop = startLoop(startedAt);
  for (let poll = 1; poll <= it.schedule.polls; poll++) {
    const outcome = await iterate(it, loop, poll);
    if ('kind' in outcome) return outcome;
    const { problem } = outcome;
    if (problem !== undefined) {
      const passes = isRetryable(problem) && loop.failures < MAX_FAILURES;
      if (it.givesUp === 'first failure' && !passes) return failedWith(loop, problem);
      loop.failures += 1;
    }
    await it.onIteration({ ...outcome, failures: loop.failures });
    const now = it.clock.seconds();
    // The execution itself may have stood still: it does not give up without a few polls.
    const isOver = now - loop.progressAt >= it.schedule.seconds;
    if (isOver && poll - loop.progressPoll >= MIN_POLLS) break;
    const seconds = nextDelay(it.schedule, {
      polls: poll,
      seconds: now - startedAt,
      quiet: now - (problem === undefined ? loop.actedAt : loop.progressAt),
      failures: loop.failures,
    });
    await it.ctx.wait(`${it.name} ${poll}: wait`, { seconds });
    it.clock.waited(seconds);
  }
  return failedWith(loop, TOO_LONG);
}

function startLoop(startedAt: number): LoopState {
  return {
    phase: 'revalidate',
    reached: 0,
    failures: 0,
    progressAt: startedAt,
    actedAt: startedAt,
    progressPoll: 0,
    isStarting: false,
    isInReservation: false,
    missing: 0,
  };
}

function failedWith({ phase }: LoopState, error: ResizeError): ReconcileResult {
  return { kind: 'failed', phase, error };
}

/** One poll, and one action where there is something to do. */
async function iterate(
  it: Reconciliation,
  loop: LoopState,
  poll: number,
): Promise<ReconcileResult | Omit<Iteration, 'failures'>> {
  const observed = await observe(it, poll);
  const isMissing = !observed.ok && observed.error.kind === 'notFound';
  loop.missing = isMissing ? loop.missing + 1 : 0;
  // One such answer may be wrong; an instance that is missing twice was terminated.
  if (loop.missing > 1) return { kind: 'terminated' };
  if (!observed.ok) return { poll, problem: observed.error };
  const seen = observed.value;
  const goal = goalOf(it, loop);
  const action = nextAction(seen, goal);
  if (action === 'reached') {
    const { reservation } = seen;
    return { kind: 'reached', ...(reservation === undefined ? {} : { reservation }) };
  }
  if (action === 'terminated' || action === 'startedByOther') return { kind: action };
  await advance(it, loop, phaseOf(action, seen), poll);
  if (action === 'unhealthy') return { poll, seen, problem: IMPAIRED };
  // It was accepted, and the instance is stopped again: EC2 failed the start afterwards.
  if (seen.state === 'stopped' && loop.isStarting) {
    return { poll, seen, problem: startFailed(it, loop, failedStart(seen)) };
  }
  const called = await act(it, goal, action, `${it.name} ${poll}`);
  if (!called.ok) {
    const problem = action === 'start' ? startFailed(it, loop, called.error) : called.error;
    return { poll, seen, problem };
  }
  if (action === 'start') loop.isStarting = true;
  if (action !== 'wait') loop.actedAt = it.clock.seconds();
  it.onCall(called.value);
  return { poll, seen };
}

/** Reads the instance, and the time. */
async function observe(
  { ctx, control, instance, now, clock, name }: Reconciliation,
  poll: number,
): Promise<Result<ObservedState, ResizeError>> {
  type Observed = { readonly at: number; readonly seen: Result<ObservedState, ResizeError> };
  const look = async () => {
    const seen = await control.look(instance);
    return ok({ at: now().getTime(), seen });
  };
  const looked = await durableStep<Observed, ResizeError>(
    ctx,
    `${name} ${poll}: look`,
    look,
    'none',
  );
  if (!looked.ok) return looked;
  clock.read(looked.value.at);
  return looked.value.seen;
}

function goalOf({ goal, reservation }: Reconciliation, loop: LoopState): DesiredState {
  return loop.isInReservation && reservation !== undefined ? { ...goal, reservation } : goal;
}

/** A new phase is progress: it ends the row of failures. */
async function advance(
  it: Reconciliation,
  loop: LoopState,
  phase: ResizePhase,
  poll: number,
): Promise<void> {
  loop.phase = phase;
  const reached = PHASES.indexOf(phase);
  if (reached <= loop.reached) return;
  const progressAt = it.clock.seconds();
  Object.assign(loop, { reached, failures: 0, progressAt, progressPoll: poll });
  await it.onPhase(phase, poll);
}

function phaseOf(action: Action, seen: ObservedState): ResizePhase {
  if (action === 'stop' || seen.state === 'stopping') return 'stop';
  if (action === 'changeType' || action === 'setCredits') return 'changeType';
  if (action === 'start' || action === 'bind' || seen.state === 'pending') return 'start';
  return 'health';
}

/**
 * Without capacity the next start takes that of the reservation; when that has none either, any
 * capacity again. A reservation counts against the quota, so it has capacity when the quota has none.
 */
function startFailed(it: Reconciliation, loop: LoopState, error: ResizeError): ResizeError {
  loop.isStarting = false;
  if (['throttled', 'unavailable', 'incorrectState'].includes(error.kind)) return error;
  const isFull = error.kind === 'capacity' || error.kind === 'quota';
  loop.isInReservation = it.reservation !== undefined && isFull && !loop.isInReservation;
  return loop.isInReservation ? { ...error, kind: 'capacity' } : error;
}

function failedStart({ stateReason: reason }: ObservedState): ResizeError {
  return {
    kind: reason?.includes('InsufficientInstanceCapacity') === true ? 'capacity' : 'unknown',
    message:
      reason === undefined
        ? sentence('It started and stopped again, and EC2 gave no reason.')
        : sentence('It started and stopped again ({reason}).', { reason }),
  };
}

const IMPAIRED: ResizeError = {
  kind: 'unknown',
  message: sentence('EC2 status checks report it as impaired.'),
};

const TOO_LONG: ResizeError = { kind: 'unknown', message: sentence('It took too long.') };
