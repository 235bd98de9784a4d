import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Instance,
  instanceOf,
  settle,
  started,
  stopped,
} from '../../../../../local/aws/ec2/instances/instance.ts';
import { refuseTypeChange } from '../../../../../local/aws/ec2/instances/typeChange.ts';
import { createClock } from '../../../../../local/aws/server/clock.ts';
import { createThrottle } from '../../../../../local/aws/server/throttle.ts';
import { anInstance } from '../ec2Fleet.ts';

type Step = 'stop' | 'start' | 'change' | { readonly wait: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom('stop' as const, 'start' as const, 'change' as const),
  fc.record({ wait: fc.nat({ max: 60_000 }) }),
);

test('whatever is asked in whatever order, a type changes only while stopped', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let instance = instanceOf(anInstance({ publicIp: 'automatic' }));
      let now = new Date('2026-11-23T08:00:00Z');
      for (const each of steps) {
        const before = settle(instance, now);
        if (typeof each === 'object') now = new Date(now.getTime() + each.wait);
        instance = settle(apply(each, before, now), now);
        if (instance.instanceType !== before.instanceType) {
          expect(before.phase.kind).toBe('stopped');
        }
        const publicIp = instance.interfaces[0]?.addresses[0]?.publicIp;
        const on = instance.phase.kind === 'running' || instance.phase.kind === 'pending';
        expect(publicIp !== undefined).toBe(on);
      }
    }),
  );
});

/** As the operations do it: a step that EC2 refuses, or that changes nothing, leaves all as it is. */
function apply(each: Step, instance: Instance, now: Date): Instance {
  const { kind } = instance.phase;
  if (each === 'stop') return kind === 'running' ? stopped(instance, now) : instance;
  if (each === 'start') return kind === 'stopped' ? started(instance, now) : instance;
  if (each !== 'change') return instance;
  const target = instance.instanceType === 'm7i.large' ? 'm5.xlarge' : 'm7i.large';
  try {
    refuseTypeChange(instance, undefined, target);
  } catch {
    return instance;
  }
  return { ...instance, instanceType: target };
}

test('a bucket never grants more than its burst and what has been refilled', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 10 }),
      fc.array(fc.nat({ max: 3000 }), { maxLength: 60 }),
      (burst, perSecond, waits) => {
        const clock = createClock({ speed: 0, start: new Date(0) });
        const throttle = createThrottle(clock);
        let granted = 0;
        for (const wait of waits) {
          clock.advance(wait);
          if (throttle.take('key', { burst, perSecond })) granted += 1;
        }
        const seconds = clock.now().getTime() / 1000;
        expect(granted).toBeLessThanOrEqual(burst + seconds * perSecond + 1e-6);
      },
    ),
  );
});
