import type { Usage, UsageKey } from '../lib/domain/billing/usage.ts';
import { type Price, priceBook, priceKeyText, type Rate } from '../lib/domain/pricing/priceBook.ts';
import { accountId, region } from '../lib/shared/ids.ts';
import { microUsd, NO_MONEY } from '../lib/shared/money.ts';

const ACCOUNTS = Array.from({ length: 20 }, (_, index) =>
  accountId.parse(String(111_111_111_111 + index)),
);
const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-2', 'us-west-2', 'eu-central-1'].map(
  (name) => region.parse(name),
);
const FAMILIES = ['m5', 'm6i', 'm7i', 'm7g', 'c5', 'c6i', 'c7g', 'r5', 'r6i', 'r7g'];
const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'];
const OPERATION_BUDGET = ['RunInstances', 'RunInstances:0002'];

/** Numbers from 0 to 1, the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** So many different kinds of usage: 500 different prices, in 20 accounts and several zones. */
export function someKeys(count: number): readonly UsageKey[] {
  return Array.from({ length: count }, (_, index) => {
    const at = <Item>(list: readonly Item[], over: number): Item => {
      const item = list[Math.floor(index / over) % list.length];
      if (item === undefined) throw new RangeError('an empty list');
      return item;
    };
    const where = at(REGIONS, SIZES.length * FAMILIES.length * OPERATION_BUDGET.length);
    return {
      account: at(ACCOUNTS, 2500),
      region: where,
      instanceType: `${at(FAMILIES, SIZES.length)}.${at(SIZES, 1)}`,
      operation: at(OPERATION_BUDGET, SIZES.length * FAMILIES.length),
      tenancy: 'Shared',
      availabilityZone: `${where}${'abcde'[Math.floor(index / 500) % 5]}`,
    };
  });
}

/** Days, nights and noise around so many instances, spread over the keys. */
export function someUsage(keys: readonly UsageKey[], instances: number, hours: number): Usage {
  const random = seeded(20_261_123);
  const mean = instances / keys.length;
  const shapes = keys.map(() => ({ base: 0.5 + random(), swing: random() * 0.8 }));
  return {
    keys,
    hours: Array.from({ length: hours }, (_, hour) => ({
      start: new Date(Date.UTC(2026, 9, 1, hour)).toISOString(),
      seconds: Float64Array.from(shapes, ({ base, swing }) => {
        const day = 1 + swing * Math.sin((hour / 24) * 2 * Math.PI);
        return Math.round(mean * base * day + random()) * 3600;
      }),
    })),
  };
}

/** Discounts like those of AWS: deeper for a family than for everything, none on licences. */
export function someBook(keys: readonly UsageKey[]) {
  const prices = new Map<string, { readonly ok: true; readonly value: Price }>();
  for (const key of keys) {
    const [family = '', size = ''] = key.instanceType.split('.');
    const compute = 24_000 * (8 + FAMILIES.indexOf(family)) * 2 ** SIZES.indexOf(size) * 0.5;
    const licence = key.operation === 'RunInstances' ? 0 : 23_000 * 2 ** SIZES.indexOf(size);
    const usageType = `${key.region}:${key.instanceType}`;
    const depth = 0.24 + (FAMILIES.indexOf(family) % 4) / 50;
    prices.set(priceKeyText(key), {
      ok: true,
      value: {
        key,
        sku: usageType,
        usageType,
        publicationDate: '2026-11-01',
        onDemand: microUsd(compute + licence),
        rates: [
          rate('Compute', compute * (1 - depth) + licence),
          rate('EC2Instance', compute * (1 - depth - 0.1) + licence),
        ],
      },
    });
  }
  return priceBook(prices);
}

function rate(plan: 'Compute' | 'EC2Instance', hourly: number): Rate {
  const option = { kind: 'savings-plan', plan, years: 1, payment: 'No Upfront' } as const;
  return { option, hourly: microUsd(hourly), upfront: NO_MONEY };
}
