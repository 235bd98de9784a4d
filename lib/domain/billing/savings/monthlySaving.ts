import type { Sentence } from '../../../shared/message.ts';
import { type MicroUsd, microUsd, monthOf } from '../../../shared/money.ts';
import type { PriceBook } from '../../pricing/priceBook.ts';
import { type AmbiguousOrder, type CoverageOrder, withoutCommitments } from '../coverageOrder.ts';
import type { ClassUsage } from './classUsage.ts';
import { type ShiftSaving, savingReplay } from './savingReplay.ts';
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
 * What each of these shifts saves by itself. A commitment of which it can't be known what it pays for
 * takes part as well as can be told, or not at all. When both give nearly the same saving, the
 * ambiguity does not reach this shift, and the saving is the lower of the two; or else it is unknown.
 */
export function monthlySavings(
  usage: ClassUsage,
  order: CoverageOrder,
  priceBook: PriceBook,
  shifts: readonly UsageShift[],
): readonly MonthlySaving[] {
  const hours = Math.max(1, usage.hours.length);
  const told = savingReplay(usage, order, priceBook, shifts).map((each) => monthlyOf(each, hours));
  const ambiguities = ambiguitiesOf(order, usage);
  const savings = [...told];
  const ambiguous = shifts.keys().filter((index) => ambiguities(shifts[index]).length > 0);
  const groups = Map.groupBy(ambiguous, (index) =>
    JSON.stringify([...commitmentsOf(ambiguities(shifts[index]))]),
  );
  for (const indices of groups.values()) {
    const [first] = indices;
    const without = withoutCommitments(
      order,
      commitmentsOf(ambiguities(first === undefined ? undefined : shifts[first])),
    );
    const same = indices.flatMap((index) => shifts[index] ?? []);
    for (const [at, saving] of savingReplay(usage, without, priceBook, same).entries()) {
      const index = indices[at] ?? 0;
      const [ambiguity] = ambiguities(shifts[index]);
      const known = told[index];
      if (known === undefined || ambiguity === undefined) continue;
      savings[index] = lowerOf(known, monthlyOf(saving, hours), ambiguity);
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

function commitmentsOf(ambiguities: readonly AmbiguousOrder[]): ReadonlySet<string> {
  return new Set(ambiguities.map(({ commitment }) => commitment));
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
  return (shift: UsageShift | undefined): readonly AmbiguousOrder[] => {
    if (shift === undefined || others.size === 0) return always;
    const more = [...shift.classes].flatMap((item) => others.get(item) ?? []);
    return more.length === 0 ? always : [...always, ...more];
  };
}
