import { parseUsd } from '../../../lib/shared/money.ts';
import type { Fleet, FleetSavingsPlan } from '../fleet/fleet.ts';
import { runsIn } from '../fleet/loadPattern.ts';
import { committedHourly } from '../pricing/prices.ts';
import type { UsageLine } from './usage.ts';

/** What Savings Plans did with one hour, in µUSD. */
export interface PlanUse {
  readonly committed: number;
  readonly used: number;
  /** What the covered usage costs at list price. */
  readonly displaced: number;
}

/**
 * One hour of an account's plans (docs/facts/pricing-and-commitments.md#the-hourly-bill): EC2
 * Instance plans before Compute plans, the deepest discount first, the rest of a commitment lost.
 * Reserved Instances take their own type first.
 */
export function planUseIn(
  hour: Date,
  fleet: Fleet,
  account: string,
  lines: readonly UsageLine[],
): PlanUse {
  const plans = fleet.savingsPlans.filter(
    (plan) => plan.account === account && plan.start <= hour && plan.end > hour,
  );
  const open = new Set(
    withoutReserved(
      fleet,
      account,
      hour,
      lines.filter(
        ({ instance }) => instance.lifecycle === undefined && runsIn(instance.loadPattern, hour),
      ),
    ),
  );
  let use: PlanUse = { committed: 0, used: 0, displaced: 0 };
  for (const plan of plans.toSorted((one, other) => order(one) - order(other))) {
    const commitment = parseUsd(plan.hourlyCommitment) ?? 0;
    let left = commitment;
    let displaced = 0;
    for (const { line, rate } of eligible(plan, open)) {
      const part = Math.min(1, left / rate);
      if (part <= 0) break;
      left -= rate * part;
      displaced += line.hourly * part;
      // A line that a plan covers in part is not given to the next: close enough for a local bill.
      open.delete(line);
    }
    use = {
      committed: use.committed + commitment,
      used: use.used + commitment - left,
      displaced: use.displaced + displaced,
    };
  }
  return use;
}

function eligible(plan: FleetSavingsPlan, open: ReadonlySet<UsageLine>) {
  return [...open]
    .filter(
      ({ dimensions }) =>
        plan.plan === 'Compute' ||
        (dimensions.REGION === plan.region && dimensions.INSTANCE_TYPE_FAMILY === plan.family),
    )
    .flatMap((line) => {
      const { instance, platform } = line;
      const rate = committedHourly(
        instance.region,
        instance.instanceType,
        platform,
        { kind: plan.plan, years: plan.years, payment: plan.payment },
        instance.tenancy === 'dedicated' ? 'Dedicated' : 'Shared',
      );
      return rate === undefined ? [] : [{ line, rate }];
    })
    .sort((one, other) => one.rate / one.line.hourly - other.rate / other.line.hourly);
}

function withoutReserved(
  fleet: Fleet,
  account: string,
  hour: Date,
  lines: readonly UsageLine[],
): readonly UsageLine[] {
  const left = fleet.reservedInstances
    .filter((each) => each.account === account && each.start <= hour && each.end > hour)
    .map((each) => ({ ...each, free: each.count }));
  return lines.filter(({ instance, platform }) => {
    const match = left.find(
      (each) =>
        each.free > 0 &&
        each.region === instance.region &&
        each.instanceType === instance.instanceType &&
        each.productDescription === platform.productDescription &&
        (each.availabilityZone ?? instance.availabilityZone) === instance.availabilityZone,
    );
    if (match !== undefined) match.free -= 1;
    return match === undefined;
  });
}

function order({ plan }: FleetSavingsPlan): number {
  return plan === 'EC2Instance' ? 0 : 1;
}
