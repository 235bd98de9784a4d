import type { AccountId } from '../../shared/ids.ts';
import { add, type MicroUsd, microUsd, monthOf } from '../../shared/money.ts';
import { type Bill, bill } from '../billing/bill.ts';
import type { BillInput } from '../billing/billingContext.ts';
import { SECONDS_PER_HOUR, type Usage, type UsageKey, usageKeyText } from '../billing/usage.ts';
import { applyUsageChange, type UsageChange } from '../billing/usageChange.ts';
import {
  asOwned,
  type CommitmentPlan,
  commitmentPlan,
  type Purchase,
  type Risk,
} from './commitmentPlan.ts';
import type { PlanTerms } from './uncoveredUsage.ts';

/** Its usage is what ran in the look-back period. */
export interface CostPlanInput extends BillInput {
  readonly terms: PlanTerms;
  readonly risk: Risk;
  /** ISO 8601. */
  readonly now: string;
  /** The changes that are suggested. */
  readonly changes: readonly UsageChange[];
  /** Usage that could be Spot, after those changes. */
  readonly spot: readonly SpotCandidate[];
}

export interface SpotCandidate {
  readonly key: UsageKey;
  /** µUSD an hour as Spot, mean of 30 days. */
  readonly hourly: MicroUsd;
}

/** What to do about the bill, in this order. Money is µUSD a month. */
export interface CostPlan {
  readonly stages: readonly Stage[];
  /** For each group of accounts that shares what it buys: all of them, or each by itself. */
  readonly plans: readonly OwnersPlan[];
  /** How many hours of usage it is based on. */
  readonly hours: number;
}

export interface Stage {
  readonly name: 'now' | 'right-sized' | 'committed' | 'spot';
  readonly monthly: MicroUsd;
}

export interface OwnersPlan {
  /** The account that buys; absent: any of the accounts that share. */
  readonly account?: AccountId;
  readonly plan: CommitmentPlan;
}

/**
 * First right-size, then commit on the usage that remains, then move to Spot what may be
 * interrupted: each stage is billed whole, so nothing is saved twice
 * (docs/facts/pricing-and-commitments.md#rightsizing-under-commitments). Commitments leave out what
 * could be Spot: it would leave them unused.
 */
export function costPlan(input: CostPlanInput): CostPlan {
  const { usage, commitments, priceBook, sharing, now } = input;
  const rightSized = applyUsageChange(usage, input.changes).after;
  const interruptible = applyUsageChange(
    rightSized,
    input.spot.map(({ key }) => ({ from: key })),
  );
  const plans = owners(interruptible.after, sharing).map(
    ({ account, usage: own }): OwnersPlan => ({
      ...(account === undefined ? {} : { account }),
      plan: commitmentPlan({ ...input, usage: own }),
    }),
  );
  const proposed = plans.flatMap(({ account, plan }) =>
    plan.purchases.map((purchase: Purchase) => {
      const buyer = account ?? usage.keys[0]?.account;
      return buyer === undefined ? [] : [asOwned(purchase, buyer, rightSized.keys, priceBook, now)];
    }),
  );
  const committed = {
    ...input,
    commitments: { owned: [...commitments.owned, ...proposed.flat()] },
  };
  const spotCost = spotCostOf(input.spot, interruptible);
  return {
    stages: [
      { name: 'now', monthly: monthlyOf(bill(input)) },
      { name: 'right-sized', monthly: monthlyOf(bill({ ...input, usage: rightSized })) },
      { name: 'committed', monthly: monthlyOf(bill({ ...committed, usage: rightSized })) },
      {
        name: 'spot',
        monthly: add(
          monthlyOf(bill({ ...committed, usage: interruptible.after })),
          monthOf(spotCost, Math.max(1, usage.hours.length)),
        ),
      },
    ],
    plans,
    hours: usage.hours.length,
  };
}

function monthlyOf({ total, hours }: Bill): MicroUsd {
  return monthOf(total, Math.max(1, hours));
}

/** Without sharing a plan pays for its own account only, so each account is planned by itself. */
function owners(usage: Usage, sharing: boolean): { account?: AccountId; usage: Usage }[] {
  if (sharing) return [{ usage }];
  const accounts = [...new Set(usage.keys.map(({ account }) => account))];
  return accounts.map((account) => ({ account, usage: ofAccount(usage, account) }));
}

function ofAccount({ keys, hours }: Usage, account: AccountId): Usage {
  const own = keys.flatMap((key, index) => (key.account === account ? [index] : []));
  return {
    keys: own.flatMap((index) => keys[index] ?? []),
    hours: hours.map(({ start, seconds }) => ({
      start,
      seconds: Float64Array.from(own, (index) => seconds[index] ?? 0),
    })),
  };
}

/** µUSD for all hours: in those in which they ran, at the mean price. */
function spotCostOf(
  spot: readonly SpotCandidate[],
  { before, after }: { readonly before: Usage; readonly after: Usage },
): MicroUsd {
  const hourly = new Map(spot.map((candidate) => [usageKeyText(candidate.key), candidate.hourly]));
  let cost = 0;
  for (const [index, key] of before.keys.entries()) {
    const rate = hourly.get(usageKeyText(key));
    if (rate === undefined) continue;
    const moved = secondsOf(before, index) - secondsOf(after, index);
    cost += (moved / SECONDS_PER_HOUR) * rate;
  }
  return microUsd(cost);
}

function secondsOf({ hours }: Usage, index: number): number {
  return hours.reduce((sum, { seconds }) => sum + (seconds[index] ?? 0), 0);
}
