import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CashSaving } from '../../lib/domain/billing/cashSaving.ts';
import type { Commitment } from '../../lib/domain/billing/commitment.ts';
import { savingsOfSets } from '../../lib/domain/billing/savings/savingsOfSets.ts';
import { type UsageKey, usageKeyText } from '../../lib/domain/billing/usage.ts';
import { priceBook, priceKeyText } from '../../lib/domain/pricing/priceBook.ts';
import { accountId, region } from '../../lib/shared/ids.ts';
import { microUsd } from '../../lib/shared/money.ts';
import {
  aComputePlan,
  aKey,
  anInstancePlan,
  aPrice,
  aReservation,
  type Listed,
  OTHER,
  OWNER,
} from '../builders/aFleetBill.ts';
import { fullReplay } from '../oracle/fullReplay.ts';

/** `CASH_SAVING_FLEETS=10000 npx vitest run test/property/incrementalSaving.test.ts` */
const FLEETS = Number(process.env.CASH_SAVING_FLEETS ?? 400);

test(`equals two full bills to the micro-dollar in ${FLEETS} random fleets`, () => {
  fc.assert(
    fc.property(fleets, ({ sets, ...input }) => {
      const savings = savingsOfSets(input)(sets);
      for (const [index, changes] of sets.entries()) {
        expectSame(savings[index], fullReplay(input, changes), input.usage.hours.length);
      }
    }),
    { numRuns: FLEETS },
  );
}, 1_800_000);

/** A µUSD on the bill of all hours, as a month: where two roundings fall apart. */
function expectSame(made: CashSaving | undefined, expected: CashSaving, hours: number): void {
  const rounding = 1 + 730 / hours;
  if (made?.kind !== 'known' || expected.kind !== 'known') {
    expect(made).toEqual(expected);
    return;
  }
  expect(Math.abs(made.monthly - expected.monthly)).toBeLessThanOrEqual(rounding);
  const stranded = [made.stranded ?? Number.NaN, expected.stranded ?? Number.NaN] as const;
  expect(Math.abs(stranded[0] - stranded[1])).toBeLessThanOrEqual(rounding);
  expect(made.later.map(({ from }) => from)).toEqual(expected.later.map(({ from }) => from));
  for (const [index, { monthly }] of made.later.entries()) {
    const other = expected.later[index]?.monthly ?? Number.NaN;
    expect(Math.abs(monthly - other)).toBeLessThanOrEqual(rounding);
  }
  expect(made.uptime).toBeCloseTo(expected.uptime, 12);
  expect(made.hours).toBe(expected.hours);
}

const IRELAND = region.parse('eu-west-1');
const ACCOUNTS = [OWNER, OTHER, accountId.parse('333333333333'), accountId.parse('444444444444')];

/** Two sizes at the same discount, and one that a Compute plan does not make cheaper. */
const LISTED: Readonly<Record<string, Listed>> = {
  'm5.large': [0.096, 0.069, 0.06],
  'm5.xlarge': [0.192, 0.138, 0.12],
  'm5.4xlarge': [0.768, 0.56, 0.48],
  'c5.large': [0.085, 0.06, 0.055],
  'r5.large': [0.126, 0.126],
  'g5.xlarge': [1.006, 0.7, 0.6],
};
const TYPES = Object.keys(LISTED);

const keys: fc.Arbitrary<UsageKey> = fc
  .record({
    account: fc.constantFrom(...ACCOUNTS),
    instanceType: fc.constantFrom(...TYPES, 'x9.mystery'),
    operation: fc.constantFrom('RunInstances', 'RunInstances', 'RunInstances:0002'),
    zone: fc.constantFrom('a', 'b', undefined),
    elsewhere: fc.integer({ min: 0, max: 4 }).map((each) => each === 0),
  })
  .map(({ account, instanceType, operation, zone, elsewhere }) => {
    const where = elsewhere ? IRELAND : region.parse('us-east-1');
    const { availabilityZone: _, ...key } = aKey(instanceType, { account, operation });
    const place = zone === undefined ? {} : { availabilityZone: `${where}${zone}` };
    return { ...key, region: where, ...place };
  });

