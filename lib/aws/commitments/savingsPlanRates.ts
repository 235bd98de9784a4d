import {
  DescribeSavingsPlansOfferingRatesCommand,
  type SavingsPlanOfferingRate,
  type SavingsplansClient,
} from '@aws-sdk/client-savingsplans';
import { rateKeyText } from '../../domain/billing/commitment.ts';
import type { Rate } from '../../domain/pricing/priceBook.ts';
import { HOURS_PER_YEAR } from '../../shared/dates.ts';
import type { Scope } from '../../shared/ids.ts';
import { microUsd, parseUsd } from '../../shared/money.ts';
import { allItems, batches } from '../client/allItems.ts';
import { reader } from '../client/reader.ts';
import { paymentOf } from './paymentOf.ts';
import { yearsOf } from './yearsOf.ts';

/**
 * What joins a Savings Plan rate to a price of the Price List
 * (docs/facts/pricing-and-commitments.md#savings-plans-rates).
 */
export interface RateKey {
  readonly usageType: string;
  readonly operation: string;
}

export interface SavingsPlanRate extends RateKey {
  readonly rate: Rate;
}

/** Each usage type has about a dozen rows; a page has up to 1,000. */
const USAGE_TYPES_A_CALL = 50;

/**
 * Today's rates of Compute and EC2 Instance Savings Plans, 1 and 3 years, for these usages. The
 * rate is all in, for each payment option. Two different rates for one option are ambiguous: the
 * option is left out (docs/facts/pricing-and-commitments.md#savings-plans-rates).
 */
export const readSavingsPlanRates = reader({
  service: 'Savings Plans',
  action: 'savingsplans:DescribeSavingsPlansOfferingRates',
  read: async (
    client: SavingsplansClient,
    _place: Partial<Scope>,
    keys: readonly RateKey[],
  ): Promise<readonly SavingsPlanRate[]> => {
    const asked = new Set(keys.map(rateKeyText));
    const found: SavingsPlanRate[] = [];
    for (const [operation, same] of Map.groupBy(keys, (key) => key.operation)) {
      const usageTypes = [...new Set(same.map(({ usageType }) => usageType))].toSorted();
      for (const batch of batches(usageTypes, USAGE_TYPES_A_CALL)) {
        const rows = await readAll(client, batch, operation);
        found.push(...rows.flatMap(rateOf).filter((each) => asked.has(rateKeyText(each))));
      }
    }
    return withoutContradictions(found);
  },
});

async function readAll(
  client: SavingsplansClient,
  usageTypes: readonly string[],
  operation: string,
): Promise<readonly SavingsPlanOfferingRate[]> {
  return allItems(
    (nextToken) =>
      client.send(
        new DescribeSavingsPlansOfferingRatesCommand({
          savingsPlanTypes: ['Compute', 'EC2Instance'],
          products: ['EC2'],
          serviceCodes: ['AmazonEC2'],
          usageTypes: [...usageTypes],
          operations: [operation],
          maxResults: 1000,
          nextToken,
        }),
      ),
    (page) => page.nextToken,
    (page) => page.searchResults,
  );
}

function rateOf(row: SavingsPlanOfferingRate): readonly SavingsPlanRate[] {
  const { usageType, operation, savingsPlanOffering: offering } = row;
  const plan = PLANS.find((each) => each === offering?.planType);
  const years = yearsOf(offering?.durationSeconds);
  const payment = paymentOf(offering?.paymentOption);
  const hourly = parseUsd(row.rate ?? '');
  if (usageType === undefined || operation === undefined || hourly === undefined) return [];
  if (plan === undefined || years === undefined || payment === undefined) return [];
  if (offering?.currency !== 'USD' || row.unit !== 'Hrs') return [];
  const upfront = microUsd(hourly * HOURS_PER_YEAR * years * UPFRONT_SHARE[payment]);
  const option = { kind: 'savings-plan', plan, years, payment } as const;
  return [{ usageType, operation, rate: { option, hourly, upfront } }];
}

const PLANS = ['Compute', 'EC2Instance'] as const;

/**
 * Of the whole term; for Partial Upfront the least that AWS takes
 * (docs/facts/pricing-and-commitments.md#savings-plans).
 */
const UPFRONT_SHARE = { 'No Upfront': 0, 'Partial Upfront': 0.5, 'All Upfront': 1 } as const;

function withoutContradictions(rates: readonly SavingsPlanRate[]): readonly SavingsPlanRate[] {
  const byOption = Map.groupBy(
    rates,
    (each) => `${rateKeyText(each)}|${JSON.stringify(each.rate.option)}`,
  );
  return [...byOption.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return others.every(({ rate }) => rate.hourly === first.rate.hourly) ? [first] : [];
  });
}
