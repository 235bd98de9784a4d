import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { CommitmentCostCurve } from '../../../lib/domain/commitments/commitmentCostCurve.ts';
import {
  type MixHour,
  type MixItem,
  mixCost,
  savingsPlanMix,
} from '../../../lib/domain/commitments/savingsPlanMix.ts';
import { leastCost, openHighs } from '../../oracle/commitmentLp.ts';

const USD = 1e6;

describe('The optimum of one product', () => {
  test('O1: with usage of 1 to 100 and 28 % off, it is the 28th of the hundred', () => {
    const curve = curveOf([{ onDemand: USD, rate: 0.72 * USD }], amountsTo(100));
    expect(curve.optimum() / (0.72 * USD)).toBeCloseTo(28, 6);
  });

  test('O2: of constant usage all is committed, whatever the discount', () => {
    const curve = curveOf([{ onDemand: USD, rate: 0.99 * USD }], [[5], [5], [5]]);
    expect(curve.optimum()).toBeCloseTo(5 * 0.99 * USD, 6);
  });

  test('O3: usage that is there in a share of the hours is worth it above 1 − discount', () => {
    const item = { onDemand: USD, rate: 0.7 * USD };
    const hours = (running: number) => Array.from({ length: 10 }, (_, hour) => [+(hour < running)]);
    expect(curveOf([item], hours(6)).optimum()).toBe(0);
    expect(curveOf([item], hours(7)).optimum()).toBe(0);
    expect(curveOf([item], hours(8)).optimum()).toBe(0.7 * USD);
  });

  test('O4: without a discount nothing is committed', () => {
    expect(curveOf([{ onDemand: USD, rate: USD }], [[3], [4]]).optimum()).toBe(0);
  });

  test('is the best of all points where usage ends', () => {
    fc.assert(
      fc.property(productHours, ({ items, hours }) => {
        const curve = curveOf(items, hours);
        const ends = hours.flatMap((quantities) => endsOf(items, quantities));
        const least = Math.min(...[0, ...ends].map((end) => naiveCost(items, hours, end)));
        const optimum = curve.optimum();
        expect(naiveCost(items, hours, optimum)).toBeCloseTo(least, 3);
        expect(curve.costAt(optimum)).toBeCloseTo(naiveCost(items, hours, optimum), 3);
      }),
    );
  });

  test('O5: the cost is convex, and more usage never lowers the commitment', () => {
    fc.assert(
      fc.property(productHours, fc.integer({ min: 1, max: 9 }), ({ items, hours }, more) => {
        const curve = curveOf(items, hours);
        const points = Array.from({ length: 12 }, (_, index) => curve.costAt(index * 0.3 * USD));
        for (let index = 1; index < points.length - 1; index++) {
          const [before = 0, here = 0, after = 0] = points.slice(index - 1, index + 2);
          expect(before + after - 2 * here).toBeGreaterThan(-1e-3);
        }
        const grown = hours.map((quantities) => quantities.map((each) => each * more));
        expect(curveOf(items, grown).optimum()).toBeGreaterThan(curve.optimum() - 1e-6);
      }),
    );
  });

  test('what is used up in enough of the hours limits it', () => {
    const curve = curveOf([{ onDemand: USD, rate: 0.5 * USD }], [[1], [2], [3], [4]]);
    expect(curve.fullyUsedIn(1)).toBe(0.5 * USD);
    expect(curve.fullyUsedIn(0.5)).toBe(1.5 * USD);
    expect(curve.fullyUsedIn(0)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('The best mix of several products', () => {
  let highs: Awaited<ReturnType<typeof openHighs>>;
  beforeAll(async () => {
    highs = await openHighs();
  });

  test('costs what HiGHS finds for one product', () => {
    fc.assert(
      fc.property(mixes, ({ items, hours }) => {
        const only = items.map(({ instance: _, ...item }) => item);
        const found = savingsPlanMix(hours, only);
        const least = leastCost(highs, hours, only);
        expect(found.cost).toBeLessThan(least * (1 + 1e-6) + 1);
        expect(found.cost).toBeGreaterThan(least * (1 - 1e-6) - 1);
      }),
      { numRuns: 40 },
    );
  });

  test('lies between its own bound and a little above what HiGHS finds', () => {
    fc.assert(
      fc.property(mixes, ({ items, hours }) => {
        const found = savingsPlanMix(hours, items);
        const least = leastCost(highs, hours, items);
        expect(found.lowerBound).toBeLessThan(least * (1 + 1e-6) + 1);
        expect(found.cost).toBeGreaterThan(least * (1 - 1e-6) - 1);
        expect(found.cost).toBe(mixCost(hours, items, found));
      }),
      { numRuns: 40 },
    );
  });

  // The program may choose what each plan covers; AWS may not. Part of the difference is that.
  test('comes within 0.2 % of the linear program on a fleet with days and nights', () => {
    const { items, hours } = aFleet(24, 72);
    const found = savingsPlanMix(hours, items);
    const least = leastCost(highs, hours, items);
    expect(found.cost / least).toBeLessThan(1.002);
    expect(found.instance.size).toBeGreaterThan(0);
    expect(found.compute).toBeGreaterThan(0);
  });

  test('of nothing is nothing', () => {
    expect(savingsPlanMix([], [])).toMatchObject({ compute: 0, cost: 0, lowerBound: 0 });
  });
});

function curveOf(
  items: readonly { onDemand: number; rate: number }[],
  hours: readonly (readonly number[])[],
) {
  const curve = new CommitmentCostCurve(
    items,
    hours.map(() => 1),
  );
  for (const [hour, quantities] of hours.entries()) curve.load(hour, quantities);
  return curve;
}

function amountsTo(most: number): readonly (readonly number[])[] {
  return Array.from({ length: most }, (_, index) => [index + 1]);
}

/** A few products in the order in which a plan pays, with some hours of usage. */
const productHours = fc
  .record({
    discounts: fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 4 }),
    hours: fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ discounts, hours }) => ({
    items: discounts
      .toSorted((a, b) => b - a)
      .map((percent, index) => ({
        onDemand: (0.1 + index * 0.07) * USD,
        rate: (0.1 + index * 0.07) * USD * (1 - percent / 100),
      })),
    hours,
  }));

function endsOf(items: readonly { rate: number }[], quantities: readonly number[]) {
  let end = 0;
  return items.map(({ rate }, index) => {
    end += rate * (quantities[index] ?? 0);
    return end;
  });
}

/** Hour by hour and instance by instance, as the rule says it. */
function naiveCost(
  items: readonly { onDemand: number; rate: number }[],
  hours: readonly (readonly number[])[],
  commitment: number,
): number {
  let cost = 0;
  for (const quantities of hours) {
    let left = commitment;
    cost += commitment;
    for (const [index, { onDemand, rate }] of items.entries()) {
      for (let instance = 0; instance < (quantities[index] ?? 0); instance++) {
        const paid = Math.min(rate, left);
        left -= paid;
        cost += onDemand * (1 - paid / rate);
      }
    }
  }
  return cost;
}

const mixes: fc.Arbitrary<{ items: readonly MixItem[]; hours: readonly MixHour[] }> = fc
  .record({
    items: fc.array(
      fc.record({
        onDemand: fc.integer({ min: 50_000, max: 900_000 }),
        compute: fc.option(fc.integer({ min: 50, max: 99 }), { nil: undefined }),
        instance: fc.option(fc.integer({ min: 40, max: 95 }), { nil: undefined }),
        group: fc.constantFrom('us-east-1 m5', 'eu-west-1 r5'),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    hours: fc.array(
      fc.record({
        quantities: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }),
        weight: fc.constantFrom(0.25, 0.75, 1),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ items, hours }) => ({
    hours: hours.map(({ quantities, weight }) => ({
      quantities: quantities.slice(0, items.length),
      weight,
    })),
    items: items.map(({ onDemand, compute, instance, group }) => ({
      onDemand,
      ...(compute === undefined ? {} : { compute: Math.round((onDemand * compute) / 100) }),
      ...(instance === undefined
        ? {}
        : { instance: { group, rate: Math.round((onDemand * instance) / 100) } }),
    })),
  }));

/** Half of it runs always, half by day. */
function aFleet(types: number, length: number) {
  const items = Array.from({ length: types }, (_, index): MixItem => {
    const onDemand = 96_000 * (1 + (index % 7));
    return {
      onDemand,
      compute: Math.round(onDemand * (0.7 + (index % 5) / 100)),
      instance: { group: `us-east-1 f${index % 4}`, rate: Math.round(onDemand * 0.62) },
    };
  });
  const hours = Array.from({ length }, (_, hour) => ({
    quantities: items.map((_, index) => {
      const day = (hour + index) % 24 < 10 ? 1 : 0;
      return 4 + (index % 3) + (index % 2 === 0 ? 6 * day : 0) + ((hour * 7 + index * 13) % 5);
    }),
    weight: 1,
  }));
  return { items, hours };
}
