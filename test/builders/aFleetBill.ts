import {
  type ReservedInstances,
  rateKeyText,
  type SavingsPlan,
} from '../../lib/domain/billing/commitment.ts';
import type { Usage, UsageKey } from '../../lib/domain/billing/usage.ts';
import {
  type Price,
  type PriceBook,
  priceBook,
  priceKeyText,
  type Rate,
} from '../../lib/domain/pricing/priceBook.ts';
import { accountId, region } from '../../lib/shared/ids.ts';
import { microUsd, NO_MONEY } from '../../lib/shared/money.ts';

export const OWNER = accountId.parse('111111111111');
export const OTHER = accountId.parse('222222222222');
const VIRGINIA = region.parse('us-east-1');

export function usd(dollars: number) {
  return microUsd(dollars * 1e6);
}

export function aKey(instanceType: string, over: Partial<UsageKey> = {}): UsageKey {
  return {
    account: OWNER,
    region: VIRGINIA,
    instanceType,
    operation: 'RunInstances',
    tenancy: 'Shared',
    availabilityZone: 'us-east-1a',
    ...over,
  };
}

/** Instance-hours of each key, hour by hour. */
export function usageOf(
  ...rows: readonly (readonly [key: UsageKey, ...hours: readonly number[]])[]
): Usage {
  const length = Math.max(0, ...rows.map(([, ...hours]) => hours.length));
  return {
    keys: rows.map(([key]) => key),
    hours: Array.from({ length }, (_, hour) => ({
      start: new Date(Date.UTC(2026, 10, 1, hour)).toISOString(),
      seconds: rows.map(([, ...hours]) => (hours[hour] ?? 0) * 3600),
    })),
  };
}

/** In dollars an hour: on demand, a Compute plan, an EC2 Instance plan; 1 year, No Upfront. */
export type Listed = readonly [onDemand: number, compute?: number, instance?: number];

/** A price for each key, by its type; a type that is not listed costs a dollar. */
export function aPriceBook(
  keys: readonly UsageKey[],
  listed: Readonly<Record<string, Listed>> = {},
): PriceBook {
  return priceBook(
    new Map(
      keys.map((key) => [
        priceKeyText(key),
        { ok: true, value: aPrice(key, listed[key.instanceType]) },
      ]),
    ),
  );
}

export function aPrice(key: UsageKey, [onDemand, compute, instance]: Listed = [1]): Price {
  return {
    key: {
      region: key.region,
      instanceType: key.instanceType,
      operation: key.operation,
      tenancy: key.tenancy,
    },
    sku: `SKU-${key.instanceType}`,
    usageType: `BoxUsage:${key.instanceType}`,
    publicationDate: '2026-11-01T00:00:00Z',
    onDemand: usd(onDemand),
    rates: [...planRate('Compute', compute), ...planRate('EC2Instance', instance)],
  };
}

function planRate(plan: SavingsPlan['plan'], hourly: number | undefined): readonly Rate[] {
  if (hourly === undefined) return [];
  const option = { kind: 'savings-plan', plan, years: 1, payment: 'No Upfront' } as const;
  return [{ option, hourly: usd(hourly), upfront: NO_MONEY }];
}

const TERM = {
  account: OWNER,
  payment: 'No Upfront',
  years: 1,
  start: '2026-01-01T00:00:00.000Z',
  end: '2027-01-01T00:00:00.000Z',
} as const;

/** A Compute plan with the rates that these keys have today. */
export function aComputePlan(
  dollars: number,
  keys: readonly UsageKey[],
  listed: Readonly<Record<string, Listed>>,
  over: Partial<SavingsPlan> = {},
): SavingsPlan {
  return {
    ...TERM,
    kind: 'savings-plan',
    id: 'sp-compute',
    plan: 'Compute',
    hourlyCommitment: usd(dollars),
    rates: ratesOf(keys, (type) => listed[type]?.[1]),
    ...over,
  };
}

export function anInstancePlan(
  dollars: number,
  family: string,
  keys: readonly UsageKey[],
  listed: Readonly<Record<string, Listed>>,
  over: Partial<SavingsPlan> = {},
): SavingsPlan {
  return {
    ...TERM,
    kind: 'savings-plan',
    id: `sp-${family}`,
    plan: 'EC2Instance',
    region: VIRGINIA,
    family,
    hourlyCommitment: usd(dollars),
    rates: ratesOf(keys, (type) => listed[type]?.[2]),
    ...over,
  };
}

function ratesOf(keys: readonly UsageKey[], dollarsOf: (type: string) => number | undefined) {
  return Object.fromEntries(
    keys.flatMap(({ instanceType, operation }) => {
      const dollars = dollarsOf(instanceType);
      const usageType = `BoxUsage:${instanceType}`;
      return dollars === undefined ? [] : [[rateKeyText({ usageType, operation }), usd(dollars)]];
    }),
  );
}

export function aReservation(
  count: number,
  instanceType: string,
  over: Partial<ReservedInstances> = {},
): ReservedInstances {
  const { years: _, ...term } = TERM;
  return {
    ...term,
    durationSeconds: 31_536_000,
    kind: 'reserved',
    id: 'ri',
    region: VIRGINIA,
    instanceType,
    count,
    productDescription: 'Linux/UNIX',
    tenancy: 'default',
    offeringClass: 'standard',
    recurringHourly: usd(0.6),
    upfront: NO_MONEY,
    ...over,
  };
}
