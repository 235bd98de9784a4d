import fc from 'fast-check';
import { expect, test } from 'vitest';
import { realizedSavings } from '../../../lib/domain/digest/realizedSavings.ts';
import { microUsd } from '../../../lib/shared/money.ts';

const NOW = '2026-11-23T08:00:00.000Z';
const dollars = (amount: number) => microUsd(amount * 1e6);

test('a month after a change of $73 a month, $73 are made', () => {
  const at = new Date(Date.parse(NOW) - 730 * 3_600_000).toISOString();
  const saved = realizedSavings(
    [{ at, monthlyList: dollars(100), monthlyCash: dollars(73) }],
    NOW,
    20,
  );
  expect(saved).toMatchObject({ monthly: dollars(73), earned: dollars(73) });
  expect(saved.days[0]?.monthly).toBe(0);
  expect(saved.days.at(-1)).toEqual({ date: '2026-11-23', monthly: dollars(73) });
});

test('what was taken back saves no more, and keeps what it has made', () => {
  const saved = realizedSavings(
    [
      { at: '2026-11-03T08:00:00.000Z', monthlyList: dollars(73) },
      { at: '2026-11-13T08:00:00.000Z', monthlyList: dollars(-73) },
    ],
    NOW,
    20,
  );
  expect(saved.monthly).toBe(0);
  expect(saved.earned).toBe(dollars(24));
});

test('a chart has no more points than it takes, each of a day of its own, the last of today', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 20 }),
      fc.integer({ min: 1, max: 20 }),
      (ages, points) => {
        const entries = ages.map((age) => ({
          at: new Date(Date.parse(NOW) - age * 86_400_000).toISOString(),
          monthlyList: dollars(1),
        }));
        const { days } = realizedSavings(entries, NOW, points);
        expect(days.length).toBeLessThanOrEqual(points);
        expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
        expect(days.at(-1)).toEqual({ date: '2026-11-23', monthly: dollars(ages.length) });
      },
    ),
  );
});
