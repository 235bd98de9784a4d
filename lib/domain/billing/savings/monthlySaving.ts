import type { Sentence } from '../../../shared/message.ts';
import { type MicroUsd, microUsd, monthOf } from '../../../shared/money.ts';
import type { PriceBook } from '../../pricing/priceBook.ts';
import { type AmbiguousOrder, type CoverageOrder, withoutCommitments } from '../coverageOrder.ts';
import type { ClassUsage } from './classUsage.ts';
import { savingReplay } from './savingReplay.ts';
import type { ShiftSaving } from './savingTable.ts';
import type { UsageShift } from './usageShift.ts';

/** What a shift of usage saves under one set of commitments, in µUSD a month. */
export interface MonthlySaving {
  readonly monthly: MicroUsd;
  /** What is committed that would pay for nothing any more. */
  readonly stranded: MicroUsd;
  /** Why it can't be known. */
  readonly unknown?: Sentence;
}

/** A cent a month: less is of rounding. */
export const CENT = 10_000;

/** The share of a saving that an ambiguous commitment may change without making it unknown. */
const NEGLIGIBLE = 0.01;

/**
 * What each of these shifts saves by itself: for each shift, one saving for each of the orders, of
 * which each has the commitments of the one before it, or fewer. A commitment of which it can't be
 * known what it pays for takes part as well as can be told, or not at all. When both give nearly the
 * same saving, the ambiguity does not reach this shift, and the saving is the lower of the two; or
 * else it is unknown.
 */
export function monthlySavings(
  usage: ClassUsage,
  orders: readonly CoverageOrder[],
  priceBook: PriceBook,
  shifts: readonly UsageShift[],
): readonly (readonly MonthlySaving[])[] {
  const hours = Math.max(1, usage.hours.length);
  const told = savingReplay(usage, orders, priceBook, shifts).map((savings) =>
    savings.map((each) => monthlyOf(each, hours)),
  );
  const [first] = orders;
  if (first === undefined || first.doubts.length === 0) return told;
  const savings = told.map((each) => [...each]);
  for (const { commitments, members } of ambiguousShifts(orders, usage, shifts)) {
    const certain = orders.map((order, index) => withoutCommitments(order, commitments[index]));
    const replayed = savingReplay(
      usage,
      certain,
      priceBook,
      members.map(({ shift }) => shift),
    );
    for (const [at, { index, ambiguities }] of members.entries()) {
      for (const [order, ambiguity] of ambiguities.entries()) {
        const [known, without] = [told[index]?.[order], replayed[at]?.[order]];
        if (known === undefined || without === undefined || ambiguity === undefined) continue;
        savings[index]?.splice(order, 1, lowerOf(known, monthlyOf(without, hours), ambiguity));
      }
    }
  }
  return savings;
}

function monthlyOf({ onDemand, stranded }: ShiftSaving, hours: number): MonthlySaving {
  return {
    monthly: monthOf(microUsd(onDemand), hours),
    stranded: monthOf(microUsd(stranded), hours),
  };
}

function lowerOf(
  told: MonthlySaving,
  without: MonthlySaving,
  { reason }: AmbiguousOrder,
): MonthlySaving {
  const apart = Math.abs(without.monthly - told.monthly);
  if (apart > Math.max(CENT, NEGLIGIBLE * Math.abs(told.monthly))) {
    return { ...told, unknown: reason };
  }
  return without.monthly < told.monthly ? { ...told, monthly: without.monthly } : told;
}

/** Shifts that the same commitments make ambiguous, by order. */
interface AmbiguousShifts {
  readonly commitments: readonly ReadonlySet<string>[];
  readonly members: readonly {
    readonly index: number;
    readonly shift: UsageShift;
    /** The first of each order, if any. */
    readonly ambiguities: readonly (AmbiguousOrder | undefined)[];
  }[];
}

function ambiguousShifts(
  orders: readonly CoverageOrder[],
  usage: ClassUsage,
  shifts: readonly UsageShift[],
): readonly AmbiguousShifts[] {
  const ambiguitiesIn = orders.map((order) => ambiguitiesOf(order, usage));
  const found = shifts.map((shift, index) => {
    const all = ambiguitiesIn.map((ambiguitiesOfShift) => ambiguitiesOfShift(shift));
    const commitments = all.map((each) => [...new Set(each.map(({ commitment }) => commitment))]);
    return { index, shift, ambiguities: all.map(([first]) => first), commitments };
  });
  const ambiguous = found.filter(({ ambiguities }) =>
    ambiguities.some((each) => each !== undefined),
  );
  return [...Map.groupBy(ambiguous, ({ commitments }) => JSON.stringify(commitments)).values()].map(
    (members) => ({
      commitments: (members[0]?.commitments ?? []).map((ids) => new Set(ids)),
      members,
    }),
  );
}

/** The ambiguities of usage that there is before or after a shift. */
function ambiguitiesOf({ doubts }: CoverageOrder, { hours }: ClassUsage) {
  const always = doubts.filter(
    ({ item }) => item === undefined || hours.some((seconds) => (seconds[item] ?? 0) > 0),
  );
  const others = Map.groupBy(
    doubts.filter((each) => !always.includes(each)),
    ({ item }) => item,
  );
  return (shift: UsageShift): readonly AmbiguousOrder[] => {
    if (others.size === 0) return always;
    const more = [...shift.classes].flatMap((item) => others.get(item) ?? []);
    return more.length === 0 ? always : [...always, ...more];
  };
}