const terms = fc.record({
  account: fc.constantFrom(OWNER, OTHER),
  end: fc.constantFrom(
    '2026-10-01T00:00:00.000Z',
    '2027-01-01T00:00:00.000Z',
    '2027-06-01T00:00:00.000Z',
    '2028-01-01T00:00:00.000Z',
  ),
});

type Make = (keys: readonly UsageKey[]) => Commitment;

const commitments: fc.Arbitrary<Make> = fc.oneof(
  fc.record({ terms, dollars: fc.integer({ min: 0, max: 1500 }) }).map(
    ({ terms: over, dollars }): Make =>
      (of) =>
        aComputePlan(dollars / 1000, of, LISTED, over),
  ),
  fc
    .record({
      terms,
      dollars: fc.integer({ min: 1, max: 900 }),
      family: fc.constantFrom('m5', 'c5'),
    })
    .map(
      ({ terms: over, dollars, family }): Make =>
        (of) =>
          anInstancePlan(dollars / 1000, family, of, LISTED, over),
    ),
  fc
    .record({
      terms,
      count: fc.integer({ min: 1, max: 5 }),
      type: fc.constantFrom(...TYPES, 'm5.2xlarge', 'x9.mystery'),
      zone: fc.constantFrom('us-east-1a', undefined),
      windows: fc.integer({ min: 0, max: 3 }),
    })
    .map(
      ({ terms: over, count, type, zone, windows }): Make =>
        () =>
          aReservation(count, type, {
            ...over,
            ...(zone === undefined ? {} : { availabilityZone: zone }),
            ...(windows === 0 ? { productDescription: 'Windows' } : {}),
            recurringHourly: microUsd(60_123),
          }),
    ),
);

/** Whole instances mostly, as they run; parts of an hour as Cost Explorer counts them. */
const seconds = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }).map((count) => count * 3600) },
  fc.integer({ min: 0, max: 9000 }),
);

const fleets = fc
  .record({
    keys: fc.uniqueArray(keys, { minLength: 1, maxLength: 9, selector: usageKeyText }),
    others: fc.array(keys, { minLength: 1, maxLength: 3 }),
    hours: fc.array(fc.array(seconds, { minLength: 9, maxLength: 9 }), {
      minLength: 1,
      maxLength: 5,
    }),
    made: fc.array(commitments, { maxLength: 7 }),
    sharing: fc.boolean(),
    unpriced: fc.integer({ min: 0, max: 12 }),
    picks: fc.array(
      fc.array(fc.tuple(fc.nat(), fc.option(fc.nat(), { nil: undefined })), {
        minLength: 1,
        maxLength: 4,
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ keys: ran, others, hours, made, sharing, unpriced, picks }) => {
    const all = [...ran, ...others];
    const owned = made.map((make, index) => ({ ...make(all), id: `c${index}` }));
    const pick = (index: number) => all[index % all.length] ?? aKey('m5.large');
    const prices = all
      .filter((_, index) => index !== unpriced)
      .map((key) => [
        priceKeyText(key),
        { ok: true, value: aPrice(key, LISTED[key.instanceType]) },
      ]);
    return {
      usage: {
        keys: ran,
        hours: hours.map((row) => ({
          start: '2026-11-01T00:00:00.000Z',
          seconds: row.slice(0, ran.length),
        })),
      },
      commitments: { owned, queued: [], unclear: [], errors: [] },
      priceBook: priceBook(new Map(prices as Iterable<never>)),
      sharing,
      now: '2026-11-23T08:00:00.000Z',
      sets: picks.map((set) =>
        set.map(([from, to]) => ({
          from: pick(from),
          ...(to === undefined ? {} : { to: pick(to) }),
        })),
      ),
    };
  });
