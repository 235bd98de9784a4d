import { type Sentence, sentence } from '../../../shared/message.ts';
import type { MicroUsd } from '../../../shared/money.ts';
import { billingClasses } from '../billingClass.ts';
import type { CashSaving, LaterSaving } from '../cashSaving.ts';
import { type Commitment, hasUnknownUpfront } from '../commitment.ts';
import { reaches } from '../commitmentPool.ts';
import { type CoverageOrder, coverageOrder, withoutCommitments } from '../coverageOrder.ts';
import { coverageReach } from '../reach/coverageReach.ts';
import { queuedPurchases } from '../reach/queuedPurchases.ts';
import { unclearCommitments } from '../reach/unclearCommitments.ts';
import type { UsageChange } from '../usageChange.ts';
import { type ClassUsage, classUsage } from './classUsage.ts';
import { CENT, type MonthlySaving, monthlySavings } from './monthlySaving.ts';
import type { SavingsInput } from './savingsInput.ts';
import { type UsageShift, usageShift, usageShiftName } from './usageShift.ts';

/** A set of changes: what they do together is one answer. */
export type ChangeSet = readonly UsageChange[];

/**
 * The cash saving of each of these sets, in their order. They are computed together: sets that move
 * the same seconds of the same billing classes once, and the coverage of the fleet once for all of
 * them, now and after each end of a commitment.
 */
export function savingsOfSets(
  input: SavingsInput,
): (sets: readonly ChangeSet[]) => readonly CashSaving[] {
  const { owned, queued, unclear } = input.commitments;
  const usage = classUsage(input.usage, billingClasses([...owned, ...queued], unclear));
  return (sets) => {
    const shifts = new Map<string, UsageShift>();
    const names = sets.map((changes, index) => {
      const reason = whyUnknown(changes, input);
      if (reason !== undefined) return reason;
      const shift = usageShift(changes, input.usage, usage);
      const name = changes.length === 1 ? usageShiftName(shift) : `set ${index}`;
      shifts.set(name, shift);
      return name;
    });
    const savings = savingsOfShifts([...shifts.values()], usage, input);
    const savingOf = new Map([...shifts.keys()].map((name, index) => [name, savings[index]]));
    return names.map((name): CashSaving => {
      if (typeof name !== 'string') return { kind: 'atList', reason: name };
      const saving = savingOf.get(name);
      if (saving === undefined) throw new Error(`no saving of ${name}`);
      return saving;
    });
  };
}

/** undefined when the saving can be computed. */
export function whyUnknown(
  changes: ChangeSet,
  { commitments: { errors }, priceBook }: Pick<SavingsInput, 'commitments' | 'priceBook'>,
): Sentence | undefined {
  const [unread] = errors;
  if (unread !== undefined) {
    return sentence("Commitments can't be read. {why}", { why: unread.message });
  }
  const unpriced = changes
    .flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]))
    .map(priceBook.priceOf)
    .find((price) => !price.ok);
  return unpriced?.ok === false ? unpriced.error.message : undefined;
}

function savingsOfShifts(
  shifts: readonly UsageShift[],
  usage: ClassUsage,
  { commitments, priceBook, sharing, now }: SavingsInput,
): readonly CashSaving[] {
  const owned = commitments.owned.filter(({ end }) => end > now);
  const order = coverageOrder(usage.keys, owned, priceBook, sharing);
  const ends = endsOf(owned);
  const orders = ends.map((end) => {
    const ended = owned.filter((each) => each.end <= end).map(({ id }) => id);
    return withoutCommitments(order, new Set(ended));
  });
  const savings = monthlySavings(usage, [order, ...orders], priceBook, shifts);
  const whyUnclear = unclearCommitments(usage.keys, order, commitments, sharing);
  const queuedStart = queuedPurchases(usage.keys, order, commitments.queued, sharing);
  const isCostUnknown = mayFree(order, usage, hasUnknownUpfront);
  return shifts.map(({ uptime, classes }, index): CashSaving => {
    const [first, ...after] = savings[index] ?? [];
    if (first === undefined) throw new Error('a shift without a saving');
    const { monthly, stranded, unknown } = first;
    const reason = whyUnclear(classes) ?? unknown;
    if (reason !== undefined) return { kind: 'atList', reason };
    const until = queuedStart(classes);
    const steps = stepsOf(monthly, after, ends);
    const later = steps.filter(({ from }) => until === undefined || from < until);
    return {
      kind: 'known',
      monthly,
      ...(isCostUnknown(classes) ? {} : { stranded }),
      later,
      ...(until === undefined ? {} : { until }),
      uptime,
      hours: usage.hours.length,
    };
  });
}

/** Whether a change of these classes may free some of these commitments. */
function mayFree(
  order: CoverageOrder,
  usage: ClassUsage,
  is: (commitment: Commitment) => boolean,
): (classes: Iterable<number>) => boolean {
  const pools = order.commitmentPools.filter(({ commitment }) => is(commitment));
  if (pools.length === 0) return () => false;
  return coverageReach(usage.keys, order)((key) => pools.some((pool) => reaches(pool, key)));
}

/** The ends from which on the saving is another, by more than rounding. */
function stepsOf(
  now: MicroUsd,
  after: readonly MonthlySaving[],
  ends: readonly string[],
): readonly LaterSaving[] {
  const steps: LaterSaving[] = [];
  for (const [index, end] of ends.entries()) {
    const last = steps.at(-1)?.monthly ?? now;
    const monthly = after[index]?.monthly ?? last;
    if (Math.abs(monthly - last) >= CENT) steps.push({ from: end.slice(0, 10), monthly });
  }
  return steps;
}

/** Each day on which a commitment ends, in order. */
function endsOf(owned: readonly Commitment[]): readonly string[] {
  return [...new Set(owned.map(({ end }) => end))].toSorted();
}
