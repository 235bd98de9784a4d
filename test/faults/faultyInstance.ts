import type { ObservedState, ResizeError } from '../../lib/domain/resize/nextAction.ts';
import { sentence } from '../../lib/shared/message.ts';
import { err, ok, type Result } from '../../lib/shared/result.ts';
import type { InstanceActions } from '../../lib/workflows/resize/control/instanceActions.ts';
import type { Clock } from '../workflows/resize/passingTime.ts';
import { asked } from '../workflows/resize/simulatedServices.ts';
import type { Random } from './random.ts';

/** How much goes wrong. Most of it ends after a while, as outages do. */
export interface Storm {
  /** Of a hundred calls, how many EC2 refuses or does not answer. */
  readonly refused: number;
  /** Of a hundred calls, how many work and are never answered, or kill the function. */
  readonly unanswered: number;
  /** Seconds from the first start on in which starts find no capacity, by type. */
  readonly noCapacity: Readonly<Record<string, number>>;
  /** The same: they are accepted and fall back to stopped, a disabled key, a bad image. */
  readonly fallsBack: Readonly<Record<string, number>>;
  /** What it falls back for. */
  readonly fallsBackFor: string;
  /** Seconds that transitions take. */
  readonly killSwitch: number;
  readonly starts: number;
  readonly checks: number;
  /** Status checks never pass on this type. */
  readonly sickOn?: string;
  /** EC2 refuses this type when it is set. */
  readonly impossible?: string;
  /** At this look another user acts. */
  readonly intruder?: { readonly at: number; readonly does: Meddling };
}

type Meddling = 'stop' | 'start' | 'terminate' | 'retype';

export interface StormyInstance extends InstanceActions {
  /** What is true, whatever the calls say. */
  readonly truth: () => ObservedState;
  /** A call in the same weather, of something other than the instance. */
  readonly weather: <Value>(
    effect: () => Result<Value, ResizeError>,
  ) => Promise<Result<Value, ResizeError>>;
  readonly types: ReadonlySet<string>;
  /** The longest time without running, in seconds; of one that ran. */
  readonly longestDown: () => number;
}

/** What EC2 holds room for, by the id of the reservation. */
type Holds = (reservation: string) => string | undefined;

