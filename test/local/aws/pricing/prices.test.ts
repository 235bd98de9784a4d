import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INSTANCE_TYPES } from '../../../../local/aws/instanceTypes/instanceTypes.ts';
import { PAYMENTS } from '../../../../local/aws/pricing/discountDepth.ts';
import { REGION_PRICES } from '../../../../local/aws/pricing/familyPrices.ts';
import {
  type CommitmentKind,
  committedHourly,
  onDemandHourly,
  PLATFORMS,
  PRICED_TYPES,
  type PricedPlatform,
} from '../../../../local/aws/pricing/prices.ts';
import { reservedCharges } from '../../../../local/aws/pricing/reservedCharges.ts';
import { spotPriceHistory } from '../../../../local/aws/pricing/spotPriceHistory.ts';

const [LINUX, WINDOWS, RHEL] = PLATFORMS as readonly [
  PricedPlatform,
  PricedPlatform,
  PricedPlatform,
];
const KINDS: readonly CommitmentKind[] = ['standard', 'convertible', 'EC2Instance', 'Compute'];
const YEARS = [1, 3] as const;

const regions = fc.constantFrom(...Object.keys(REGION_PRICES));
const types = fc.constantFrom(...PRICED_TYPES.keys());
const platforms = fc.constantFrom(...PLATFORMS);
const tenancies = fc.constantFrom('Shared' as const, 'Dedicated' as const);

describe('published us-east-1 prices', () => {
  test.each([
    ['t2.micro', LINUX, 11_600],
    ['t2.small', LINUX, 23_000],
    ['t3.micro', LINUX, 10_400],
    ['t3.2xlarge', LINUX, 332_800],
    ['t4g.medium', LINUX, 33_600],
    ['m4.xlarge', LINUX, 200_000],
    ['m5.large', LINUX, 96_000],
    ['m5.4xlarge', LINUX, 768_000],
    ['m7i.large', LINUX, 100_800],
    ['c7i.large', LINUX, 89_250],
    ['g4dn.xlarge', LINUX, 526_000],
    ['m5.large', WINDOWS, 188_000],
    ['t3.medium', WINDOWS, 60_000],
    ['m5.large', RHEL, 124_800],
  ])('%s with %o', (type, platform, micros) => {
    expect(onDemandHourly('us-east-1', type, platform)).toBe(micros);
  });
});

test('every instance type of the local EC2 has a price', () => {
  const unpriced = [...INSTANCE_TYPES.keys()].filter(
    (type) => onDemandHourly('us-east-1', type, LINUX) === undefined,
  );
  expect(unpriced).toEqual([]);
});

test('Windows is not sold on Graviton, and an unknown type or Region has no price', () => {
  expect(onDemandHourly('us-east-1', 'm7g.large', WINDOWS)).toBeUndefined();
  expect(onDemandHourly('us-east-1', 'x9.large', LINUX)).toBeUndefined();
  expect(onDemandHourly('mars-north-1', 'm5.large', LINUX)).toBeUndefined();
});

test('a licence never makes an hour cheaper', () => {
  fc.assert(
    fc.property(regions, types, tenancies, (region, type, tenancy) => {
      const linux = onDemandHourly(region, type, LINUX, tenancy) ?? 0;
      for (const platform of [WINDOWS, RHEL]) {
        const other = onDemandHourly(region, type, platform, tenancy);
        if (other !== undefined) expect(other).toBeGreaterThanOrEqual(linux);
      }
    }),
  );
});

test('no commitment costs more than on demand, nor a longer or earlier paid one more than another', () => {
  fc.assert(
    fc.property(regions, types, platforms, tenancies, (region, type, platform, tenancy) => {
      const onDemand = onDemandHourly(region, type, platform, tenancy);
      if (onDemand === undefined) return;
      for (const kind of KINDS) {
        const rate = (years: 1 | 3, payment: (typeof PAYMENTS)[number]) =>
          committedHourly(region, type, platform, { kind, years, payment }, tenancy) ?? Number.NaN;
        for (const years of YEARS) {
          const [none, partial, all] = PAYMENTS.map((payment) => rate(years, payment));
          expect(none).toBeLessThanOrEqual(onDemand);
          expect(partial).toBeLessThanOrEqual(none ?? Number.NaN);
          expect(all).toBeLessThanOrEqual(partial ?? Number.NaN);
        }
        for (const payment of PAYMENTS) {
          expect(rate(3, payment)).toBeLessThanOrEqual(rate(1, payment));
        }
      }
      for (const years of YEARS) {
        for (const payment of PAYMENTS) {
          const of = (kind: CommitmentKind) =>
            committedHourly(region, type, platform, { kind, years, payment }, tenancy);
          expect(of('EC2Instance')).toBeLessThanOrEqual(of('Compute') ?? Number.NaN);
        }
      }
    }),
  );
});

test('what a reservation charges is its effective price, and paying earlier never costs more', () => {
  fc.assert(
    fc.property(
      regions,
      types,
      platforms,
      fc.constantFrom('standard' as const, 'convertible' as const),
      fc.constantFrom(...YEARS),
      (region, type, platform, kind, years) => {
        if (onDemandHourly(region, type, platform) === undefined) return;
        const hours = years * 8760;
        const [none, partial, all] = PAYMENTS.map((payment) => {
          const terms = { kind, years, payment };
          const charges = reservedCharges(region, type, platform, terms);
          return (charges?.hourly ?? Number.NaN) + (charges?.upfront ?? Number.NaN) / hours;
        });
        expect(partial).toBeLessThanOrEqual(none ?? Number.NaN);
        expect(all).toBeLessThanOrEqual(partial ?? Number.NaN);
      },
    ),
  );
});

test('a Windows commitment discounts the compute and leaves the licence whole', () => {
  const terms = { kind: 'EC2Instance', years: 1, payment: 'No Upfront' } as const;
  const licence = 92_000;
  const linux = committedHourly('us-east-1', 'm5.large', LINUX, terms) ?? 0;
  expect(committedHourly('us-east-1', 'm5.large', WINDOWS, terms)).toBe(linux + licence);
});

test('spot costs a quarter to a half of the on-demand compute price, in every zone', () => {
  const period = { start: new Date('2026-09-01T00:00:00Z'), end: new Date('2026-11-20T00:00:00Z') };
  fc.assert(
    fc.property(regions, types, (region, type) => {
      const onDemand = onDemandHourly(region, type, LINUX) ?? 0;
      const changes = spotPriceHistory(region, type, LINUX, period);
      expect(new Set(changes.map(({ availabilityZone }) => availabilityZone)).size).toBe(
        REGION_PRICES[region]?.zones.length,
      );
      for (const { price } of changes) {
        expect(price).toBeGreaterThan(onDemand * 0.2);
        expect(price).toBeLessThan(onDemand * 0.5);
      }
    }),
    { numRuns: 20 },
  );
});
