import type { Look, ResizeError } from '../../lib/domain/resizeMove.ts';
import { err, ok, type Result } from '../../lib/domain/result.ts';
import type { Machine } from '../../lib/workflow/drive.ts';
import { asked } from '../workflow/simulatedAround.ts';
import type { Random } from './random.ts';

/** How much goes wrong. All of it ends after a while, as outages do. */
export interface Storm {
  /** Of a hundred calls, how many EC2 refuses or does not answer. */
  readonly refused: number;
  /** Of a hundred calls, how many work and are never answered, or kill the function. */
  readonly unanswered: number;
  /** So many starts find no capacity, by type. */
  readonly noCapacity: Readonly<Record<string, number>>;
  /** So many starts are accepted and fall back to stopped, by type: a disabled key, a bad image. */
  readonly fallsBack: Readonly<Record<string, number>>;
  /** Status checks never pass on this type. */
  readonly sickOn?: string;
  /** EC2 refuses this type when it is set. */
  readonly impossible?: string;
  /** At this look somebody else acts. */
  readonly somebody?: { readonly at: number; readonly does: Meddling };
}

type Meddling = 'stop' | 'start' | 'terminate' | 'retype';

export interface StormyInstance extends Machine {
  /** What is true, whatever the calls say. */
  readonly truth: () => Look;
  /** A call in the same weather, of something beside the instance. */
  readonly weather: <Value>(
    effect: () => Result<Value, ResizeError>,
  ) => Promise<Result<Value, ResizeError>>;
  readonly types: ReadonlySet<string>;
}

/** One instance of EC2 in bad weather. Calls change it as EC2 does, and may lie about it. */
export function stormyInstance(from: Look, storm: Storm, random: Random): StormyInstance {
  let seen = from;
  let looks = 0;
  /** Calls until the weather clears: nothing stays broken for ever. */
  let bad = 60;
  const shortages = new Map(Object.entries(storm.noCapacity));
  const falls = new Map(Object.entries(storm.fallsBack));
  const types = new Set([from.instanceType]);

  const call = async <Value>(
    effect: () => Result<Value, ResizeError>,
  ): Promise<Result<Value, ResizeError>> => {
    bad -= 1;
    if (bad > 0 && random.percent(storm.refused)) return err(random.pick(REFUSALS));
    const done = effect();
    if (bad > 0 && random.percent(storm.unanswered)) {
      if (random.percent(50)) throw new Error('the function died after the call');
      return err({ kind: 'unavailable', message: 'EC2 did not answer in time' });
    }
    return done;
  };
  const taken = (left: Map<string, number>) => {
    const count = left.get(seen.instanceType) ?? 0;
    left.set(seen.instanceType, count - 1);
    return count > 0;
  };
  return {
    truth: () => seen,
    weather: call,
    types,
    look: () =>
      call(() => {
        looks += 1;
        if (storm.somebody?.at === looks) seen = SOMEBODY[storm.somebody.does](seen);
        const shown = seen;
        seen = onward(seen, storm, () => taken(falls));
        return ok(shown);
      }),
    stop: () =>
      call(() => {
        if (seen.state === 'running') seen = { ...seen, state: 'stopping' };
        return ok(asked('StopInstances'));
      }),
    changeType: (_, instanceType) =>
      call(() => {
        if (seen.state !== 'stopped') {
          return err({ kind: 'incorrectState', message: 'IncorrectInstanceState' });
        }
        if (instanceType === storm.impossible) {
          return err({ kind: 'incompatible', message: 'InvalidParameterCombination' });
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
    start: () =>
      call(() => {
        if (seen.state !== 'stopped') return ok({ kind: 'already' });
        if (taken(shortages)) {
          return err({ kind: 'capacity', message: 'InsufficientInstanceCapacity' });
        }
        seen = { ...seen, state: 'pending', health: 'unknown' };
        return ok(asked('StartInstances'));
      }),
  };
}

const REFUSALS: readonly [ResizeError, ...ResizeError[]] = [
  { kind: 'throttled', message: 'RequestLimitExceeded' },
  { kind: 'unavailable', message: 'InternalError' },
  { kind: 'unknown', message: 'SomethingNew' },
];

/** Time passes between two looks. */
function onward(seen: Look, storm: Storm, fallsBack: () => boolean): Look {
  if (seen.state === 'stopping') return { ...seen, state: 'stopped', health: 'unknown' };
  if (seen.state === 'shutting-down') return { ...seen, state: 'terminated' };
  if (seen.state === 'pending') {
    return fallsBack()
      ? { ...seen, state: 'stopped', stateReason: 'Client.InternalError' }
      : { ...seen, state: 'running', health: 'initializing' };
  }
  if (seen.state === 'running' && seen.health === 'initializing') {
    return { ...seen, health: storm.sickOn === seen.instanceType ? 'impaired' : 'ok' };
  }
  return seen;
}

const SOMEBODY: Readonly<Record<Meddling, (seen: Look) => Look>> = {
  retype: (seen) => (seen.state === 'stopped' ? { ...seen, instanceType: 'c5.large' } : seen),
  stop: (seen) => (seen.state === 'running' ? { ...seen, state: 'stopping' } : seen),
  start: (seen) =>
    seen.state === 'stopped' ? { ...seen, state: 'pending', health: 'unknown' } : seen,
  terminate: (seen) => ({ ...seen, state: 'shutting-down' }),
};
