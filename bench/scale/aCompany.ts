import type { Commitment } from '../../lib/domain/billing/commitment.ts';
import { rateKeyText } from '../../lib/domain/billing/commitment.ts';
import { type Usage, type UsageKey, usageKeyText } from '../../lib/domain/billing/usage.ts';
import type { UsageChange } from '../../lib/domain/billing/usageChange.ts';
import { type PriceBook, priceKeyText } from '../../lib/domain/pricing/priceBook.ts';
import { type AccountId, accountId, region } from '../../lib/shared/ids.ts';
import { microUsd, NO_MONEY } from '../../lib/shared/money.ts';
import { seeded, someBook } from '../aFleet.ts';

/** A company of so many instances, with what it owns and what is suggested for each instance. */
export interface Company {
  readonly usage: Usage;
  readonly priceBook: PriceBook;
  readonly owned: readonly Commitment[];
  /** Three for each instance, as Compute Optimizer recommends; each different change once. */
  readonly changes: readonly UsageChange[];
}

const REGIONS = ['us-east-1', 'us-east-1', 'us-east-1', 'eu-west-1', 'ap-northeast-2'].map((name) =>
  region.parse(name),
);
const FAMILIES = ['m5', 'm6i', 'm7i', 'm7g', 'c5', 'c6i', 'c7g', 'r5', 'r6i', 'r7g'];
const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'];
const OPERATIONS = ['RunInstances', 'RunInstances', 'RunInstances', 'RunInstances:0002'];
const INSTANCES_AN_ACCOUNT = 100;
const LEAST_ACCOUNTS = 20;

/** `owned` commitments, a third of each kind, in the payer and the nine largest accounts. */
export function aCompany(instances: number, owned: number, hours: number): Company {
  const random = seeded(20_261_128);
  const accounts = Array.from(
    { length: Math.max(LEAST_ACCOUNTS, Math.round(instances / INSTANCES_AN_ACCOUNT)) },
    (_, index) => accountId.parse(String(111_111_111_111 + index)),
  );
  const fleet = Array.from({ length: instances }, () => anInstance(accounts, random));
  const changes = new Map<string, UsageChange>();
  for (const { key } of fleet) {
    for (const to of recommendedFor(key)) {
      changes.set(`${usageKeyText(key)} ${usageKeyText(to)}`, { from: key, to });
    }
  }
  const keys = new Map(fleet.map(({ key }) => [usageKeyText(key), key]));
  const all = [...keys.values(), ...[...changes.values()].flatMap(({ to }) => to ?? [])];
  const priceBook = someBook(all);
  return {
    usage: usageOf([...keys.values()], fleet, hours, random),
    priceBook,
    owned: Array.from({ length: owned }, (_, index) =>
      aCommitment(index, instances / owned, accounts[index % 10] ?? LONELY, all, priceBook),
    ),
    changes: [...changes.values()],
  };
}

const LONELY = accountId.parse('111111111111');

interface FleetInstance {
  readonly key: UsageKey;
  /** Always on, by day only, or as an Auto Scaling group wants it. */
  readonly runs: 'always' | 'by day' | 'at times';
}

function anInstance(accounts: readonly AccountId[], random: () => number): FleetInstance {
  // Squared: the first of a list come much oftener than the last.
  const pick = <Item>(list: readonly Item[], skew = 1): Item => {
    const item = list[Math.floor(random() ** skew * list.length)];
    if (item === undefined) throw new RangeError('an empty list');
    return item;
  };
  const where = pick(REGIONS);
  const key: UsageKey = {
    account: pick(accounts, 2),
    region: where,
    instanceType: `${pick(FAMILIES, 2)}.${pick(SIZES, 2)}`,
    operation: pick(OPERATIONS),
    tenancy: 'Shared',
    availabilityZone: `${where}${pick(['a', 'b', 'c'])}`,
  };
  const share = random();
  return { key, runs: share < 0.7 ? 'always' : share < 0.85 ? 'by day' : 'at times' };
}

