import { expect, test } from 'vitest';
import type { Usage, UsageKey } from '../../../lib/domain/billing/usage.ts';
import { commitmentOptions } from '../../../lib/domain/commitments/commitmentOptions.ts';
import { reservedInstancePlan } from '../../../lib/domain/commitments/reservedInstancePlan.ts';
import { uncoveredUsage } from '../../../lib/domain/commitments/uncoveredUsage.ts';
import {
  type PriceAnswer,
  priceBook,
  priceKeyText,
} from '../../../lib/domain/pricing/priceBook.ts';
import { aKey, aPrice, usageOf, usd } from '../../builders/aFleetBill.ts';

const TERMS = { years: 1, payment: 'No Upfront' } as const;

/** Reserved at 60 %, all sizes in proportion. */
function bookOf(keys: readonly UsageKey[], prices: Readonly<Record<string, number>>) {
  return priceBook(
    new Map(
      keys.map((key): [string, PriceAnswer] => {
        const dollars = prices[key.instanceType] ?? 1;
        const option = { kind: 'reserved', offeringClass: 'standard', ...TERMS } as const;
        const reserved = { option, hourly: usd(dollars * 0.6), upfront: usd(0) };
        return [
          priceKeyText(key),
          { ok: true, value: { ...aPrice(key, [dollars]), rates: [reserved] } },
        ];
      }),
    ),
  );
}

const PRICES = { 'm5.large': 0.1, 'm5.xlarge': 0.2, 'g5.xlarge': 1 };

function planFor(usage: Usage) {
  const book = bookOf(usage.keys, PRICES);
  const left = uncoveredUsage({
    usage,
    commitments: { owned: [] },
    priceBook: book,
    sharing: true,
    terms: TERMS,
    now: '2026-11-23T08:00:00.000Z',
  });
  return reservedInstancePlan(left, book, TERMS);
}

test('as many are reserved as are used in more than the share that they cost', () => {
  // 1 runs always, 2 in 7 of 10 hours, 3 in 5 of 10 hours; a reservation pays from 60 % on.
  const usage = usageOf([aKey('m5.large'), 1, 1, 1, 2, 2, 3, 3, 3, 3, 3]);
  expect(planFor(usage).purchases).toMatchObject([{ instanceType: 'm5.large', count: 2 }]);
});

test('sizes of a flexible family are reserved together, in the smallest', () => {
  const usage = usageOf([aKey('m5.xlarge'), 1, 0], [aKey('m5.large'), 0, 2]);
  const { purchases, monthlyWith } = planFor(usage);
  expect(purchases).toMatchObject([{ instanceType: 'm5.large', count: 2, hourly: usd(0.06) }]);
  expect(monthlyWith).toBe(usd(0.12 * 730));
});

test('what is not flexible is reserved size by size', () => {
  const windows = { operation: 'RunInstances:0002' };
  const usage = usageOf(
    [aKey('m5.xlarge', windows), 1, 1],
    [aKey('m5.large', windows), 1, 1],
    [aKey('g5.xlarge'), 1, 1],
  );
  expect(planFor(usage).purchases).toMatchObject([
    { instanceType: 'm5.xlarge', platform: 'Windows', count: 1 },
    { instanceType: 'm5.large', platform: 'Windows', count: 1 },
    { instanceType: 'g5.xlarge', platform: 'Linux/UNIX', count: 1 },
  ]);
});

test('every way to commit is told by itself, the cheapest first', () => {
  const usage = usageOf([aKey('m5.large'), 1, 1]);
  const options = commitmentOptions({
    usage,
    commitments: { owned: [] },
    priceBook: bookOf(usage.keys, PRICES),
    sharing: true,
    now: '2026-11-23T08:00:00.000Z',
  });
  expect(options.slice(0, 2)).toMatchObject([
    { product: 'on demand', monthly: usd(73) },
    { product: 'Reserved Instances', terms: TERMS, monthly: usd(43.8), hourly: usd(0.06) },
  ]);
  expect(options[1]?.saving).toBeCloseTo(0.4, 9);
  expect(options).toHaveLength(19);
});
