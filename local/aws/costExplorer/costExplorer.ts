import {
  type Expression,
  GetCostAndUsageCommand,
  type GetCostAndUsageCommandInput,
  GetSavingsPlansUtilizationCommand,
  type GetSavingsPlansUtilizationCommandInput,
  type Granularity,
  type Group,
  type MetricValue,
} from '@aws-sdk/client-cost-explorer';
import type { Fleet } from '../fleet/fleet.ts';
import { usdText } from '../pricing/prices.ts';
import { awsJson } from '../protocol/awsJson.ts';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { pageOf } from '../server/page.ts';
import {
  type AwsCall,
  type ModelledService,
  operation,
  operationTable,
} from '../server/service.ts';
import { type PlanUse, planUseIn } from './planUse.ts';
import { HOUR_MS, hoursRun, type UsageLine, usageLines } from './usage.ts';

/**
 * Cost Explorer (docs/facts/pricing-and-commitments.md#cost-explorer): the fleet's hours, from the
 * rhythm of each instance.
 */
export function costExplorerService({ fleet }: Environment): ModelledService {
  return {
    signingName: 'ce',
    protocol: awsJson('1.1'),
    throttleError: { code: 'LimitExceededException', status: 400 },
    operations: operationTable(
      operation(GetCostAndUsageCommand, (input, call) => costAndUsage(fleet, input, call)),
      operation(GetSavingsPlansUtilizationCommand, (input, call) =>
        planUtilization(fleet, input, call),
      ),
    ),
  };
}

function costAndUsage(fleet: Fleet, input: GetCostAndUsageCommandInput, call: AwsCall) {
  const periods = periodsOf(input.TimePeriod, input.Granularity, call);
  const keys = (input.GroupBy ?? []).map(({ Type, Key }) => {
    if (Type !== 'DIMENSION' || !DIMENSIONS.includes(Key ?? '')) {
      throw invalid(`Grouping by ${Type} ${Key} is not modelled.`);
    }
    return Key ?? '';
  });
  if (keys.length > 2) throw invalid('At most two groups are allowed.');
  const metrics = (input.Metrics ?? []).map(checkedMetric);
  if (metrics.length === 0) throw invalid('Metrics must name at least one metric.');
  const lines = usageLines(fleet, call.account).filter((line) => accepts(input.Filter, line));
  const page = pageOf(periods, {
    size: PERIODS_IN_A_PAGE,
    token: input.NextPageToken,
    invalidToken,
  });
  return {
    ...(keys.length === 0 ? {} : { GroupDefinitions: input.GroupBy }),
    ResultsByTime: page.items.map(({ start, end }) => ({
      TimePeriod: { Start: textOf(start, input.Granularity), End: textOf(end, input.Granularity) },
      Total: keys.length === 0 ? metricsOf(lines, metrics, start, end) : {},
      Groups: keys.length === 0 ? [] : groupsOf(lines, keys, metrics, start, end),
      Estimated: false,
    })),
    ...(page.next === undefined ? {} : { NextPageToken: page.next }),
  };
}

function planUtilization(
  fleet: Fleet,
  input: GetSavingsPlansUtilizationCommandInput,
  call: AwsCall,
) {
  const granularity = input.Granularity ?? 'DAILY';
  if (granularity === 'HOURLY') throw invalid('HOURLY is not allowed here: use DAILY or MONTHLY.');
  if (input.Filter !== undefined) throw invalid('Filters are not modelled.');
  if (!fleet.savingsPlans.some(({ account }) => account === call.account)) {
    throw new AwsError('DataUnavailableException', 'There are no Savings Plans in this period.');
  }
  const lines = usageLines(fleet, call.account);
  const uses = periodsOf(input.TimePeriod, granularity, call).map(({ start, end }) => ({
    start,
    end,
    use: total(hoursOf(start, end).map((hour) => planUseIn(hour, fleet, call.account, lines))),
  }));
  return {
    SavingsPlansUtilizationsByTime: uses.map(({ start, end, use }) => ({
      TimePeriod: { Start: textOf(start, granularity), End: textOf(end, granularity) },
      ...utilizationOf(use),
    })),
    Total: utilizationOf(total(uses.map(({ use }) => use))),
  };
}

function utilizationOf({ committed, used, displaced }: PlanUse) {
  const percent = committed === 0 ? 0 : (used / committed) * 100;
  return {
    Utilization: {
      TotalCommitment: usdText(committed),
      UsedCommitment: usdText(used),
      UnusedCommitment: usdText(committed - used),
      UtilizationPercentage: percent.toFixed(10),
    },
    Savings: {
      NetSavings: usdText(displaced - committed),
      OnDemandCostEquivalent: usdText(displaced),
    },
  };
}

function total(uses: readonly PlanUse[]): PlanUse {
  return uses.reduce(
    (sum, use) => ({
      committed: sum.committed + use.committed,
      used: sum.used + use.used,
      displaced: sum.displaced + use.displaced,
    }),
    { committed: 0, used: 0, displaced: 0 },
  );
}

