import { type MicroUsd, microUsd, monthOf } from '../../shared/money.ts';
import { PAYMENTS } from '../pricing/priceBook.ts';
import { reservedInstancePlan } from './reservedInstancePlan.ts';
import { type Mix, mixCost, savingsPlanMix } from './savingsPlanMix.ts';
import { type PlanTerms, type UncoveredUsageInput, uncoveredUsage } from './uncoveredUsage.ts';

/** One way to commit for the whole fleet, at its best size. Only one of them can be chosen. */
export interface FleetOption {
  readonly product: 'on demand' | 'Compute plan' | 'EC2 Instance plans' | 'Reserved Instances';
  /** Absent on demand. */
  readonly terms?: PlanTerms;
  /** µUSD an hour to commit to. */
  readonly hourly: MicroUsd;
  /** µUSD a month of the usage that no owned commitment covers, with this option. */
  readonly monthly: MicroUsd;
  /** Share of the on-demand cost that is saved. */
  readonly saving: number;
}

const CENT = 10_000;

/** Options are compared, not bought: cents are enough. */
function toTheCent(hourly: number): MicroUsd {
  return microUsd(Math.round(hourly / CENT) * CENT);
}

const NOTHING: Mix = { compute: 0, instance: new Map() };

/** On demand first, then the cheapest first. Options whose rates were not read save nothing. */
export function commitmentOptions(
  input: Omit<UncoveredUsageInput, 'terms'>,
): readonly FleetOption[] {
  const options: FleetOption[] = [];
  let onDemand: FleetOption | undefined;
  for (const years of [1, 3] as const) {
    for (const payment of PAYMENTS) {
      const terms: PlanTerms = { years, payment };
      const left = uncoveredUsage({ ...input, terms });
      const hours = left.hours.reduce((sum, { weight }) => sum + weight, 0);
      const monthly = (cost: number) => monthOf(microUsd(cost), Math.max(1, hours));
      const list = monthly(mixCost(left.hours, left.items, NOTHING));
      const option = (product: FleetOption['product'], hourly: number, cost: MicroUsd) => ({
        product,
        terms,
        hourly: toTheCent(hourly),
        monthly: cost,
        saving: list === 0 ? 0 : 1 - cost / list,
      });
      onDemand ??= { product: 'on demand', hourly: microUsd(0), monthly: list, saving: 0 };
      const compute = savingsPlanMix(
        left.hours,
        left.items.map(({ instance: _, ...item }) => item),
      );
      const family = savingsPlanMix(
        left.hours,
        left.items.map(({ compute: _, ...item }) => item),
      );
      const reserved = reservedInstancePlan(left, input.priceBook, terms);
      const committed = [...family.instance.values()].reduce((sum, plan) => sum + plan, 0);
      const rented = reserved.purchases.reduce((sum, each) => sum + each.count * each.hourly, 0);
      options.push(
        option('Compute plan', compute.compute, monthly(compute.cost)),
        option('EC2 Instance plans', committed, monthly(family.cost)),
        option('Reserved Instances', rented, reserved.monthlyWith),
      );
    }
  }
  const cheapest = options.toSorted((a, b) => a.monthly - b.monthly);
  return onDemand === undefined ? cheapest : [onDemand, ...cheapest];
}
