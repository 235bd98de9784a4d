import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDelay, type PollSchedule } from '../../../lib/domain/resize/pollSchedule.ts';

const DAYS = 5 * 86_400;
const BACK: PollSchedule = { polls: 300, seconds: DAYS, pollSeconds: 15 };

describe('the pause until the next look', () => {
  it('is short at first, and after something went on', () => {
    expect(nextDelay(BACK, { polls: 1, seconds: 0, quiet: 0 })).toBe(15);
    expect(nextDelay(BACK, { polls: 30, seconds: 7200, quiet: 20 })).toBe(15);
  });

  it('grows with the failures, and then with the time in which nothing went on', () => {
    const having = (failures: number, quiet: number) =>
      nextDelay(BACK, { polls: 5, seconds: quiet, quiet, failures });
    expect([having(1, 0), having(2, 30), having(3, 90), having(9, 300)]).toEqual([
      30, 60, 120, 120,
    ]);
    expect([having(9, 1200), having(9, 3600), having(9, DAYS / 2)]).toEqual([300, 900, 2880]);
  });

  it('lets a person be called soon after ten minutes', () => {
    expect(nextDelay(BACK, { polls: 9, seconds: 599, quiet: 599, failures: 9 })).toBe(150);
  });

  it('makes the looks last until the time is over, whatever happens', () => {
    const anyPace = fc.record({
      polls: fc.integer({ min: 2, max: 500 }),
      seconds: fc.integer({ min: 60, max: DAYS }),
      pollSeconds: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(anyPace, fc.infiniteStream(fc.boolean()), (pace, hurries) => {
        let passed = 0;
        for (let polls = 1; polls <= pace.polls; polls++) {
          const quiet = hurries.next().value ? 0 : passed;
          passed += nextDelay(pace, { polls, seconds: passed, quiet });
        }
        expect(passed).toBeGreaterThanOrEqual(pace.seconds);
      }),
    );
  });
});
