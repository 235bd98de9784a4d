import {
  type CostExplorerClient,
  type Expression,
  GetCostAndUsageCommand,
  type ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import type { UsageSample } from '../domain/billing/usageSample.ts';
import { HOUR_MS } from '../shared/dates.ts';
import type { Scope } from '../shared/ids.ts';
import { type MicroUsd, microUsd } from '../shared/money.ts';
import { allItems } from './client/allItems.ts';
import { reader } from './client/reader.ts';

/** What Cost Explorer takes for each page (docs/facts/pricing-and-commitments.md#cost-explorer). */
export const COST_OF_A_PAGE: MicroUsd = microUsd(10_000);

/**
 * Hourly data goes back 14 days, and the newest may still grow for a day or two
 * (docs/facts/pricing-and-commitments.md#cost-explorer).
 */
const DAYS = 14;
const UNFINISHED_HOURS = 48;

/**
 * The on-demand and committed instance-hours of one account and Region in the last two weeks, by the
 * hour, from Cost Explorer. Each page costs money: `COST_OF_A_PAGE`. Needs hourly data to be switched
 * on there. An hour of which Cost Explorer says nothing is not in the answer; zones are not known.
 */
export const readHourlyUsage = reader({
  service: 'Cost Explorer',
  action: 'ce:GetCostAndUsage',
  read: async (
    client: CostExplorerClient,
    scope: Scope,
    now: Date,
  ): Promise<readonly UsageSample[]> => {
    const end = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - UNFINISHED_HOURS * HOUR_MS;
    const start = Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS - DAYS * 24 * HOUR_MS;
    const results = await allItems(
      (NextPageToken) =>
        client.send(
          new GetCostAndUsageCommand({
            TimePeriod: { Start: hourText(start), End: hourText(end) },
            Granularity: 'HOURLY',
            Metrics: ['UsageQuantity'],
            GroupBy: [
              { Type: 'DIMENSION', Key: 'USAGE_TYPE' },
              { Type: 'DIMENSION', Key: 'OPERATION' },
            ],
            Filter: filterFor(scope),
            NextPageToken,
          }),
        ),
      (page) => page.NextPageToken,
      (page) => page.ResultsByTime,
    );
    return results.flatMap((result) => sampleOf(result, scope));
  },
});

/** Usage that is paid on demand, by a reservation, or by a Savings Plan; Spot has its own types. */
function filterFor({ account, region }: Scope): Expression {
  const is = (Key: 'SERVICE' | 'REGION' | 'LINKED_ACCOUNT' | 'RECORD_TYPE', Values: string[]) => ({
    Dimensions: { Key, Values },
  });
  return {
    And: [
      is('SERVICE', ['Amazon Elastic Compute Cloud - Compute']),
      is('REGION', [region]),
      is('LINKED_ACCOUNT', [account]),
      is('RECORD_TYPE', ['Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage']),
    ],
  };
}

function sampleOf({ TimePeriod, Groups = [] }: ResultByTime, scope: Scope): readonly UsageSample[] {
  const hour = new Date(TimePeriod?.Start ?? '');
  if (Number.isNaN(hour.getTime())) return [];
  const counts: Record<string, number> = {};
  for (const { Keys: [usageType = '', operation = ''] = [], Metrics } of Groups) {
    const kind = kindOf(usageType, operation);
    const amount = Number(Metrics?.UsageQuantity?.Amount);
    if (kind === undefined || !(amount > 0)) continue;
    counts[kind] = (counts[kind] ?? 0) + amount;
  }
  if (Object.keys(counts).length === 0) return [];
  return [{ account: scope.account, region: scope.region, hour: hour.toISOString(), counts }];
}

/** `EUW1-BoxUsage:m5.large` as a kind of UsageSample; undefined for what is no instance-hour. */
function kindOf(usageType: string, operation: string): string | undefined {
  const parts = /^(?:[A-Z0-9]+-)?(BoxUsage|DedicatedUsage):([a-z0-9.-]+)$/.exec(usageType);
  if (parts === null) return undefined;
  const tenancy = parts[1] === 'BoxUsage' ? 'default' : 'dedicated';
  return [parts[2], operation, tenancy, 'on-demand', 'unknown'].join('|');
}

function hourText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
