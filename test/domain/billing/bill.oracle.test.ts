import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bill } from '../../../lib/domain/billing/bill.ts';
import type { BillLine } from '../../../lib/domain/billing/billLine.ts';
import { rateKeyText } from '../../../lib/domain/billing/commitment.ts';
import { usageKeyText } from '../../../lib/domain/billing/usage.ts';
import { priceBook, priceKeyText } from '../../../lib/domain/pricing/priceBook.ts';
import { accountId, region } from '../../../lib/shared/ids.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import {
  aKey,
  anInstancePlan,
  aPrice,
  aReservation,
  OTHER,
  OWNER,
} from '../../builders/aFleetBill.ts';
import { cases } from '../../cases.ts';
import { naiveBill } from '../../oracle/naiveBill.ts';

const CASES = 10_000;
const SEED = 20_261_123;

test(`equals a naive bill to the micro-dollar in ${cases(CASES)} small fleets`, () => {
  fc.assert(
    fc.property(smallFleets, ({ usage, commitments, book, sharing }) => {
      const made = bill({ usage, commitments: { owned: commitments }, priceBook: book, sharing });
      const naive = naiveBill(usage, commitments, book, sharing);
      // Half a µUSD is what rounding may do; the rest is what a double may lose.
      expect(naive.total.distanceTo(made.total)).toBeLessThanOrEqual(0.5 + 1e-5);
      const lines = new Map(made.lines.map((line) => [nameOf(line), line.cost]));
      for (const [name, exact] of naive.lines) {
        expect(exact.distanceTo(lines.get(name) ?? 0), name).toBeLessThanOrEqual(1 + 1e-5);
      }
      for (const name of lines.keys()) expect(naive.lines.has(name), name).toBe(true);
    }),
    { numRuns: cases(CASES), seed: SEED },
  );
}, 120_000);

function nameOf(line: BillLine): string {
  if (line.kind === 'unused') return `unused  ${line.commitment}`;
  const payer = line.kind === 'on-demand' ? '' : line.commitment;
  return `${line.kind} ${usageKeyText(line.key)} ${payer}`;
}

const IRELAND = region.parse('eu-west-1');
const THIRD = accountId.parse('333333333333');

const keys = fc.uniqueArray(
  fc
    .record({
      account: fc.constantFrom(OWNER, OTHER, THIRD),
      instanceType: fc.constantFrom('m5.large', 'm5.xlarge', 'm5.nano', 'c5.large', 'g5.xlarge'),
      operation: fc.constantFrom('RunInstances', 'RunInstances:0002'),
      tenancy: fc.constantFrom('Shared' as const, 'Shared' as const, 'Dedicated' as const),
      availabilityZone: fc.constantFrom('us-east-1a', 'us-east-1b'),
      elsewhere: fc.boolean(),
    })
    .map(({ instanceType, elsewhere, availabilityZone, ...rest }) =>
      aKey(instanceType, {
        ...rest,
        ...(elsewhere ? { region: IRELAND, availabilityZone: 'eu-west-1a' } : { availabilityZone }),
      }),
    ),
  { minLength: 1, maxLength: 4, selector: usageKeyText },
);

const reservations = fc
  .record({
    account: fc.constantFrom(OWNER, OTHER),
    count: fc.integer({ min: 1, max: 2 }),
    instanceType: fc.constantFrom('m5.large', 'm5.xlarge', 'm5.2xlarge', 'c5.large', 'g5.xlarge'),
    zonal: fc.boolean(),
    windows: fc.boolean(),
    tenancy: fc.constantFrom('default' as const, 'default' as const, 'dedicated' as const),
    recurringHourly: fc.integer({ min: 0, max: 200_000 }).map(microUsd),
    upfront: fc.integer({ min: 0, max: 900_000_000 }).map(microUsd),
    durationSeconds: fc.constantFrom(31_536_000, 94_608_000, 94_607_999, 64_800_000),
  })
  .map(({ count, instanceType, zonal, windows, ...rest }) =>
    aReservation(count, instanceType, {
      ...rest,
      productDescription: windows ? 'Windows' : 'Linux/UNIX',
      ...(zonal ? { availabilityZone: 'us-east-1a' } : {}),
    }),
  );

const planSizes = fc.record({
  account: fc.constantFrom(OWNER, OTHER),
  hourlyCommitment: fc.integer({ min: 1, max: 600_000 }).map(microUsd),
  family: fc.constantFrom(undefined, 'm5', 'c5', 'g5'),
});

const smallFleets = fc
  .record({
    keys,
    minutes: fc.array(fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 2,
    }),
    prices: fc.array(
      fc.oneof(
        fc.integer({ min: 1000, max: 400_000 }),
        fc.integer({ min: 1, max: 9 }).map((each) => each * 40_000),
      ),
      { minLength: 4, maxLength: 4 },
    ),
    // Few of them, so that some save the same share.
    percents: fc.array(fc.constantFrom(40, 55, 70, 100), { minLength: 8, maxLength: 8 }),
    reservations: fc.array(reservations, { maxLength: 2 }),
    plans: fc.array(planSizes, { maxLength: 2 }),
    sharing: fc.boolean(),
  })
  .map(({ keys: used, minutes, prices, percents, reservations: reserved, plans, sharing }) => {
    const priced = used.map((key, index) => ({
      ...aPrice(key),
      usageType: `${key.region} ${key.tenancy} ${key.instanceType}`,
      onDemand: microUsd(prices[index] ?? 1),
    }));
    const rates = (offset: number) =>
      Object.fromEntries(
        priced.map(({ usageType, key, onDemand }, index) => [
          rateKeyText({ usageType, operation: key.operation }),
          microUsd((onDemand * (percents[index + offset] ?? 0)) / 100),
        ]),
      );
    const bought = plans.map(({ account, hourlyCommitment, family }) =>
      anInstancePlan(
        0,
        family ?? 'm5',
        [],
        {},
        {
          account,
          hourlyCommitment,
          ...(family === undefined ? { plan: 'Compute' as const } : {}),
          rates: rates(family === undefined ? 0 : 4),
        },
      ),
    );
    return {
      usage: {
        keys: used,
        hours: minutes.map((each) => ({
          start: '2026-11-23T00:00:00.000Z',
          seconds: used.map((_, index) => (each[index] ?? 0) * 60),
        })),
      },
      commitments: [...reserved, ...bought].map((each, index) => ({ ...each, id: `c${index}` })),
      book: priceBook(
        new Map(priced.map((value) => [priceKeyText(value.key), { ok: true, value }] as const)),
      ),
      sharing,
    };
  });
