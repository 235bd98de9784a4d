import { describe, expect, test } from 'vitest';
import type { Rate } from '../../../lib/domain/pricing/priceBook.ts';
import {
  type ComparisonInput,
  comparePurchaseOptions,
} from '../../../lib/domain/pricing/purchaseOptions.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { aKey, aPrice, usd } from '../../builders/aFleetBill.ts';

const ALL_UPFRONT: Rate = {
  option: { kind: 'reserved', years: 1, payment: 'All Upfront', offeringClass: 'standard' },
  hourly: usd(0.06),
  upfront: usd(0.06 * 8760),
};
const SPOT: Rate = {
  option: { kind: 'spot', availabilityZone: 'us-east-1a', over: '30-day mean' },
  hourly: usd(0.03),
  upfront: microUsd(0),
};
const PRICE = aPrice(aKey('m5.large'), [0.1, 0.072]);
const INPUT: ComparisonInput = {
  price: { ...PRICE, rates: [...PRICE.rates, ALL_UPFRONT, SPOT] },
  availabilityZone: 'us-east-1a',
  uptime: 1,
  covered: 0,
  spot: { kind: 'not', reasons: [] },
};

test('on demand comes first, then the cheapest', () => {
  const { rows } = comparePurchaseOptions(INPUT);
  expect(rows.map(({ option, monthly }) => [option.kind, monthly / 1e6])).toEqual([
    ['on-demand', 73],
    ['spot', 21.9],
    ['reserved', 43.8],
    ['savings-plan', 52.56],
  ]);
});

test('a commitment pays from its share of the hours on, an upfront payment after months', () => {
  const { rows } = comparePurchaseOptions(INPUT);
  const reserved = rows.find(({ option }) => option.kind === 'reserved');
  expect(reserved?.breakEvenUse).toBeCloseTo(0.6, 9);
  // $525.60 upfront ÷ $73 a month on demand.
  expect(reserved?.paybackMonths).toBeCloseTo(7.2, 9);
  const plan = rows.find(({ option }) => option.kind === 'savings-plan');
  expect(plan?.paybackMonths).toBeUndefined();
});

test('an upfront payment that does not come back within the term has no month', () => {
  const { rows } = comparePurchaseOptions({ ...INPUT, uptime: 0.5 });
  expect(rows.find(({ option }) => option.kind === 'reserved')?.paybackMonths).toBeUndefined();
});

test('only the Spot price of its own zone is offered', () => {
  const { rows } = comparePurchaseOptions({ ...INPUT, availabilityZone: 'us-east-1b' });
  expect(rows.some(({ option }) => option.kind === 'spot')).toBe(false);
});

describe('The one to take is', () => {
  test.each<[string, Partial<ComparisonInput>, string, string]>([
    ['a Compute plan for what always runs', {}, 'savings-plan', '72%'],
    ['on demand for what runs by day', { uptime: 0.3 }, 'on-demand', '30%'],
    ['nothing new for what is paid for', { covered: 0.9 }, 'on-demand', 'buy nothing'],
    ['Spot where it may be', { spot: { kind: 'suitable', reasons: [] } }, 'spot', '70% less'],
    ['on demand without a rate', { price: aPrice(aKey('m5.large')) }, 'on-demand', 'No Savings'],
    [
      'nothing new rather than Spot for what is paid for',
      { covered: 1, spot: { kind: 'suitable', reasons: [] } },
      'on-demand',
      '100%',
    ],
  ])('%s', (_, over, kind, reason) => {
    const { recommended } = comparePurchaseOptions({ ...INPUT, ...over });
    expect(recommended.option.kind).toBe(kind);
    expect(inEnglish(recommended.reason)).toContain(reason);
  });
});
