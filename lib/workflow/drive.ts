import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { InstanceRef } from '../domain/ids.ts';
import {
  type Acted,
  type Goal,
  type Look,
  type Move,
  mayPass,
  nextMove,
  type ResizeError,
} from '../domain/resizeMove.ts';
import type { ResizePhase } from '../domain/resizeProgress.ts';
import { ok, type Result } from '../domain/result.ts';
import type { AwsRequest } from '../domain/suggestionRecord.ts';
import { attempt } from './attempt.ts';

/** The calls that a resize makes. Each one looks before it acts, so each may be made twice. */
export interface Machine {
  readonly look: (instance: InstanceRef) => Promise<Result<Look, ResizeError>>;
  readonly stop: (instance: InstanceRef) => Promise<Result<Acted, ResizeError>>;
  readonly changeType: (
    instance: InstanceRef,
    instanceType: string,
  ) => Promise<Result<Acted, ResizeError>>;
  readonly setCredits: (
    instance: InstanceRef,
    credits: string,
  ) => Promise<Result<Acted, ResizeError>>;
  readonly start: (instance: InstanceRef) => Promise<Result<Acted, ResizeError>>;
}

export interface Drive {
  readonly ctx: DurableContext;
  readonly machine: Machine;
  readonly instance: InstanceRef;
  readonly goal: Goal;
  /** Unique in the workflow: the first word of the names of its steps. */
  readonly name: string;
  readonly pollSeconds: number;
  /** Looks at the instance before it gives up. */
  readonly turns: number;
  /**
   * `first failure`: something that waiting does not cure ends the drive.
   * `never`: every failure is tried again, less and less often, until the turns are used up.
   */
  readonly givesUp: 'first failure' | 'never';
  /** Called when the drive comes to another phase. */
  readonly onPhase: (phase: ResizePhase, turn: number) => Promise<void>;
  /** Called when a try failed and another one will be made. `failures`: in a row, so far. */
  readonly onSetback: (reason: string, turn: number, failures: number) => Promise<void>;
  /** Called for each call that AWS took. */
  readonly onCall: (call: AwsRequest) => void;
}

export type DriveEnd =
  | { readonly kind: 'arrived' }
  | { readonly kind: 'gaveUp'; readonly phase: ResizePhase; readonly error: ResizeError }
  | { readonly kind: 'interfered' | 'gone'; readonly phase: ResizePhase };

/** Failures that may pass, before a drive that gives up does so (domain.md A5, retry policy). */
const TRIES = 3;

/** Longest pause between two tries, in polls: 15 minutes at 15 seconds. */
const LONGEST_PAUSE = 60;

/**
 * Drives one instance to a goal: look, make the one move that nextMove says, wait, look again.
 * A loop of durable steps and waits; a replay takes the same way, because only results decide.
 */
export async function drive(it: Drive): Promise<DriveEnd> {
  let phase: ResizePhase = 'recheck';
  let starts = 0;
  let failures = 0;
  for (let turn = 1; turn <= it.turns; turn++) {
    const problems: ResizeError[] = [];
    const seen = await attempt(it.ctx, `${it.name} ${turn}: look`, () =>
      it.machine.look(it.instance),
    );
    if (seen.ok) {
      const move = nextMove(seen.value, it.goal);
      if (move === 'arrived') return { kind: 'arrived' };
      if (move === 'gone' || move === 'interfered') return { kind: move, phase };
      const next = phaseOf(move, seen.value);
      if (next !== phase) await it.onPhase(next, turn);
      phase = next;
      if (move === 'unhealthy') problems.push(SICK);
      // Accepted before and stopped again: EC2 failed the start afterwards (domain.md A5, step 15).
      if (move === 'start' && starts > 0) problems.push(failedStart(seen.value));
      if (problems.every((problem) => goesOn(it, problem, failures))) {
        const acted = await act(it, turn, move);
        if (!acted.ok) problems.push(acted.error);
        else if (move === 'start') starts += 1;
        if (acted.ok && acted.value.kind === 'asked') it.onCall(requestOf(acted.value));
      }
    } else {
      problems.push(seen.error);
    }
    for (const error of problems) {
      if (!goesOn(it, error, failures)) return { kind: 'gaveUp', phase, error };
      failures += 1;
      await it.onSetback(error.message, turn, failures);
    }
    if (problems.length === 0) failures = 0;
    await it.ctx.wait(`${it.name} ${turn}: wait`, {
      seconds: it.pollSeconds * pauseAfter(failures),
    });
  }
  return { kind: 'gaveUp', phase, error: TOO_LONG };
}

export function requestOf({ operation, requestId }: Extract<Acted, { kind: 'asked' }>): AwsRequest {
  return { operation, requestId };
}

function goesOn(it: Drive, problem: ResizeError, failures: number): boolean {
  if (it.givesUp === 'never') return true;
  return mayPass(problem) && failures < TRIES;
}

/** In polls: 1 while all is well, then 2, 4, 8 … */
function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE, 2 ** Math.min(failures, 10));
}

async function act(it: Drive, turn: number, move: Move): Promise<Result<Acted, ResizeError>> {
  const { machine, instance, goal } = it;
  const step = (what: string, call: () => Promise<Result<Acted, ResizeError>>) =>
    attempt(it.ctx, `${it.name} ${turn}: ${what}`, call);
  switch (move) {
    case 'stop':
      return step('stop', () => machine.stop(instance));
    case 'changeType':
      return step('change type', () => machine.changeType(instance, goal.instanceType));
    case 'setCredits':
      return step('set credits', () => machine.setCredits(instance, goal.credits ?? ''));
    case 'start':
      return step('start', () => machine.start(instance));
    default:
      return ok(NOTHING);
  }
}

const NOTHING: Acted = { kind: 'already' };

function phaseOf(move: Move, seen: Look): ResizePhase {
  if (move === 'stop' || seen.state === 'stopping') return 'stop';
  if (move === 'changeType' || move === 'setCredits') return 'changeType';
  if (move === 'start' || seen.state === 'pending') return 'start';
  return 'health';
}

const SICK: ResizeError = {
  kind: 'unknown',
  message: 'EC2 status checks say that it is impaired',
};

const TOO_LONG: ResizeError = { kind: 'unknown', message: 'It took too long' };

function failedStart(seen: Look): ResizeError {
  const reason = seen.stateReason ?? 'EC2 gave no reason';
  return {
    kind: reason.includes('InsufficientInstanceCapacity') ? 'capacity' : 'unknown',
    message: `it started and stopped again (${reason})`,
  };
}
