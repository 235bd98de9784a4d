import { expect, test } from 'vitest';
import { openingIn } from '../../lib/config/changePolicyIn.ts';
import { parseConfiguration } from '../../lib/config/loadConfiguration.ts';

/** The next opening of the window `night`, ten in the evening, with these freezes. */
function next(now: string, freezes: string) {
  const parsed = parseConfiguration(
    `slack: { teamId: T0TRIMTAB, channel: C0COSTS, approvers: { users: [U0ALICE] } }
accounts: [{ id: "111122223333", name: prod }]
digest: { timeZone: UTC }
resize:
  windows: { night: { cron: "0 22 * * *", hours: 6 } }
  freezes: [${freezes}]`,
    'the test',
  );
  if (!parsed.ok) throw new Error(parsed.error);
  const changePolicy = {
    secondApprover: false,
    reserveCapacity: false,
    backUp: false,
    window: 'night',
  };
  return openingIn(parsed.value, changePolicy, new Date(now));
}

const NOON = '2026-12-19T12:00:00.000Z';

test('a window opens when its cron says', () => {
  expect(next(NOON, '')).toEqual({
    from: '2026-12-19T22:00:00.000Z',
    until: '2026-12-20T04:00:00.000Z',
  });
});

test('a window that would open in a freeze opens after it', () => {
  expect(next(NOON, '{ from: 2026-12-19, until: 2027-01-03 }')).toEqual({
    from: '2027-01-04T00:00:00.000Z',
    until: '2027-01-04T04:00:00.000Z',
  });
});

test('a window that is over before the freeze is opens the next time', () => {
  const freezes =
    '{ from: 2026-12-19, until: 2026-12-20 }, { from: 2026-12-21, until: 2026-12-21 }';
  expect(next('2026-12-19T23:00:00.000Z', freezes)?.from).toBe('2026-12-22T00:00:00.000Z');
});
