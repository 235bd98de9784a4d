import { applyCommitments } from '../../lib/domain/billing/applyCommitments.ts';
import type { CashSaving, LaterSaving } from '../../lib/domain/billing/cashSaving.ts';
import {
  type AmbiguousOrder,
  type CoverageOrder,
  coverageOrder,
  withoutCommitments,
} from '../../lib/domain/billing/coverageOrder.ts';
import type { SavingsInput } from '../../lib/domain/billing/savings/savingsInput.ts';
import { SECONDS_PER_HOUR, type Usage } from '../../lib/domain/billing/usage.ts';
import {
  applyUsageChange,
  type UsageAfterChange,
  type UsageChange,
} from '../../lib/domain/billing/usageChange.ts';
import { type Sentence, sentence } from '../../lib/shared/message.ts';
import { type MicroUsd, microUsd, monthOf } from '../../lib/shared/money.ts';

/**
 * The cash saving of a set of changes by two whole bills for each set of commitments: slow, and
 * obvious. No keys are billed as one, and after each end of a commitment all is served again.
 */
export function fullReplay(input: SavingsInput, changes: readonly UsageChange[]): CashSaving {
  const { commitments, priceBook, sharing, now, usage } = input;
  const owned = commitments.owned.filter(({ end }) => end > now);
  const [unread] = commitments.errors;
  if (unread !== undefined) {
    const why = unread.message;
    return { kind: 'atList', reason: sentence("Commitments can't be read. {why}", { why }) };
  }
  const keys = changes.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  const unpriced = keys.map(priceBook.priceOf).find((price) => !price.ok);
  if (unpriced?.ok === false) return { kind: 'atList', reason: unpriced.error.message };
  const change = applyUsageChange(usage, changes);
  const order = coverageOrder(change.before.keys, owned, priceBook, sharing);
  const first = savingUnder(order, change, input);
  if (first.unknown !== undefined) return { kind: 'atList', reason: first.unknown };
  const later: LaterSaving[] = [];
  let last = first.monthly;
  for (const end of [...new Set(owned.map((each) => each.end))].toSorted()) {
    const ended = owned.filter((each) => each.end <= end).map(({ id }) => id);
    const left = withoutCommitments(order, new Set(ended));
    const { monthly } = savingUnder(left, change, input);
    if (Math.abs(monthly - last) < 10_000) continue;
    later.push({ from: end.slice(0, 10), monthly });
    last = monthly;
  }
  const { monthly, stranded } = first;
  const { uptime } = change;
  return { kind: 'known', monthly, stranded, later, uptime, hours: usage.hours.length };
}

interface Saving {
  readonly monthly: MicroUsd;
  readonly stranded: MicroUsd;
  readonly unknown?: Sentence;
}

function savingUnder(order: CoverageOrder, change: UsageAfterChange, input: SavingsInput): Saving {
  const told = difference(order, change, input);
  const [doubt] = told.doubts;
  if (doubt === undefined) return told;
  const doubtful = new Set(told.doubts.map(({ commitment }) => commitment));
  const without = difference(withoutCommitments(order, doubtful), change, input);
  const apart = Math.abs(without.monthly - told.monthly);
  if (apart > Math.max(10_000, 0.01 * Math.abs(told.monthly))) {
    return { ...told, unknown: doubt.reason };
  }
  return without.monthly < told.monthly ? { ...told, monthly: without.monthly } : told;
}

function difference(
  order: CoverageOrder,
  { before, after }: UsageAfterChange,
  { priceBook }: SavingsInput,
): Saving & { readonly doubts: readonly AmbiguousOrder[] } {
  const was = chargeOf(order, before, priceBook);
  const will = chargeOf(order, after, priceBook);
  const hours = Math.max(1, before.hours.length);
  return {
    monthly: monthOf(microUsd(was.onDemand - will.onDemand), hours),
    stranded: monthOf(microUsd(will.unused - was.unused), hours),
    doubts: [...was.doubts, ...will.doubts],
  };
}

/** µUSD for all hours on demand and of unused commitments. */
function chargeOf(order: CoverageOrder, usage: Usage, priceBook: SavingsInput['priceBook']) {
  const { uncovered, unused } = applyCommitments(usage, order);
  const onDemand = usage.keys.reduce((sum, key, index) => {
    const price = priceBook.priceOf(key);
    return price.ok ? sum + (uncovered[index] ?? 0) * price.value.onDemand : sum;
  }, 0);
  const lost = order.commitmentPools.reduce((sum, { capacity, hourlyCost }, pool) => {
    const left = unused[pool] ?? 0;
    return left === 0 ? sum : sum + (hourlyCost * left) / capacity;
  }, 0);
  const ran = (item: number) => usage.hours.some(({ seconds }) => seconds[item] !== 0);
  return {
    onDemand: onDemand / SECONDS_PER_HOUR,
    unused: lost,
    doubts: order.doubts.filter(({ item }) => item === undefined || ran(item)),
  };
}
