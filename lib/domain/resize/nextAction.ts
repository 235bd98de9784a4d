import type { Sentence } from '../../shared/message.ts';
import type { Health, InstanceState } from '../fleet/instance.ts';
import type { AwsRequest } from '../lifecycle/suggestionRecord.ts';

/** What EC2 shows of an instance while it is being resized. */
export interface ObservedState {
  readonly state: InstanceState;
  readonly instanceType: string;
  /** Why it stopped, as EC2 says it: `Server.InsufficientInstanceCapacity`. */
  readonly stateReason?: string;
  readonly health: Health;
  /** How CPU credits are used up, `standard` or `unlimited`; only of a stopped burstable type. */
  readonly credits?: string;
  /** The capacity reservation that its next start is bound to. */
  readonly reservation?: string;
}

/** Where the instance shall end. */
export interface DesiredState {
  readonly instanceType: string;
  readonly runState: 'running' | 'stopped';
  /** How CPU credits shall be used up; absent: as it comes. */
  readonly credits?: string;
  /** The capacity reservation whose room its start shall take; absent: any room there is. */
  readonly reservation?: string;
}

/**
 * Why EC2 would not do what we asked, by what it means for the resize
 * (docs/facts/ec2-resize.md#error-codes).
 */
export interface ResizeError {
  readonly kind:
    | 'denied'
    | 'notFound'
    | 'incorrectState'
    | 'incompatible'
    | 'protected'
    | 'capacity'
    | 'quota'
    | 'throttled'
    | 'unavailable'
    /** Somebody does not want it to go on. */
    | 'aborted'
    | 'unknown';
  /** The operation and EC2's error code, for people: `StartInstances: VcpuLimitExceeded.` */
  readonly message: Sentence;
}

/** What a call did: asked AWS for a change, or saw that there was nothing to ask for. */
export type ApiCall = ({ readonly kind: 'asked' } & AwsRequest) | { readonly kind: 'already' };

export type Action =
  | 'wait'
  | 'stop'
  | 'changeType'
  | 'setCredits'
  /** Its start is bound to a reservation, or to none any more. */
  | 'bind'
  | 'start'
  /** It is where it shall be, and well. */
  | 'arrived'
  /** It runs on the goal's type, and EC2 says that it is not well. */
  | 'unhealthy'
  /** Somebody started an instance that was stopped: it is theirs now, we leave it. */
  | 'startedByOther'
  /** It is being terminated, or is terminated. */
  | 'gone';

/**
 * The one thing to do next, from what is seen and never from memory
 * (docs/facts/ec2-resize.md#order-of-a-resize: an execution that died goes on from what it sees).
 * Driving an instance to `to` and driving it back are the same rule with another goal.
 */
export function nextAction(seen: ObservedState, goal: DesiredState): Action {
  switch (seen.state) {
    case 'terminated':
    case 'shutting-down':
      return 'gone';
    case 'pending':
    case 'stopping':
    case 'unknown':
      return 'wait';
    case 'running':
      return moveOfRunning(seen, goal);
    case 'stopped':
      if (seen.instanceType !== goal.instanceType) return 'changeType';
      if (goal.credits !== undefined && seen.credits !== goal.credits) return 'setCredits';
      if (goal.runState === 'stopped') return 'arrived';
      return seen.reservation === goal.reservation ? 'start' : 'bind';
  }
}

function moveOfRunning(seen: ObservedState, goal: DesiredState): Action {
  if (goal.runState === 'stopped') return 'startedByOther';
  if (seen.instanceType !== goal.instanceType) return 'stop';
  if (seen.health === 'ok') return 'arrived';
  return seen.health === 'impaired' ? 'unhealthy' : 'wait';
}

/** Whether asking again later can help, without anybody doing anything. */
export function isRetryableControlError(error: ResizeError): boolean {
  return ['capacity', 'throttled', 'unavailable', 'incorrectState'].includes(error.kind);
}