/** One instance of EC2 in bad weather. Calls change it as EC2 does, and may lie about it. */
export function stormyInstance(
  from: ObservedState,
  storm: Storm,
  { random, clock, holds }: { random: Random; clock: Clock; holds: Holds },
): StormyInstance {
  const seconds = () => clock.now().getTime() / 1000;
  let seen = from;
  /** When it came to be as it is. */
  let since = seconds();
  let looks = 0;
  /** Calls until the weather clears: it never stays like that. */
  let bad = 60;
  const shortages = new Map(Object.entries(storm.noCapacity));
  const falls = new Map(Object.entries(storm.fallsBack));
  const types = new Set([from.instanceType]);
  let downSince: number | undefined;
  let longestDown = 0;

  const become = (next: ObservedState, at = seconds()) => {
    if (next.state === 'running' || from.state !== 'running') downSince = undefined;
    else downSince ??= at;
    seen = next;
    since = at;
  };
  /** Whatever should have happened by now has. */
  const settle = () => {
    if (downSince !== undefined) longestDown = Math.max(longestDown, seconds() - downSince);
    const next = onward(seen, storm, () => lasts(falls));
    if (next === undefined || since + next.after > seconds()) return;
    const at = since + next.after;
    if (downSince !== undefined) longestDown = Math.max(longestDown, at - downSince);
    become(next.look, at);
    settle();
  };
  const call = async <Value>(
    effect: () => Result<Value, ResizeError>,
  ): Promise<Result<Value, ResizeError>> => {
    settle();
    bad -= 1;
    if (bad > 0 && random.percent(storm.refused)) return err(random.pick(UNSUPPORTED_BLOCK_ERRORS));
    const done = effect();
    if (bad > 0 && random.percent(storm.unanswered)) {
      if (random.percent(50)) throw new Error('the function died after the call');
      return err({ kind: 'unavailable', message: sentence('EC2 did not answer in time') });
    }
    return done;
  };
  /** Whether a trouble of its type goes on: it is counted from the first time it is met. */
  const lasts = (issues: Map<string, number>) => {
    const until = issues.get(seen.instanceType);
    if (until === undefined || until === 0) return false;
    // What is short is still an age, and no time.
    if (until < AGES) issues.set(seen.instanceType, seconds() + until);
    return (issues.get(seen.instanceType) ?? 0) > seconds();
  };
  return {
    truth: () => {
      settle();
      return seen;
    },
    longestDown: () => {
      settle();
      return longestDown;
    },
    weather: call,
    types,
    look: () =>
      call(() => {
        looks += 1;
        if (storm.intruder?.at === looks) become(INTRUSIONS[storm.intruder.does](seen));
        return seen.state === 'terminated' && random.percent(50) ? err(FORGOTTEN) : ok(seen);
      }),
    stop: () =>
      call(() => {
        if (seen.state === 'running') become({ ...seen, state: 'stopping' });
        return ok(asked('StopInstances'));
      }),
    changeType: (_, instanceType) =>
      call(() => {
        if (seen.state !== 'stopped') return err(NOT_STOPPED);
        if (instanceType === storm.impossible) {
          return err({ kind: 'incompatible', message: sentence('InvalidParameterCombination') });
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
        if (seen.state !== 'stopped') return err(NOT_STOPPED);
        const { reservation: __, ...unbound } = seen;
        seen = reservation === undefined ? unbound : { ...unbound, reservation };
        return ok(asked('ModifyInstanceCapacityReservationAttributes'));
      }),
    start: () =>
      call(() => {
        if (seen.state !== 'stopped') return ok({ kind: 'already' });
        if (seen.reservation !== undefined && holds(seen.reservation) !== seen.instanceType) {
          return err({ kind: 'capacity', message: sentence('ReservationCapacityExceeded') });
        }
        if (seen.reservation === undefined && lasts(shortages)) {
          return err({ kind: 'capacity', message: sentence('InsufficientInstanceCapacity') });
        }
        become({ ...seen, state: 'pending', health: 'unknown' });
        return ok(asked('StartInstances'));
      }),
  };
}

/** Seconds: more than any trouble lasts, less than any time since 1970. */
const AGES = 100_000_000;

const UNSUPPORTED_BLOCK_ERRORS: readonly [ResizeError, ...ResizeError[]] = [
  { kind: 'throttled', message: sentence('RequestLimitExceeded') },
  { kind: 'unavailable', message: sentence('InternalError') },
  { kind: 'unknown', message: sentence('SomethingNew') },
];

const NOT_STOPPED: ResizeError = {
  kind: 'incorrectState',
  message: sentence('IncorrectInstanceState'),
};

/** After an hour or so EC2 does not know a terminated instance any more. */
const FORGOTTEN: ResizeError = {
  kind: 'notFound',
  message: sentence('InvalidInstanceID.NotFound'),
};

/** What comes of it by itself, and after how many seconds. */
function onward(
  seen: ObservedState,
  { killSwitch, starts, checks, sickOn, fallsBackFor }: Storm,
  fallsBack: () => boolean,
): { readonly look: ObservedState; readonly after: number } | undefined {
  switch (seen.state) {
    case 'stopping':
      return { look: { ...seen, state: 'stopped', health: 'unknown' }, after: killSwitch };
    case 'shutting-down':
      return { look: { ...seen, state: 'terminated' }, after: killSwitch };
    case 'pending':
      return fallsBack()
        ? { look: { ...seen, state: 'stopped', stateReason: fallsBackFor }, after: starts }
        : { look: { ...seen, state: 'running', health: 'initializing' }, after: starts };
    case 'running':
      if (seen.health !== 'initializing') return undefined;
      return {
        look: { ...seen, health: sickOn === seen.instanceType ? 'impaired' : 'ok' },
        after: checks,
      };
    default:
      return undefined;
  }
}

const INTRUSIONS: Readonly<Record<Meddling, (seen: ObservedState) => ObservedState>> = {
  retype: (seen) => (seen.state === 'stopped' ? { ...seen, instanceType: 'c5.large' } : seen),
  stop: (seen) => (seen.state === 'running' ? { ...seen, state: 'stopping' } : seen),
  start: (seen) =>
    seen.state === 'stopped' ? { ...seen, state: 'pending', health: 'unknown' } : seen,
  terminate: (seen) => ({ ...seen, state: 'shutting-down' }),
};
