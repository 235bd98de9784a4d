import { createHash } from 'node:crypto';
import type { Payment } from '../../../lib/domain/pricing/priceBook.ts';
import type { MicroUsd } from '../../../lib/shared/money.ts';
import { PAYMENTS } from '../pricing/discountDepth.ts';
import { REGION_PRICES } from '../pricing/familyPrices.ts';
import {
  committedHourly,
  onDemandHourly,
  PLATFORMS,
  PRICED_TYPES,
  type PricedPlatform,
  type PricedType,
} from '../pricing/prices.ts';

/** A kind of usage that a plan has a rate for. */
export interface RateRow {
  readonly region: string;
  readonly type: PricedType;
  readonly platform: PricedPlatform;
  readonly tenancy: 'Shared' | 'Dedicated';
  readonly usageType: string;
}

export interface PlanTerms {
  readonly plan: 'Compute' | 'EC2Instance';
  readonly years: 1 | 3;
  readonly payment: Payment;
}

export interface Offering extends PlanTerms {
  readonly offeringId: string;
}

/** The rows of these Regions and types; of all, when left out or empty. */
export function rateRows(wanted: {
  readonly regions?: readonly string[] | undefined;
  readonly instanceTypes?: readonly string[] | undefined;
}): readonly RateRow[] {
  const regions = chosen(wanted.regions, Object.keys(REGION_PRICES));
  const types = chosen(wanted.instanceTypes, [...PRICED_TYPES.keys()]);
  return regions.flatMap((region) =>
    types.flatMap((name) => {
      const type = PRICED_TYPES.get(name);
      return type === undefined ? [] : rowsOf(region, type);
    }),
  );
}

function rowsOf(region: string, type: PricedType): readonly RateRow[] {
  const prefix = REGION_PRICES[region]?.prefix ?? '';
  return PLATFORMS.filter(
    (platform) => onDemandHourly(region, type.instanceType, platform) !== undefined,
  ).flatMap((platform) =>
    (['Shared', 'Dedicated'] as const).map((tenancy) => ({
      region,
      type,
      platform,
      tenancy,
      usageType: `${prefix}${tenancy === 'Shared' ? 'BoxUsage' : 'DedicatedUsage'}:${type.instanceType}`,
    })),
  );
}

/** Every plan on offer that has a rate for this row. */
export function offeringsOf({ region, type }: RateRow): readonly Offering[] {
  return (['Compute', 'EC2Instance'] as const).flatMap((plan) =>
    ([1, 3] as const).flatMap((years) =>
      PAYMENTS.map((payment) => ({
        plan,
        years,
        payment,
        offeringId: uuidOf(
          plan,
          String(years),
          payment,
          ...(plan === 'EC2Instance' ? [region, type.family] : []),
        ),
      })),
    ),
  );
}

/** µUSD of commitment that one hour of the row uses up. */
export function planRate(row: RateRow, { plan, years, payment }: PlanTerms): MicroUsd {
  const rate = committedHourly(
    row.region,
    row.type.instanceType,
    row.platform,
    { kind: plan, years, payment },
    row.tenancy,
  );
  if (rate === undefined) throw new Error(`${row.usageType} has no price.`);
  return rate;
}

function chosen(wanted: readonly string[] | undefined, all: readonly string[]): readonly string[] {
  return wanted === undefined || wanted.length === 0
    ? all
    : wanted.filter((each) => all.includes(each));
}

const known = new Map<string, string>();

/** Always the same id for the same offering, in the form of a UUID. */
function uuidOf(...parts: readonly string[]): string {
  const text = parts.join('|');
  const id = known.get(text) ?? hashed(text);
  known.set(text, id);
  return id;
}

function hashed(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
