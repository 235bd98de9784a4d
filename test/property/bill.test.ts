import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bill, bill } from '../../lib/domain/billing/bill.ts';
import type { Commitment } from '../../lib/domain/billing/commitment.ts';
import type { Usage } from '../../lib/domain/billing/usage.ts';
import { microUsd } from '../../lib/shared/money.ts';
import {
  aComputePlan,
  aKey,
  anInstancePlan,
  aPriceBook,
  aReservation,
  type Listed,
  OTHER,
  OWNER,
  usd,
} from '../builders/aFleetBill.ts';

const LISTED: Readonly<Record<string, Listed>> = {
  'm5.large': [0.096, 0.069, 0.06],
  'm5.2xlarge': [0.384, 0.28, 0.24],
  'c5.xlarge': [0.17, 0.12, 0.105],
  'r5.large': [0.126, 0.126],
};
const KEYS = Object.keys(LISTED).flatMap((type) => [aKey(type), aKey(type, { account: OTHER })]);
const BOOK = aPriceBook(KEYS, LISTED);

const usages: fc.Arbitrary<Usage> = fc
  .array(
    fc.array(fc.integer({ min: 0, max: 4 * 3600 }), {
      minLength: KEYS.length,
      maxLength: KEYS.length,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((hours) => ({
    keys: KEYS,
    hours: hours.map((seconds) => ({ start: '2026-11-23T00:00:00.000Z', seconds })),
  }));

const owners = fc.constantFrom(OWNER, OTHER);
const owned: fc.Arbitrary<readonly Commitment[]> = fc
  .array(
    fc.oneof(
      fc
        .record({ account: owners, dollars: fc.integer({ min: 1, max: 2000 }) })
        .map(({ account, dollars }) => aComputePlan(dollars / 1000, KEYS, LISTED, { account })),
      fc
        .record({ account: owners, dollars: fc.integer({ min: 1, max: 900 }) })
        .map(({ account, dollars }) =>
          anInstancePlan(dollars / 1000, 'm5', KEYS, LISTED, { account }),
        ),
      fc
        .record({
          account: owners,
          count: fc.integer({ min: 1, max: 4 }),
          type: fc.constantFrom('m5.large', 'm5.2xlarge', 'c5.xlarge'),
        })
        .map(({ account, count, type }) => aReservation(count, type, { account })),
    ),
    { maxLength: 4 },
  )
  .map((all) => all.map((each, index) => ({ ...each, id: `c${index}` })));

describe('A bill', () => {
  test('has every second of usage in exactly one line', () => {
    fc.assert(
      fc.property(usages, owned, fc.boolean(), (usage, commitments, sharing) => {
        const made = bill({ usage, commitments: { owned: commitments }, priceBook: BOOK, sharing });
        for (const [index, key] of usage.keys.entries()) {
          const used = usage.hours.reduce((sum, { seconds }) => sum + (seconds[index] ?? 0), 0);
          const lines = made.lines.filter((line) => line.kind !== 'unused' && line.key === key);
          const billed = lines.reduce((sum, line) => sum + secondsOf(line), 0);
          expect(billed).toBeCloseTo(used, 4);
          for (const line of lines) expect(secondsOf(line)).toBeLessThanOrEqual(used + 1e-6);
        }
      }),
    );
  });

  test('adds up, and bills every commitment in full, used or not', () => {
    fc.assert(
      fc.property(usages, owned, fc.boolean(), (usage, commitments, sharing) => {
        const made = bill({ usage, commitments: { owned: commitments }, priceBook: BOOK, sharing });
        expect(made.lines.reduce((sum, { cost }) => sum + cost, 0)).toBe(made.total);
        for (const commitment of commitments) {
          const billed = made.lines
            .filter((line) => line.kind !== 'on-demand' && line.commitment === commitment.id)
            .reduce((sum, { cost }) => sum + cost, 0);
          const due = hourlyOf(commitment) * usage.hours.length;
          expect(Math.abs(billed - due)).toBeLessThan(2 * KEYS.length);
        }
      }),
    );
  });

  test('pays for others only when they share', () => {
    fc.assert(
      fc.property(usages, owned, (usage, commitments) => {
        for (const line of bill({
          usage,
          commitments: { owned: commitments },
          priceBook: BOOK,
          sharing: false,
        }).lines) {
          if (line.kind === 'on-demand' || line.kind === 'unused') continue;
          const payer = commitments.find(({ id }) => id === line.commitment);
          expect(line.key.account).toBe(payer?.account);
        }
      }),
    );
  });

  test('is the same whatever the order of usage and commitments', () => {
    fc.assert(
      fc.property(usages, owned, (usage, commitments) => {
        const turned: Usage = {
          keys: usage.keys.toReversed(),
          hours: usage.hours.map(({ start, seconds }) => ({
            start,
            seconds: Array.from(seconds).toReversed(),
          })),
        };
        const other = bill({
          usage: turned,
          commitments: { owned: commitments.toReversed() },
          priceBook: BOOK,
          sharing: true,
        });
        expect(
          Math.abs(
            other.total -
              bill({ usage, commitments: { owned: commitments }, priceBook: BOOK, sharing: true })
                .total,
          ),
        ).toBeLessThan(2);
      }),
    );
  });

  test('of several hours is the sum of the bills of each', () => {
    fc.assert(
      fc.property(usages, owned, (usage, commitments) => {
        const each = usage.hours.map(
          (hour) =>
            bill({
              usage: { keys: usage.keys, hours: [hour] },
              commitments: { owned: commitments },
              priceBook: BOOK,
              sharing: true,
            }).total,
        );
        const sum = each.reduce<number>((total, one) => total + one, 0);
        const whole = bill({
          usage,
          commitments: { owned: commitments },
          priceBook: BOOK,
          sharing: true,
        }).total;
        expect(Math.abs(sum - whole)).toBeLessThanOrEqual(usage.hours.length);
      }),
    );
  });

  test('never falls when more is used', () => {
    fc.assert(
      fc.property(usages, owned, fc.nat({ max: KEYS.length - 1 }), (usage, commitments, grown) => {
        const more: Usage = {
          keys: usage.keys,
          hours: usage.hours.map(({ start, seconds }) => ({
            start,
            seconds: Array.from(seconds, (each, index) => (index === grown ? each + 3600 : each)),
          })),
        };
        const before = bill({
          usage,
          commitments: { owned: commitments },
          priceBook: BOOK,
          sharing: true,
        }).total;
        expect(
          bill({ usage: more, commitments: { owned: commitments }, priceBook: BOOK, sharing: true })
            .total,
        ).toBeGreaterThanOrEqual(before - 2);
      }),
    );
  });

  test('is the sum on demand when nothing is owned', () => {
    fc.assert(
      fc.property(usages, (usage) => {
        const made = bill({ usage, commitments: { owned: [] }, priceBook: BOOK, sharing: true });
        const listed = usage.keys.reduce((sum, key, index) => {
          const seconds = usage.hours.reduce((all, hour) => all + (hour.seconds[index] ?? 0), 0);
          return sum + (seconds / 3600) * usd(LISTED[key.instanceType]?.[0] ?? 0);
        }, 0);
        expect(Math.abs(made.total - listed)).toBeLessThanOrEqual(0.5 + 1e-5);
      }),
    );
  });
});

function secondsOf(line: Bill['lines'][number]): number {
  return line.kind === 'unused' ? 0 : line.seconds;
}

function hourlyOf(commitment: Commitment): number {
  if (commitment.kind === 'savings-plan') return commitment.hourlyCommitment;
  const { count, recurringHourly, upfront = 0, durationSeconds } = commitment;
  return microUsd(count * (recurringHourly + (upfront * 3600) / durationSeconds));
}
