import {
  DescribeSavingsPlanRatesCommand,
  DescribeSavingsPlansCommand,
  type SavingsplansClient,
  type SavingsPlan as SentPlan,
} from '@aws-sdk/client-savingsplans';
import {
  rateKeyText,
  type SavingsPlan,
  type UnclearCommitment,
} from '../../domain/billing/commitment.ts';
import { type AccountId, type Region, region, type Scope } from '../../shared/ids.ts';
import { type MicroUsd, parseUsd } from '../../shared/money.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import type { ReadError } from '../../shared/readError.ts';
import { ok, type Result } from '../../shared/result.ts';
import { allItems, batches } from '../client/allItems.ts';
import { permitted } from '../client/permitted.ts';
import { reader } from '../client/reader.ts';
import { paymentOf } from './paymentOf.ts';
import type { RateKey } from './savingsPlanRates.ts';
import { unclearError } from './unclearError.ts';
import { yearsOf } from './yearsOf.ts';

const PLANS_READ = 'savingsplans:DescribeSavingsPlans';
const RATES_READ = 'savingsplans:DescribeSavingsPlanRates';

/**
 * The Compute and EC2 Instance Savings Plans that this account owns and that are active now or
 * queued, with
 * the rates that were frozen at their purchase for these usages. Other kinds do not pay for EC2;
 * those that others in the organisation share are not visible from here
 * (docs/facts/pricing-and-commitments.md#savings-plans). A record that can't be understood is
 * unclear, with all that it could be for.
 */
export const readSavingsPlans = permitted(
  [PLANS_READ, RATES_READ],
  async (
    client: SavingsplansClient,
    place: Pick<Scope, 'account'>,
    now: Date,
    usages: readonly RateKey[],
  ): Promise<Result<readonly (SavingsPlan | UnclearCommitment)[], ReadError>> => {
    const plans = await readPlans(client, place, now);
    if (!plans.ok) return plans;
    const found: (SavingsPlan | UnclearCommitment)[] = [];
    for (const plan of plans.value) {
      if (plan.kind === 'unclear') {
        found.push(plan);
        continue;
      }
      const rates = await readOwnRates(client, place, plan.id, usages);
      if (!rates.ok) return rates;
      found.push({ ...plan, rates: rates.value });
    }
    return ok(found);
  },
);

type PlanWithoutRates = Omit<SavingsPlan, 'rates'>;

const readPlans = reader({
  service: 'Savings Plans',
  action: PLANS_READ,
  read: async (
    client: SavingsplansClient,
    { account }: Pick<Scope, 'account'>,
    now: Date,
  ): Promise<readonly (PlanWithoutRates | UnclearCommitment)[]> => {
    const sent = await allItems(
      (nextToken) =>
        client.send(
          new DescribeSavingsPlansCommand({
            states: ['active', 'queued'],
            maxResults: 1000,
            nextToken,
          }),
        ),
      (page) => page.nextToken,
      (page) => page.savingsPlans,
    );
    return sent
      .flatMap((plan) => planOf(plan, account))
      .filter((plan) => plan.kind === 'unclear' || new Date(plan.end) > now);
  },
});

/** A filter takes a list; each usage type has few rows, and a page has up to 1,000. */
const USAGE_TYPES_A_CALL = 100;

/** µUSD an hour by rateKeyText. Where a plan has two rates for one usage, neither is taken. */
const readOwnRates = reader({
  service: 'Savings Plans',
  action: RATES_READ,
  read: async (
    client: SavingsplansClient,
    _place: Pick<Scope, 'account'>,
    savingsPlanId: string,
    usages: readonly RateKey[],
  ): Promise<SavingsPlan['rates']> => {
    const asked = new Set(usages.map(rateKeyText));
    const usageTypes = [...new Set(usages.map(({ usageType }) => usageType))].toSorted();
    const found = new Map<string, Set<MicroUsd>>();
    for (const values of batches(usageTypes, USAGE_TYPES_A_CALL)) {
      const rows = await allItems(
        (nextToken) =>
          client.send(
            new DescribeSavingsPlanRatesCommand({
              savingsPlanId,
              filters: [{ name: 'usageType', values: [...values] }],
              maxResults: 1000,
              nextToken,
            }),
          ),
        (page) => page.nextToken,
        (page) => page.searchResults,
      );
      for (const { usageType = '', operation = '', rate, currency, unit } of rows) {
        const hourly = parseUsd(rate ?? '');
        const key = rateKeyText({ usageType, operation });
        if (hourly === undefined || currency !== 'USD' || unit !== 'Hrs' || !asked.has(key))
          continue;
        found.set(key, (found.get(key) ?? new Set()).add(hourly));
      }
    }
    const certain = [...found].flatMap(([key, [first, ...others]]) =>
      first === undefined || others.length > 0 ? [] : [[key, first] as const],
    );
    return Object.fromEntries(certain);
  },
});

function planOf(
  sent: SentPlan,
  account: AccountId,
): readonly (PlanWithoutRates | UnclearCommitment)[] {
  const plan = PLANS.find((each) => each === sent.savingsPlanType);
  if (plan === undefined) return [];
  const { savingsPlanId: id, ec2InstanceFamily: family } = sent;
  const start = isoTime(sent.start);
  const end = isoTime(sent.end);
  const payment = paymentOf(sent.paymentOption);
  const years = yearsOf(sent.termDurationInSeconds);
  const hourlyCommitment = parseUsd(sent.commitment ?? '');
  const where = region.safeParse(sent.region);
  const bound = plan === 'EC2Instance' ? { region: where.data, family } : {};
  if (
    id === undefined ||
    start === undefined ||
    end === undefined ||
    payment === undefined ||
    years === undefined ||
    hourlyCommitment === undefined ||
    sent.currency !== 'USD' ||
    (plan === 'EC2Instance' && (!where.success || family === undefined))
  ) {
    return [unclearPlan(sent, account, bound)];
  }
  return [
    omitUndefined({
      kind: 'savings-plan' as const,
      id,
      account,
      plan,
      region: bound.region,
      family: bound.family,
      payment,
      years,
      hourlyCommitment,
      start,
      end,
    }),
  ];
}

function unclearPlan(
  { savingsPlanId: id = '' }: SentPlan,
  account: AccountId,
  bound: { readonly region?: Region | undefined; readonly family?: string | undefined },
): UnclearCommitment {
  const error = unclearError({
    account,
    service: 'Savings Plans',
    operation: 'DescribeSavingsPlans',
    id,
  });
  const { region: where, family } = bound;
  return omitUndefined({ kind: 'unclear' as const, account, region: where, family, error });
}

const PLANS = ['Compute', 'EC2Instance'] as const;

function isoTime(text: string | undefined): string | undefined {
  const time = new Date(text ?? '');
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
