import {
  type Commitment,
  type ReservedInstances,
  rateKeyText,
  type SavingsPlan,
} from '../../lib/domain/billing/commitment.ts';
import { type Usage, type UsageKey, usageKeyText } from '../../lib/domain/billing/usage.ts';
import type { PriceBook } from '../../lib/domain/pricing/priceBook.ts';
import { Fraction } from './fraction.ts';

/**
 * The bill by brute force, written from docs/facts/pricing-and-commitments.md#the-hourly-bill and
 * from nothing in lib: every instance is a thing by itself, minute by minute it asks every
 * commitment in turn, and every amount is a fraction.
 */
export interface NaiveBill {
  /** By `kind key commitment`; exact µUSD. */
  readonly lines: ReadonlyMap<string, Fraction>;
  readonly total: Fraction;
}

export function naiveBill(
  usage: Usage,
  commitments: readonly Commitment[],
  priceBook: PriceBook,
  sharing: boolean,
): NaiveBill {
  const lines = new Map<string, Fraction>();
  const charge = (line: string, amount: Fraction) =>
    lines.set(line, (lines.get(line) ?? Fraction.of(0)).plus(amount));
  for (const { seconds } of usage.hours) {
    const running = usage.keys.flatMap((key, index) => instancesOf(key, seconds[index] ?? 0));
    const remainings = commitments.map((owned) => new Remaining(owned));
    for (const round of ROUNDS) {
      for (const { remaining, key } of turns(round, remainings, usage.keys, priceBook, sharing)) {
        for (const instance of running) {
          if (usageKeyText(instance.key) !== usageKeyText(key)) continue;
          for (const minute of instance.minutes) {
            const paid = remaining.applyCommitments(minute, key, priceBook);
            if (paid.isZero()) continue;
            charge(`${remaining.owned.kind} ${usageKeyText(key)} ${remaining.owned.id}`, paid);
          }
        }
      }
    }
    for (const { key, minutes } of running) {
      const price = priceBook.priceOf(key);
      if (!price.ok) continue;
      for (const { left } of minutes) {
        if (left.isZero()) continue;
        const cost = left.times(Fraction.of(price.value.onDemand)).over(60);
        charge(`on-demand ${usageKeyText(key)} `, cost);
      }
    }
    for (const remaining of remainings) {
      const lost = remaining.lost();
      if (!lost.isZero()) charge(`unused  ${remaining.owned.id}`, lost);
    }
  }
  const total = [...lines.values()].reduce((sum, line) => sum.plus(line), Fraction.of(0));
  return { lines, total };
}

/** One minute of one instance; `left` is the part of it that no commitment covers yet: 1 to 0. */
interface Minute {
  left: Fraction;
}

interface Running {
  readonly key: UsageKey;
  readonly minutes: readonly Minute[];
}

function instancesOf(key: UsageKey, seconds: number): readonly Running[] {
  if (seconds % 60 !== 0) throw new RangeError('the oracle counts in minutes');
  const minutes = seconds / 60;
  return Array.from({ length: Math.ceil(minutes / 60) }, (_, index) => ({
    key,
    minutes: Array.from({ length: Math.min(60, minutes - index * 60) }, () => ({
      left: Fraction.of(1),
    })),
  }));
}

type Layer = 'zonal' | 'regional' | 'EC2Instance' | 'Compute';
interface Round {
  readonly layer: Layer;
  readonly own: boolean;
}

/**
 * Who pays first (docs/facts/pricing-and-commitments.md#the-hourly-bill): the owner's account
 * before the others in each layer.
 */
const ROUNDS: readonly Round[] = (['zonal', 'regional', 'EC2Instance', 'Compute'] as const).flatMap(
  (layer) => [
    { layer, own: true },
    { layer, own: false },
  ],
);

interface Iteration {
  readonly remaining: Remaining;
  readonly key: UsageKey;
}

function turns(
  { layer, own }: Round,
  remainings: readonly Remaining[],
  keys: readonly UsageKey[],
  priceBook: PriceBook,
  sharing: boolean,
): readonly Iteration[] {
  if (!own && !sharing) return [];
  const found = remainings
    .filter((remaining) => layerOf(remaining.owned) === layer)
    .flatMap((remaining) =>
      keys
        .filter((key) => (key.account === remaining.owned.account) === own)
        .filter((key) => fits(remaining.owned, key, priceBook))
        .map((key) => ({ remaining, key })),
    );
  return found.toSorted((a, b) => {
    const first =
      a.remaining.owned.kind === 'savings-plan'
        ? compareSaving(a, b, priceBook)
        : weightOf(a.remaining.owned, a.key) - weightOf(b.remaining.owned, b.key);
    const byName = textOrder(usageKeyText(a.key), usageKeyText(b.key));
    return first || byName || textOrder(a.remaining.owned.id, b.remaining.owned.id);
  });
}

function textOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The highest saving percentage first, then the lowest rate. */
function compareSaving(a: Iteration, b: Iteration, priceBook: PriceBook): number {
  const [rateA, rateB] = [rateFor(a, priceBook), rateFor(b, priceBook)];
  const shareA = Fraction.of(rateA).over(listed(a.key, priceBook));
  const shareB = Fraction.of(rateB).over(listed(b.key, priceBook));
  return shareA.compare(shareB) || rateA - rateB;
}

