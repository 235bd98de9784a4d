import { type Sentence, sentence } from '../../shared/message.ts';
import { type MicroUsd, microUsd, monthOf } from '../../shared/money.ts';
import type { PriceBook } from '../pricing/priceBook.ts';
import type { Commitment, CommitmentsRead } from './commitment.ts';
import { familyOf } from './commitmentPool.ts';
import { type Charge, type ChargeFor, uncoveredCost } from './uncoveredCost.ts';
import { type Usage, type UsageKey, usageKeyText } from './usage.ts';
import {
  applyUsageChange,
  type UsageAfterChange,
  type UsageChange,
  withKeys,
} from './usageChange.ts';

/**
 * What the bill does, once reservations and Savings Plans are counted
 * (docs/facts/pricing-and-commitments.md#rightsizing-under-commitments).
 */
export type CashSaving =
  | {
      readonly kind: 'known';
      /** µUSD a month less on the bill, from now on; below zero when the bill grows. */
      readonly monthly: MicroUsd;
      /** µUSD a month of what is committed that would pay for nothing any more. */
      readonly stranded: MicroUsd;
      /** What it becomes when commitments end, in order; empty when it stays. */
      readonly later: readonly LaterSaving[];
      /** Share of the hours looked at in which the instances ran: 0 to 1. */
      readonly uptime: number;
      /** How many hours of usage were looked at. */
      readonly hours: number;
    }
  /** Commitments can't be seen: only the list figure can be shown, and why. */
  | { readonly kind: 'atList'; readonly reason: Sentence };

export interface LaterSaving {
  /** The day a commitment ends: `2027-03-01`. */
  readonly from: string;
  readonly monthly: MicroUsd;
}

/** The cash saving of these changes together: not the sum of each by itself. */
export type CashSavingOf = (changes: readonly UsageChange[]) => CashSaving;

export interface CashSavingInput {
  /** A typical period. */
  readonly usage: Usage;
  /** What usage may become: known beforehand, thousands of changes are judged much faster. */
  readonly candidates?: readonly UsageKey[];
  readonly commitments: CommitmentsRead;
  readonly priceBook: PriceBook;
  /** Whether accounts use what others leave of their commitments. */
  readonly sharing: boolean;
  /** ISO 8601. */
  readonly now: string;
}

/**
 * Bill before − bill after, for the hours of a typical period as a month of 730
 * (docs/facts/pricing-and-commitments.md#rightsizing-under-commitments): as long as the commitments
 * last, and after each of those ends that matter.
 */
export function cashSavings(input: CashSavingInput): CashSavingOf {
  const usage = withKeys(input.usage, input.candidates ?? []);
  const terms = termsCache(input);
  const known = new Map<string, CashSaving>();
  return (changes) => {
    const name = changes.map(nameOfChange).join('\n');
    const saving = known.get(name) ?? savingOf(changes, usage, terms, input);
    known.set(name, saving);
    return saving;
  };
}

function nameOfChange({ from, to }: UsageChange): string {
  return `${usageKeyText(from)} → ${to === undefined ? '' : usageKeyText(to)}`;
}

function savingOf(
  changes: readonly UsageChange[],
  usage: Usage,
  terms: Terms,
  { commitments: { owned, errors }, priceBook, now: today }: CashSavingInput,
): CashSaving {
  const [unread] = errors;
  if (unread !== undefined) {
    const why = unread.message;
    return { kind: 'atList', reason: sentence("Commitments can't be seen. {why}", { why }) };
  }
  const unpriced = keysOf(changes)
    .map(priceBook.priceOf)
    .find((price) => !price.ok);
  if (unpriced !== undefined && !unpriced.ok) {
    return { kind: 'atList', reason: unpriced.error.message };
  }
  const change = applyUsageChange(usage, changes);
  const now = savingUnder(owned, change, terms);
  if (now.unknown !== undefined) return { kind: 'atList', reason: now.unknown };
  const later: LaterSaving[] = [];
  let last: MicroUsd = now.monthly;
  for (const end of endsThatMatter(owned, changes, today)) {
    const left = owned.filter((each) => each.end > end);
    const { monthly } = savingUnder(left, change, terms);
    if (isSame(monthly, last)) continue;
    later.push({ from: end.slice(0, 10), monthly });
    last = monthly;
  }
  const { monthly, stranded } = now;
  return {
    kind: 'known',
    monthly,
    stranded,
    later,
    uptime: change.uptime,
    hours: usage.hours.length,
  };
}

