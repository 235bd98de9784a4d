import { describe, expect, test } from 'vitest';
import { freezeAt } from '../../../lib/domain/policy/freezeWindow.ts';

const LIMITS = {
  freezes: [{ from: '2026-12-20', until: '2027-01-03' }],
  timeZone: 'Europe/Berlin',
};

describe('A freeze', () => {
  const until = { until: '2027-01-03', endsAt: '2027-01-03T23:00:00.000Z' };

  test.each([
    ['2026-12-19T22:59:00.000Z', undefined],
    ['2026-12-19T23:01:00.000Z', until],
    ['2027-01-03T22:59:00.000Z', until],
    ['2027-01-03T23:00:00.000Z', undefined],
  ])('holds by the days of its time zone: %s', (now, frozen) => {
    expect(freezeAt(LIMITS, now)).toEqual(frozen);
  });

  test('ends with the next one that follows without a gap', () => {
    const next = { from: '2027-01-04', until: '2027-01-05' };
    const both = { ...LIMITS, freezes: [...LIMITS.freezes, next] };
    expect(freezeAt(both, '2026-12-24T12:00:00.000Z')).toEqual({
      until: '2027-01-05',
      endsAt: '2027-01-05T23:00:00.000Z',
    });
  });

  test.each([
    ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2027-01-01T11:00:00.000Z'],
    ['America/Los_Angeles', '2027-01-01T08:00:00.000Z'],
  ])('ends at midnight in %s', (timeZone, endsAt) => {
    const freezes = [{ from: '2026-12-30', until: '2026-12-31' }];
    expect(freezeAt({ freezes, timeZone }, '2026-12-30T23:30:00.000Z')?.endsAt).toBe(endsAt);
  });
});