function rateFor({ remaining, key }: Iteration, priceBook: PriceBook): number {
  return remaining.owned.kind === 'savings-plan'
    ? (planRate(remaining.owned, key, priceBook) ?? 0)
    : 0;
}

function listed(key: UsageKey, priceBook: PriceBook): number {
  const price = priceBook.priceOf(key);
  if (!price.ok) throw new Error('no price');
  return price.value.onDemand;
}

function planRate(plan: SavingsPlan, key: UsageKey, priceBook: PriceBook): number | undefined {
  const price = priceBook.priceOf(key);
  if (!price.ok) return undefined;
  const rate = plan.rates[rateKeyText({ ...price.value, operation: key.operation })];
  return rate !== undefined && rate > 0 ? rate : undefined;
}

/** What a commitment has to spend in one hour. */
class Remaining {
  readonly owned: Commitment;
  /** Reservations: minutes, or unit-minutes. Plans: µUSD. */
  #left: Fraction;

  constructor(owned: Commitment) {
    this.owned = owned;
    this.#left =
      owned.kind === 'savings-plan'
        ? Fraction.of(owned.hourlyCommitment)
        : Fraction.of(60 * owned.count).times(unitsReserved(owned));
  }

  /** Pays for what is left of a minute, as far as it can; tells the cost. */
  applyCommitments(minute: Minute, key: UsageKey, priceBook: PriceBook): Fraction {
    const each = this.#costOfMinute(key, priceBook);
    const affordable = this.#left.overFraction(each);
    const part = minute.left.compare(affordable) <= 0 ? minute.left : affordable;
    if (part.isZero()) return part;
    minute.left = minute.left.minus(part);
    const taken = part.times(each);
    this.#left = this.#left.minus(taken);
    return this.#worth(taken);
  }

  lost(): Fraction {
    return this.#worth(this.#left);
  }

  #costOfMinute(key: UsageKey, priceBook: PriceBook): Fraction {
    const { owned } = this;
    if (owned.kind === 'reserved') return Fraction.ofNumber(weightOf(owned, key));
    return Fraction.of(planRate(owned, key, priceBook) ?? 0).over(60);
  }

  /** µUSD of so much of the commitment. */
  #worth(taken: Fraction): Fraction {
    const { owned } = this;
    if (owned.kind === 'savings-plan') return taken;
    const hourly = Fraction.of((owned.upfront ?? 0) * 3600)
      .over(owned.durationSeconds)
      .plus(Fraction.of(owned.recurringHourly));
    const capacity = Fraction.of(60).times(unitsReserved(owned));
    return hourly.times(taken).overFraction(capacity);
  }
}

function layerOf(owned: Commitment): Layer {
  if (owned.kind === 'savings-plan') return owned.plan;
  return owned.availabilityZone === undefined ? 'regional' : 'zonal';
}

function fits(owned: Commitment, key: UsageKey, priceBook: PriceBook): boolean {
  if (owned.kind === 'savings-plan') {
    const inPlace =
      owned.plan === 'Compute' ||
      (owned.region === key.region && owned.family === key.instanceType.split('.')[0]);
    return inPlace && planRate(owned, key, priceBook) !== undefined;
  }
  const place = owned.availabilityZone ?? key.availabilityZone;
  const size = isFlexible(owned)
    ? owned.instanceType.split('.')[0] === key.instanceType.split('.')[0]
    : owned.instanceType === key.instanceType;
  const tenancy = owned.tenancy === 'dedicated' ? 'Dedicated' : 'Shared';
  return (
    size &&
    owned.region === key.region &&
    place === key.availabilityZone &&
    tenancy === key.tenancy &&
    OPERATION_BUDGET[owned.productDescription] === key.operation
  );
}

const OPERATION_BUDGET: Readonly<Record<string, string>> = {
  'Linux/UNIX': 'RunInstances',
  'Linux/UNIX (Amazon VPC)': 'RunInstances',
  Windows: 'RunInstances:0002',
  'Red Hat Enterprise Linux': 'RunInstances:0010',
};

function isFlexible(owned: ReservedInstances): boolean {
  return (
    owned.availabilityZone === undefined &&
    owned.tenancy === 'default' &&
    owned.productDescription.startsWith('Linux/UNIX') &&
    !['g5', 'p5'].includes(owned.instanceType.split('.')[0] ?? '')
  );
}

function weightOf(owned: Commitment, key: UsageKey): number {
  return owned.kind === 'reserved' && isFlexible(owned) ? units(key.instanceType) : 1;
}

function unitsReserved(owned: ReservedInstances): Fraction {
  return Fraction.ofNumber(isFlexible(owned) ? units(owned.instanceType) : 1);
}

/** The guide's table, for the sizes that the tests use. */
function units(instanceType: string): number {
  const size = instanceType.split('.')[1] ?? '';
  const table = { nano: 0.25, micro: 0.5, small: 1, medium: 2, large: 4, xlarge: 8 };
  const found = Object.entries(table).find(([name]) => name === size)?.[1];
  return found ?? 8 * Number.parseInt(size, 10);
}
