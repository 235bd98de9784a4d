import { type Sentence, sentence } from '../../shared/message.ts';
import { familyOf } from '../fleet/instanceTypeName.ts';
import type { PriceAnswer, PriceBook } from '../pricing/priceBook.ts';
import { billingClasses } from './billingClass.ts';
import { type Commitment, rateKeyText } from './commitment.ts';
import { type CommitmentPool, commitmentPool, reaches, unitsOfType } from './commitmentPool.ts';
import { type UsageKey, usageKeyText } from './usage.ts';

/** Who may pay for what. Claims are served one after the other, the same in every hour. */
export interface CoverageOrder {
  readonly commitmentPools: readonly CommitmentPool[];
  /** Index of the pool of each claim, of the key that it may pay for, and what a second takes. */
  readonly pool: Int32Array;
  readonly item: Int32Array;
  /** Of a pool for each instance-second: units, µUSD per hour of the plan's rate, or 1. */
  readonly weight: Float64Array;
  readonly doubts: readonly AmbiguousOrder[];
}

/** That it can't be known what a commitment pays for, and why. */
export interface AmbiguousOrder {
  readonly commitment: string;
  /** Index of the key that it may pay for; absent: nothing is known of what it pays for. */
  readonly item?: number;
  readonly reason: Sentence;
}

/**
 * Zonal reservations, then regional ones, then EC2 Instance plans, then Compute plans; in each the
 * account that owns it first, then with `sharing` the others
 * (docs/facts/pricing-and-commitments.md#the-hourly-bill). Within: plans take the highest saving
 * percentage first, then the lowest rate; reservations the smallest size. What is still equal goes
 * by name, so that the order of the input does not matter.
 */
export function coverageOrder(
  keys: readonly UsageKey[],
  commitments: readonly Commitment[],
  priceBook: PriceBook,
  sharing: boolean,
): CoverageOrder {
  const prices = keys.map((key) => priceBook.priceOf(key));
  const doubts: AmbiguousOrder[] = [];
  const commitmentPools = commitmentPoolsOf(commitments, keys, priceBook, doubts);
  const ranks = ranksOf(keys, commitments);
  const candidates: Candidate[] = [];
  for (const [pool, of] of commitmentPools.entries()) {
    for (const [item, key] of keys.entries()) {
      const own = of.commitment.account === key.account;
      if (!(own || sharing) || !reaches(of, key)) continue;
      const weighed = weigh(of, key, prices[item]);
      if (weighed === undefined) continue;
      if ('doubt' in weighed) {
        doubts.push({ commitment: of.commitment.id, item, reason: weighed.doubt });
      } else {
        const round = 2 * layerOf(of.commitment) + (own ? 0 : 1);
        candidates.push({ ...weighed, pool, item, round, rank: ranks[item] ?? 0 });
      }
    }
  }
  candidates.sort(inOrder);
  return {
    commitmentPools,
    pool: Int32Array.from(candidates, ({ pool }) => pool),
    item: Int32Array.from(candidates, ({ item }) => item),
    weight: Float64Array.from(candidates, ({ weight }) => weight),
    doubts,
  };
}

interface Weighed {
  readonly weight: number;
  /** µUSD per hour on demand; the same for all where price does not decide. */
  readonly onDemand: number;
}

interface Candidate extends Weighed {
  readonly pool: number;
  readonly item: number;
  readonly round: number;
  /** Of its key by name. */
  readonly rank: number;
}