/** Half the size, the next family, and both. */
function recommendedFor(key: UsageKey): readonly UsageKey[] {
  const [family = '', size = ''] = key.instanceType.split('.');
  const smaller = SIZES[Math.max(0, SIZES.indexOf(size) - 1)];
  const newer = FAMILIES[(FAMILIES.indexOf(family) + 1) % FAMILIES.length];
  return [`${family}.${smaller}`, `${newer}.${size}`, `${newer}.${smaller}`]
    .filter((type) => type !== key.instanceType)
    .map((instanceType) => ({ ...key, instanceType }));
}

function usageOf(
  keys: readonly UsageKey[],
  fleet: readonly FleetInstance[],
  hours: number,
  random: () => number,
): Usage {
  const columns = new Map(keys.map((key, index) => [usageKeyText(key), index]));
  const instances = fleet.map(({ key, runs }) => ({
    column: columns.get(usageKeyText(key)) ?? 0,
    runs,
  }));
  return {
    keys,
    hours: Array.from({ length: hours }, (_, hour) => {
      const seconds = new Uint32Array(keys.length);
      const isDay = hour % 24 >= 8 && hour % 24 < 18;
      for (const { column, runs } of instances) {
        const on = runs === 'always' || (runs === 'by day' ? isDay : random() < 0.5);
        if (on) seconds[column] = (seconds[column] ?? 0) + 3600;
      }
      return { start: new Date(Date.UTC(2026, 9, 1, hour)).toISOString(), seconds };
    }),
  };
}

/** Bought in tranches of three that end on one day. `size`: how many instances it pays for, roughly. */
function aCommitment(
  index: number,
  size: number,
  account: AccountId,
  keys: readonly UsageKey[],
  priceBook: PriceBook,
): Commitment {
  const term = {
    id: `commitment-${String(index).padStart(3, '0')}`,
    account,
    payment: 'No Upfront',
    years: 1,
    start: '2026-01-01T00:00:00.000Z',
    end: new Date(Date.UTC(2026, 11, 1 + Math.floor(index / 3) * 27)).toISOString(),
  } as const;
  const family = FAMILIES[index % FAMILIES.length] ?? '';
  const where = REGIONS[index % REGIONS.length] ?? region.parse('us-east-1');
  const hourly = microUsd(size * 0.6 * 150_000);
  switch (index % 3) {
    case 0:
      return {
        ...term,
        kind: 'savings-plan',
        plan: 'Compute',
        hourlyCommitment: hourly,
        rates: ratesOf('Compute', keys, priceBook),
      };
    case 1:
      return {
        ...term,
        kind: 'savings-plan',
        plan: 'EC2Instance',
        region: where,
        family,
        hourlyCommitment: microUsd(hourly / 4),
        rates: ratesOf('EC2Instance', keys, priceBook),
      };
    default:
      return {
        ...term,
        kind: 'reserved',
        region: where,
        instanceType: `${family}.large`,
        count: Math.ceil(size / 2),
        ...(index % 2 === 0 ? { availabilityZone: `${where}a` } : {}),
        productDescription: 'Linux/UNIX',
        tenancy: 'default',
        offeringClass: 'standard',
        durationSeconds: 31_536_000,
        recurringHourly: microUsd(60_000),
        upfront: NO_MONEY,
      };
  }
}

function ratesOf(
  plan: 'Compute' | 'EC2Instance',
  keys: readonly UsageKey[],
  priceBook: PriceBook,
): Readonly<Record<string, ReturnType<typeof microUsd>>> {
  const distinct = new Map(keys.map((key) => [priceKeyText(key), key]));
  return Object.fromEntries(
    [...distinct.values()].flatMap((key) => {
      const price = priceBook.priceOf(key);
      if (!price.ok) return [];
      const rate = price.value.rates.find(
        ({ option }) => option.kind === 'savings-plan' && option.plan === plan,
      );
      const { usageType } = price.value;
      return rate === undefined
        ? []
        : [[rateKeyText({ usageType, operation: key.operation }), rate.hourly]];
    }),
  );
}
