import { type Bill, bill } from './bill.ts';
import { familyOf } from './billPool.ts';
import type { Commitment, CommitmentsRead } from './commitment.ts';
import { add, type MicroUsd, monthOf, subtract } from './money.ts';
import type { PriceBook } from './priceBook.ts';
import { type Replaced, type Replacement, replaced } from './replaced.ts';
import type { Usage, UsageKey } from './usage.ts';

/** What the bill does, once reservations and Savings Plans are counted (domain.md D3). */
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
  | { readonly kind: 'atList'; readonly reason: string };

export interface LaterSaving {
  /** The day a commitment ends: `2027-03-01`. */
  readonly from: string;
  readonly monthly: MicroUsd;
}

/** The cash saving of these changes together: not the sum of each by itself. */
export type CashSavingOf = (changes: readonly Replacement[]) => CashSaving;

export interface CashSavingInput {
  /** A typical period. */
  readonly usage: Usage;
  readonly commitments: CommitmentsRead;
  readonly priceBook: PriceBook;
  /** Whether accounts use what others leave of their commitments. */
  readonly sharing: boolean;
  /** ISO 8601. */
  readonly now: string;
}

/**
 * Bill before − bill after, for the hours of a typical period as a month of 730 (domain.md D3): as
 * long as the commitments last, and after each of those ends that matter.
 */
export function cashSavings(input: CashSavingInput): CashSavingOf {
  return (changes) => {
    const [unread] = input.commitments.errors;
    if (unread !== undefined) {
      return { kind: 'atList', reason: `Commitments can't be seen. ${unread.message}` };
    }
    const change = replaced(input.usage, changes);
    const owned = input.commitments.owned;
    const now = savingUnder(owned, change, input);
    if (now.unknown !== undefined) return { kind: 'atList', reason: now.unknown };
    const ends = endsThatMatter(owned, changes, input.now);
    const later: LaterSaving[] = [];
    let last: MicroUsd = now.monthly;
    for (const end of ends) {
      const left = owned.filter((each) => each.end > end);
      const { monthly } = savingUnder(left, change, input);
      if (isSame(monthly, last)) continue;
      later.push({ from: end.slice(0, 10), monthly });
      last = monthly;
    }
    const { monthly, stranded } = now;
    const { uptime } = change;
    return { kind: 'known', monthly, stranded, later, uptime, hours: input.usage.hours.length };
  };
}

interface SavingUnder {
  readonly monthly: MicroUsd;
  readonly stranded: MicroUsd;
  /** Why it can't be known. */
  readonly unknown?: string;
}

type Terms = Pick<CashSavingInput, 'priceBook' | 'sharing'>;

/** What a doubt may change without mattering: a share of the saving. */
const NO_MATTER = 0.01;

/**
 * A commitment of which it can't be known what it pays for takes part as well as we can tell, or not
 * at all. When both give nearly the same saving, the doubt does not matter here, and it is the lower.
 */
function savingUnder(owned: readonly Commitment[], change: Replaced, terms: Terms): SavingUnder {
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

function difference(owned: readonly Commitment[], { before, after }: Replaced, terms: Terms) {
  const was = bill(before, owned, terms.priceBook, terms.sharing);
  const will = bill(after, owned, terms.priceBook, terms.sharing);
  return {
    monthly: monthOf(subtract(was.total, will.total), was.hours),
    stranded: monthOf(subtract(unused(will), unused(was)), was.hours),
    doubts: [...was.doubts, ...will.doubts],
  };
}

function unused({ lines }: Bill): MicroUsd {
  return add(...lines.filter(({ kind }) => kind === 'unused').map(({ cost }) => cost));
}

/** When commitments end that may pay for either side of a change; each day once, in order. */
function endsThatMatter(
  owned: readonly Commitment[],
  changes: readonly Replacement[],
  now: string,
): readonly string[] {
  const keys = changes.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  const places = new Set(keys.map(placeOf));
  const ends = owned
    .filter((each) => each.end > now && (isEverywhere(each) || places.has(placeOf(each))))
    .map(({ end }) => end);
  return [...new Set(ends)].toSorted();
}

function isEverywhere(commitment: Commitment): boolean {
  return commitment.kind === 'savings-plan' && commitment.plan === 'Compute';
}

/** Family and Region: size, zone and platform only narrow it further (domain.md D1, D2). */
function placeOf(of: Commitment | UsageKey): string {
  const family = 'family' in of ? of.family : 'instanceType' in of ? familyOf(of.instanceType) : '';
  return `${of.region} ${family}`;
}

/** A cent a month: less is of rounding. */
const CENT = 10_000;

function isSame(a: MicroUsd, b: MicroUsd): boolean {
  return Math.abs(a - b) < CENT;
}