function groupsOf(
  lines: readonly UsageLine[],
  keys: readonly string[],
  metrics: readonly Metric[],
  start: Date,
  end: Date,
): Group[] {
  const groups = Map.groupBy(lines, ({ dimensions }) =>
    keys.map((key) => dimensions[key] ?? '').join('\n'),
  );
  return [...groups]
    .filter(([, members]) => members.some(({ instance }) => hoursRun(instance, start, end) > 0))
    .map(([key, members]) => ({
      Keys: key.split('\n'),
      Metrics: metricsOf(members, metrics, start, end),
    }))
    .sort((one, other) => one.Keys.join().localeCompare(other.Keys.join()));
}

function metricsOf(
  lines: readonly UsageLine[],
  metrics: readonly Metric[],
  start: Date,
  end: Date,
): Record<string, MetricValue> {
  const hours = lines.map(({ instance }) => hoursRun(instance, start, end));
  const usage = hours.reduce((sum, each) => sum + each, 0);
  const cost = lines.reduce((sum, { hourly }, index) => sum + hourly * (hours[index] ?? 0), 0);
  return Object.fromEntries(
    metrics.map((metric) => [
      metric,
      metric === 'UsageQuantity'
        ? { Amount: usage.toFixed(10), Unit: 'Hrs' }
        : { Amount: usdText(cost), Unit: 'USD' },
    ]),
  );
}

function accepts(filter: Expression | undefined, line: UsageLine): boolean {
  if (filter === undefined) return true;
  if (filter.Tags !== undefined || filter.CostCategories !== undefined) {
    throw invalid('Filters on tags and cost categories are not modelled.');
  }
  const { Dimensions, And, Or, Not } = filter;
  if (Dimensions !== undefined && !DIMENSIONS.includes(Dimensions.Key ?? '')) {
    throw invalid(`The dimension ${Dimensions.Key} is not modelled.`);
  }
  return (
    (Dimensions === undefined ||
      (Dimensions.Values ?? []).includes(line.dimensions[Dimensions.Key ?? ''] ?? '')) &&
    (And ?? []).every((each) => accepts(each, line)) &&
    (Or === undefined || Or.some((each) => accepts(each, line))) &&
    (Not === undefined || !accepts(Not, line))
  );
}

interface Period {
  readonly start: Date;
  readonly end: Date;
}

function periodsOf(
  interval: { Start?: string | undefined; End?: string | undefined } | undefined,
  granularity: Granularity | undefined,
  { now, region }: AwsCall,
): readonly Period[] {
  if (region !== 'us-east-1') {
    throw new AwsError(
      'InvalidSignatureException',
      'Credential should be scoped to us-east-1.',
      403,
    );
  }
  const hourly = granularity === 'HOURLY';
  const form = hourly ? /^\d{4}-\d\d-\d\dT\d\d:00:00Z$/ : /^\d{4}-\d\d-\d\d$/;
  const [from, to] = [interval?.Start ?? '', interval?.End ?? ''];
  if (!form.test(from) || !form.test(to)) {
    throw invalid(
      `Start and End must look like ${hourly ? 'yyyy-MM-ddThh:00:00Z' : 'yyyy-MM-dd'}.`,
    );
  }
  const [start, end] = [new Date(from), new Date(to)];
  if (start >= end) throw invalid('Start must be before End.');
  if (hourly && now.getTime() - start.getTime() > 14 * 24 * HOUR_MS + HOUR_MS) {
    throw invalid('Hourly data goes back 14 days only.');
  }
  const periods: Period[] = [];
  for (let at = start; at < end; ) {
    const next = following(at, granularity);
    periods.push({ start: at, end: new Date(Math.min(next.getTime(), end.getTime())) });
    at = next;
  }
  return periods;
}

function following(at: Date, granularity: Granularity | undefined): Date {
  if (granularity === 'MONTHLY')
    return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1));
  return new Date(at.getTime() + (granularity === 'HOURLY' ? HOUR_MS : 24 * HOUR_MS));
}

function hoursOf(start: Date, end: Date): readonly Date[] {
  const count = Math.ceil((end.getTime() - start.getTime()) / HOUR_MS);
  return Array.from({ length: count }, (_, hour) => new Date(start.getTime() + hour * HOUR_MS));
}

function textOf(at: Date, granularity: Granularity | undefined): string {
  const text = at.toISOString();
  return granularity === 'HOURLY' ? `${text.slice(0, 19)}Z` : text.slice(0, 10);
}

type Metric = (typeof METRICS)[number];
const METRICS = ['UsageQuantity', 'UnblendedCost'] as const;
const DIMENSIONS = [
  'RECORD_TYPE',
  'SERVICE',
  'LINKED_ACCOUNT',
  'REGION',
  'USAGE_TYPE',
  'OPERATION',
  'INSTANCE_TYPE',
  'INSTANCE_TYPE_FAMILY',
  'PURCHASE_TYPE',
  'PLATFORM',
];
const PERIODS_IN_A_PAGE = 168;

function checkedMetric(name: string): Metric {
  const metric = METRICS.find((each) => each === name);
  if (metric === undefined) throw invalid(`The metric ${name} is not modelled.`);
  return metric;
}

function invalidToken(): AwsError {
  return new AwsError('InvalidNextTokenException', 'The next token is invalid.');
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
