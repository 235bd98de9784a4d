import type { Sentence } from '../../shared/message.ts';
import type { Health, InstanceState } from '../fleet/instance.ts';

/** What EC2 shows of an instance while it is being resized. */
export interface ObservedState {
  readonly state: InstanceState;
  readonly instanceType: string;
  /** Why it stopped, as EC2 says it: `Server.InsufficientInstanceCapacity`. */
  readonly stateReason?: string;
  readonly health: Health;
  /** The CPU credit option, `standard` or `unlimited`; only of a stopped burstable type. */
  readonly credits?: string;
  /** The capacity reservation that its next start targets. */
  readonly reservation?: string;
}

/** The goal of a resize or a rollback. */
export interface DesiredState {
  readonly instanceType: string;
  readonly runState: 'running' | 'stopped';
  /** The CPU credit option; absent: as it comes. */
  readonly credits?: string;
  /** The capacity reservation that its start targets; absent: any capacity there is. */
  readonly reservation?: string;
}

/** Why EC2 refused a call, by what it means for the resize. */
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
    /** The kill switch, Cancel, or an approval that has expired. */
    | 'aborted'
    | 'unknown';
  /** The operation and EC2's error code, for people: `StartInstances: VcpuLimitExceeded.` */
  readonly message: Sentence;
}

/** A call that changed something, by the request id that CloudTrail has, too. */
export interface AwsRequest {
  readonly operation: string;
  readonly requestId: string;
}

/** What a call did: requested a change, or saw that there was nothing to request. */
export type ApiCall = ({ readonly kind: 'asked' } & AwsRequest) | { readonly kind: 'already' };

export type Action =
  | 'wait'
  | 'stop'
  | 'changeType'
  | 'setCredits'
  /** Makes its start target a reservation, or none any more. */
  | 'bind'
  | 'start'
  /** The goal is reached, and the instance is healthy. */
  | 'reached'
  /** It runs on the goal's type, and fails its status checks. */
  | 'unhealthy'
  /** A stopped instance was started by someone else: it is left as it is. */
  | 'startedByOther'
  /** It is being terminated, or is terminated. */
  | 'terminated';

/**
 * The one action to take next, from the observed state and never from memory: a run that died is
 * resumed from what EC2 shows. A rollback is the same rule with another goal.
 */
export function nextAction(seen: ObservedState, goal: DesiredState): Action {
  switch (seen.state) {
    case 'terminated':
    case 'shutting-down':
      return 'terminated';
    case 'pending':
    case 'stopping':
    case 'unknown':
      return 'wait';
    case 'running':
      return actionOfRunning(seen, goal);
    case 'stopped':
      if (seen.instanceType !== goal.instanceType) return 'changeType';
      if (goal.credits !== undefined && seen.credits !== goal.credits) return 'setCredits';
      if (goal.runState === 'stopped') return 'reached';
      return seen.reservation === goal.reservation ? 'start' : 'bind';
  }
}

function actionOfRunning(seen: ObservedState, goal: DesiredState): Action {
  if (goal.runState === 'stopped') return 'startedByOther';
  if (seen.instanceType !== goal.instanceType) return 'stop';
  if (seen.health === 'ok') return 'reached';
  return seen.health === 'impaired' ? 'unhealthy' : 'wait';
}

/** Whether the failure may pass by itself. */
export function isRetryable(error: ResizeError): boolean {
  return ['capacity', 'throttled', 'unavailable', 'incorrectState'].includes(error.kind);
}
