import { describe, expect, test } from 'vitest';
import type { SavingsPlan } from '../../../lib/domain/billing/commitment.ts';
import { type CostPlanInput, costPlan } from '../../../lib/domain/commitments/costPlan.ts';
import {
  aComputePlan,
  aKey,
  aPriceBook,
  type Listed,
  OTHER,
  OWNER,
  usageOf,
  usd,
} from '../../builders/aFleetBill.ts';

const LISTED: Readonly<Record<string, Listed>> = {
  'm5.2xlarge': [0.4, 0.3],
  'm5.xlarge': [0.2, 0.15],
  'c5.xlarge': [0.2, 0.15, 0.12],
};
const LARGE = aKey('m5.2xlarge');
const SMALL = aKey('m5.xlarge');
const COMPUTE = aKey('c5.xlarge');
const KEYS = [LARGE, SMALL, COMPUTE];
const NOW = '2026-11-23T08:00:00.000Z';

const INPUT: CostPlanInput = {
  usage: usageOf([LARGE, 1, 1, 1, 1]),
  commitments: { owned: [] },
  priceBook: aPriceBook(KEYS, LISTED),
  sharing: true,
  terms: { years: 1, payment: 'No Upfront' },
  risk: { usageMargin: 0, minUtilization: 0 },
  now: NOW,
  changes: [],
  spot: [],
};

test('right-sizing comes first, and commitments are for what remains', () => {
  const { stages, plans } = costPlan({ ...INPUT, changes: [{ from: LARGE, to: SMALL }] });
  expect(stages).toEqual([
    { name: 'now', monthly: usd(0.4 * 730) },
    { name: 'right-sized', monthly: usd(0.2 * 730) },
    { name: 'committed', monthly: usd(0.15 * 730) },
    { name: 'spot', monthly: usd(0.15 * 730) },
  ]);
  expect(plans[0]?.plan.purchases).toMatchObject([
    { product: { plan: 'Compute' }, hourly: usd(0.15) },
  ]);
});

test('what could be Spot is not committed to', () => {
  const { stages, plans } = costPlan({ ...INPUT, spot: [{ key: LARGE, hourly: usd(0.1) }] });
  expect(plans[0]?.plan.purchases).toEqual([]);
  expect(stages.at(-1)).toEqual({ name: 'spot', monthly: usd(0.1 * 730) });
});

test('a family that is cheaper by itself gets its own plan', () => {
  const { plans } = costPlan({ ...INPUT, usage: usageOf([COMPUTE, 2, 2], [LARGE, 1, 1]) });
  expect(plans[0]?.plan.purchases).toMatchObject([
    { product: { plan: 'Compute' }, hourly: usd(0.3) },
    { product: { plan: 'EC2Instance', family: 'c5' }, hourly: usd(0.24) },
  ]);
});

describe('What is owned', () => {
  const owned = (over: Partial<SavingsPlan>) => aComputePlan(0.3, KEYS, LISTED, over);

  test('is not bought again while it lasts', () => {
    const { plans } = costPlan({
      ...INPUT,
      commitments: { owned: [owned({ end: '2029-01-01T00:00:00.000Z' })] },
    });
    expect(plans[0]?.plan.purchases).toEqual([]);
  });

  test('is bought again when it ends soon, and not when it ends late in the term', () => {
    const soon = costPlan({
      ...INPUT,
      commitments: { owned: [owned({ end: '2026-12-01T00:00:00.000Z' })] },
    });
    expect(soon.plans[0]?.plan.purchases).toMatchObject([{ hourly: usd(0.3) }]);
    const late = costPlan({
      ...INPUT,
      commitments: { owned: [owned({ end: '2027-09-01T00:00:00.000Z' })] },
    });
    expect(late.plans[0]?.plan.purchases).toEqual([]);
  });
});

test('without sharing every account buys for itself', () => {
  const usage = usageOf([LARGE, 1, 1], [aKey('m5.xlarge', { account: OTHER }), 1, 1]);
  const { plans, stages } = costPlan({ ...INPUT, usage, sharing: false });
  expect(plans.map(({ account, plan }) => [account, plan.purchases[0]?.hourly])).toEqual([
    [OWNER, usd(0.3)],
    [OTHER, usd(0.15)],
  ]);
  expect(stages.find(({ name }) => name === 'committed')?.monthly).toBe(usd(0.45 * 730));
});

describe('Care', () => {
  test('leaves a share of the usage out', () => {
    const { plans } = costPlan({ ...INPUT, risk: { usageMargin: 0.1, minUtilization: 0 } });
    expect(plans[0]?.plan.purchases[0]?.hourly).toBe(usd(0.27));
  });

  test('commits to no more than is used up in enough of the hours', () => {
    const usage = usageOf([LARGE, 9, 10, 10, 10, 10]);
    const free = costPlan({ ...INPUT, usage });
    expect(free.plans[0]?.plan.purchases[0]?.hourly).toBe(usd(3));
    const careful = costPlan({ ...INPUT, usage, risk: { usageMargin: 0, minUtilization: 1 } });
    expect(careful.plans[0]?.plan.purchases[0]?.hourly).toBe(usd(2.7));
  });
});

test('a month can be told with more or less of the commitment or of the usage', () => {
  const plan = costPlan(INPUT).plans[0]?.plan;
  expect(plan?.monthlyWith).toBe(usd(0.3 * 730));
  expect(plan?.monthlyAt(0.5, 'commitment')).toBe(usd((0.15 + 0.2) * 730));
  expect(plan?.monthlyAt(1.5, 'commitment')).toBe(usd(0.45 * 730));
  expect(plan?.monthlyAt(0.5, 'usage')).toBe(usd(0.3 * 730));
  expect(plan?.monthlyAt(2, 'usage')).toBe(usd((0.3 + 0.4) * 730));
  expect(plan?.whatIf(usd(0.15))).toBe(usd((0.15 + 0.2) * 730));
});

test('of no usage there is nothing to say', () => {
  const { stages, plans } = costPlan({ ...INPUT, usage: usageOf() });
  expect(stages.every(({ monthly }) => monthly === 0)).toBe(true);
  expect(plans[0]?.plan.purchases).toEqual([]);
});
