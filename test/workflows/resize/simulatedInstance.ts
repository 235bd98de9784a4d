import type { ApiCall, ObservedState, ResizeError } from '../../../lib/domain/resize/nextAction.ts';
import { sentence } from '../../../lib/shared/message.ts';
import { err, ok, type Result } from '../../../lib/shared/result.ts';
import type { InstanceActions } from '../../../lib/workflows/resize/control/instanceActions.ts';
import { asked } from './simulatedServices.ts';

/** What goes wrong with one simulated instance. */
export interface HealthIssues {
  /** Starts of this type are refused for want of capacity, this often. */
  readonly noCapacity?: Readonly<Record<string, number>>;
  /** Starts of this type are accepted and fall back to stopped. */
  readonly startFails?: Readonly<Record<string, string>>;
  /** Status checks on this type never pass. */
  readonly sickOn?: string;
  readonly changeRefused?: ResizeError;
  /** Every call fails this often before it works. */
  readonly flaky?: number;
}

export interface Simulated extends InstanceActions {
  readonly now: () => ObservedState;
  /** Types the instance ever had. */
  readonly types: ReadonlySet<string>;
}

/** One instance that behaves as EC2 says: transitions take a look each, troubles happen. */
export function simulatedInstance(
  from: Partial<ObservedState>,
  issues: HealthIssues = {},
): Simulated {
  let seen: ObservedState = { state: 'running', instanceType: 'm5.xlarge', health: 'ok', ...from };
  const shortages = new Map(Object.entries(issues.noCapacity ?? {}));
  const types = new Set([seen.instanceType]);
  let flaky = issues.flaky ?? 0;

  const call = async (act: () => Result<ApiCall, ResizeError>) => {
    if (flaky > 0) {
      flaky -= 1;
      return err<ResizeError>({ kind: 'unavailable', message: sentence('EC2 did not answer') });
    }
    return act();
  };
  const settle = (): ObservedState => {
    if (seen.state === 'stopping') return { ...seen, state: 'stopped' };
    const sick = issues.sickOn === seen.instanceType;
    if (seen.health === 'initializing') return { ...seen, health: sick ? 'impaired' : 'ok' };
    if (seen.state !== 'pending') return seen;
    const reason = issues.startFails?.[seen.instanceType];
    if (reason !== undefined) return { ...seen, state: 'stopped', stateReason: reason };
    return { ...seen, state: 'running', health: 'initializing' };
  };
  return {
    now: () => seen,
    types,
    look: async () => {
      const shown = seen;
      seen = settle();
      return ok(shown);
    },
    stop: () =>
      call(() => {
        seen = { ...seen, state: 'stopping' };
        return ok(asked('StopInstances'));
      }),
    changeType: (_, instanceType) =>
      call(() => {
        if (seen.state !== 'stopped') {
          return err({ kind: 'incorrectState', message: sentence('IncorrectInstanceState') });
        }
        if (issues.changeRefused !== undefined && instanceType !== 'm5.xlarge') {
          return err(issues.changeRefused);
        }
        seen = { ...seen, instanceType };
        types.add(instanceType);
        return ok(asked('ModifyInstanceAttribute'));
      }),
    setCredits: (_, credits) =>
      call(() => {
        seen = { ...seen, credits };
        return ok(asked('ModifyInstanceCreditSpecification'));
      }),
    bind: (_, reservation) =>
      call(() => {
        const { reservation: __, ...unbound } = seen;
        seen = reservation === undefined ? unbound : { ...unbound, reservation };
        return ok(asked('ModifyInstanceCapacityReservationAttributes'));
      }),
    start: () =>
      call(() => {
        if (seen.reservation !== undefined && seen.reservation !== `cr-${seen.instanceType}`) {
          return err({ kind: 'capacity', message: sentence('ReservationCapacityExceeded') });
        }
        const short = shortages.get(seen.instanceType) ?? 0;
        if (short > 0 && seen.reservation === undefined) {
          shortages.set(seen.instanceType, short - 1);
          return err({ kind: 'capacity', message: sentence('InsufficientInstanceCapacity') });
        }
        seen = { ...seen, state: 'pending', health: 'unknown' };
        return ok(asked('StartInstances'));
      }),
  };
}