/** undefined: the plan does not cover it. A doubt: what keeps us from knowing. */
function weigh(
  { commitment, flexible }: CommitmentPool,
  key: UsageKey,
  answer: PriceAnswer | undefined,
): Weighed | { readonly doubt: Sentence } | undefined {
  if (commitment.kind === 'reserved') {
    if (!flexible) return { weight: 1, onDemand: 1 };
    const factor = answer?.ok === true ? answer.value.normalizationFactor : undefined;
    const weight = unitsOfType(key.instanceType, factor);
    if (weight !== undefined) return { weight, onDemand: 1 };
    const { instanceType } = key;
    const doubt = sentence('The size of {instanceType} in normalisation units is not known.', {
      instanceType,
    });
    return { doubt };
  }
  if (answer?.ok !== true) return answer && { doubt: answer.error.message };
  const { usageType, onDemand } = answer.value;
  const weight = commitment.rates[rateKeyText({ usageType, operation: key.operation })];
  return weight === undefined || weight <= 0 ? undefined : { weight, onDemand };
}

/** The same order without some commitments, by id: what has ended, or can't be counted on. */
export function withoutCommitments(
  order: CoverageOrder,
  without: ReadonlySet<string> = new Set(),
): CoverageOrder {
  if (without.size === 0) return order;
  const kept = order.commitmentPools.filter(({ commitment }) => !without.has(commitment.id));
  const indices = new Map(kept.map((pool, index) => [pool, index]));
  const poolIndices = order.commitmentPools.map((pool) => indices.get(pool) ?? -1);
  const claims = order.pool.reduce<number[]>((found, pool, claim) => {
    if (poolIndices[pool] !== -1) found.push(claim);
    return found;
  }, []);
  return {
    commitmentPools: kept,
    pool: Int32Array.from(claims, (claim) => poolIndices[order.pool[claim] ?? 0] ?? 0),
    item: Int32Array.from(claims, (claim) => order.item[claim] ?? 0),
    weight: Float64Array.from(claims, (claim) => order.weight[claim] ?? 0),
    doubts: order.doubts.filter(({ commitment }) => !without.has(commitment)),
  };
}

function layerOf(commitment: Commitment): number {
  if (commitment.kind === 'savings-plan') return commitment.plan === 'EC2Instance' ? 2 : 3;
  return commitment.availabilityZone === undefined ? 1 : 0;
}

/** `weight / onDemand` is the share of the price that is paid: the smallest saves most. */
function inOrder(a: Candidate, b: Candidate): number {
  return (
    a.round - b.round ||
    a.weight * b.onDemand - b.weight * a.onDemand ||
    a.weight - b.weight ||
    a.rank - b.rank ||
    a.pool - b.pool
  );
}

function commitmentPoolsOf(
  commitments: readonly Commitment[],
  keys: readonly UsageKey[],
  priceBook: PriceBook,
  doubts: AmbiguousOrder[],
): readonly CommitmentPool[] {
  return commitments
    .toSorted((a, b) => compareText(a.id, b.id))
    .flatMap((commitment) => {
      const pool = commitmentPool(commitment, (type) =>
        unitsOfType(type, listedUnits(type, keys, priceBook)),
      );
      if (pool !== undefined) return [pool];
      const { id } = commitment;
      const reason = sentence('The size of the reservation {id} in units is not known.', { id });
      doubts.push({ commitment: id, reason });
      return [];
    });
}

/** The price list's normalisation factor of a type, from any price that was read of it. */
function listedUnits(
  instanceType: string,
  keys: readonly UsageKey[],
  priceBook: PriceBook,
): number | undefined {
  const family = familyOf(instanceType);
  for (const key of keys) {
    if (familyOf(key.instanceType) !== family) continue;
    const price = priceBook.priceOf({ ...key, instanceType });
    if (price.ok && price.value.normalizationFactor !== undefined) {
      return price.value.normalizationFactor;
    }
  }
  return undefined;
}

/** By name, keys of one billing class next to each other: so they may be billed as one. */
function ranksOf(keys: readonly UsageKey[], commitments: readonly Commitment[]): readonly number[] {
  const classOf = billingClasses(commitments);
  const texts = keys.map((key) => `${classOf(key)} ${usageKeyText(key)}`);
  const rankOf = new Map(texts.toSorted(compareText).map((text, rank) => [text, rank]));
  return texts.map((text) => rankOf.get(text) ?? 0);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