/** What is owed for this usage under these commitments. */
type Terms = (owned: readonly Commitment[], usage: Usage) => Charge;

/** Thousands of changes are judged against one usage: what they share is computed once. */
function termsCache({ priceBook, sharing }: CashSavingInput): Terms {
  const termsOf = new WeakMap<Usage['keys'], Map<string, ChargeFor>>();
  const chargeOf = new WeakMap<Usage['hours'], Map<string, Charge>>();
  return (owned, { keys, hours }) => {
    const name = owned.map(({ id }) => id).join(' ');
    return remembered(chargeOf, hours, name, () => {
      const chargeFor = remembered(termsOf, keys, name, () =>
        uncoveredCost(keys, owned, priceBook, sharing),
      );
      return chargeFor(hours);
    });
  };
}

function remembered<Of extends object, Value>(
  cache: WeakMap<Of, Map<string, Value>>,
  of: Of,
  name: string,
  make: () => Value,
): Value {
  const values = cache.get(of) ?? new Map<string, Value>();
  cache.set(of, values);
  const known = values.get(name);
  if (known !== undefined) return known;
  const value = make();
  values.set(name, value);
  return value;
}

interface SavingUnder {
  readonly monthly: MicroUsd;
  readonly stranded: MicroUsd;
  /** Why it can't be known. */
  readonly unknown?: Sentence;
}

/** What a doubt may change without mattering: a share of the saving. */
const NO_MATTER = 0.01;

/**
 * A commitment of which it can't be known what it pays for takes part as well as we can tell, or not
 * at all. When both give nearly the same saving, the doubt does not matter here, and it is the lower.
 */
function savingUnder(
  owned: readonly Commitment[],
  change: UsageAfterChange,
  terms: Terms,
): SavingUnder {
  const told = difference(owned, change, terms);
  const [doubt] = told.doubts;
  if (doubt === undefined) return told;
  const doubtful = new Set(told.doubts.map(({ commitment }) => commitment));
  const sure = owned.filter(({ id }) => !doubtful.has(id));
  const without = difference(sure, change, terms);
  const apart = Math.abs(without.monthly - told.monthly);
  if (apart > Math.max(CENT, NO_MATTER * Math.abs(told.monthly))) {
    return { ...told, unknown: doubt.reason };
  }
  return without.monthly < told.monthly ? { ...told, monthly: without.monthly } : told;
}

/** Commitments cost the same before and after; what is not covered does not. */
function difference(
  owned: readonly Commitment[],
  { before, after }: UsageAfterChange,
  terms: Terms,
) {
  const [was, will] = [terms(owned, before), terms(owned, after)];
  const hours = Math.max(1, before.hours.length);
  return {
    monthly: monthOf(microUsd(was.onDemand - will.onDemand), hours),
    stranded: monthOf(microUsd(will.unused - was.unused), hours),
    doubts: [...was.doubts, ...will.doubts],
  };
}

function keysOf(changes: readonly UsageChange[]): readonly UsageKey[] {
  return changes.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
}

/** When commitments end that may pay for either side of a change; each day once, in order. */
function endsThatMatter(
  owned: readonly Commitment[],
  changes: readonly UsageChange[],
  now: string,
): readonly string[] {
  const places = new Set(keysOf(changes).map(placeOf));
  const ends = owned
    .filter((each) => each.end > now && (isEverywhere(each) || places.has(placeOf(each))))
    .map(({ end }) => end);
  return [...new Set(ends)].toSorted();
}

function isEverywhere(commitment: Commitment): boolean {
  return commitment.kind === 'savings-plan' && commitment.plan === 'Compute';
}

/**
 * Family and Region: size, zone and platform only narrow it further
 * (docs/facts/pricing-and-commitments.md#the-hourly-bill).
 */
function placeOf(of: Commitment | UsageKey): string {
  const family = 'family' in of ? of.family : 'instanceType' in of ? familyOf(of.instanceType) : '';
  return `${of.region} ${family}`;
}

/** A cent a month: less is of rounding. */
const CENT = 10_000;

function isSame(a: MicroUsd, b: MicroUsd): boolean {
  return Math.abs(a - b) < CENT;
}
