import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DesiredState,
  nextAction,
  type ObservedState,
} from '../../../lib/domain/resize/nextAction.ts';

const toNew: DesiredState = { instanceType: 'm7i.large', runState: 'running' };
const look = (seen: Partial<ObservedState>): ObservedState => ({
  state: 'running',
  instanceType: 'm5.xlarge',
  health: 'ok',
  ...seen,
});

describe('the next move of a resize', () => {
  it.each<[string, Partial<ObservedState>, string]>([
    ['stops an instance that runs on the old type', {}, 'stop'],
    ['waits while it stops', { state: 'stopping' }, 'wait'],
    ['changes the type once it is stopped', { state: 'stopped' }, 'changeType'],
    ['starts it on the new type', { state: 'stopped', instanceType: 'm7i.large' }, 'start'],
    ['waits while it starts', { state: 'pending', instanceType: 'm7i.large' }, 'wait'],
    ['waits for the status checks', { instanceType: 'm7i.large', health: 'initializing' }, 'wait'],
    [
      'waits when EC2 says nothing of health yet',
      { instanceType: 'm7i.large', health: 'unknown' },
      'wait',
    ],
    ['sees a sick instance', { instanceType: 'm7i.large', health: 'impaired' }, 'unhealthy'],
    ['has arrived when it is well', { instanceType: 'm7i.large' }, 'reached'],
    ['stops nothing that is being terminated', { state: 'shutting-down' }, 'terminated'],
    ['waits for a state that it does not know', { state: 'unknown' }, 'wait'],
  ])('%s', (_, seen, move) => {
    expect(nextAction(look(seen), toNew)).toBe(move);
  });

  it('leaves a stopped instance stopped', () => {
    const goal: DesiredState = { instanceType: 'm7i.large', runState: 'stopped' };
    expect(nextAction(look({ state: 'stopped' }), goal)).toBe('changeType');
    expect(nextAction(look({ state: 'stopped', instanceType: 'm7i.large' }), goal)).toBe('reached');
  });

  it('keeps its hands off an instance that others started meanwhile', () => {
    expect(nextAction(look({}), { instanceType: 'm7i.large', runState: 'stopped' })).toBe(
      'startedByOther',
    );
  });

  it('brings any instance of any type to the goal, when EC2 does as it is told', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('m5.xlarge', 'm7i.large', 'c5.large'),
        fc.constantFrom<ObservedState['state']>('running', 'stopped', 'stopping', 'pending'),
        (instanceType, state) => {
          let seen = look({ instanceType, state });
          for (let turn = 0; turn < 8; turn++) seen = obey(seen, nextAction(seen, toNew));
          expect(nextAction(seen, toNew)).toBe('reached');
        },
      ),
    );
  });
});

/** EC2 as it should be: every move works, every transition ends. */
function obey(seen: ObservedState, move: ReturnType<typeof nextAction>): ObservedState {
  if (move === 'stop') return { ...seen, state: 'stopping' };
  if (move === 'changeType') return { ...seen, instanceType: toNew.instanceType };
  if (move === 'start') return { ...seen, state: 'pending' };
  if (seen.state === 'stopping') return { ...seen, state: 'stopped' };
  if (seen.state === 'pending') return { ...seen, state: 'running' };
  return seen;
}
