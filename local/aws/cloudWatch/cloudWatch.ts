import {
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  type MetricDataQuery,
  type MetricDataResult,
  type MetricStat,
} from '@aws-sdk/client-cloudwatch';
import { awsJson } from '../protocol/awsJson.ts';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import {
  type AwsCall,
  type ModelledService,
  operation,
  operationTable,
} from '../server/service.ts';
import { metricValue } from './metricValue.ts';
import { vcpuUsage } from './vcpuUsage.ts';

/**
 * CloudWatch (docs/facts/ec2-resize.md#metrics): series of an instance, drawn from its utilisation
 * and rhythm.
 */
export function cloudWatchService(environment: Environment): ModelledService {
  return {
    signingName: 'monitoring',
    protocol: awsJson('1.0'),
    throttleError: { code: 'ThrottlingException', status: 400 },
    bucketsOf: (name) => [{ name, bucket: { burst: 500, perSecond: 500 }, tokens: 1 }],
    operations: operationTable(
      operation(GetMetricDataCommand, (input, call) => metricData(environment, input, call)),
    ),
  };
}

const MOST_QUERIES = 500;
const MOST_POINTS = 100_800;

function metricData(environment: Environment, input: GetMetricDataCommandInput, call: AwsCall) {
  const { StartTime: start, EndTime: end } = input;
  const queries = input.MetricDataQueries ?? [];
  if (queries.length > MOST_QUERIES) throw invalid(`At most ${MOST_QUERIES} queries are allowed.`);
  if (start === undefined || end === undefined || start >= end) {
    throw invalid('StartTime must be before EndTime.');
  }
  if (new Set(queries.map(({ Id }) => Id)).size < queries.length) {
    throw invalid('Every query must have an Id of its own.');
  }
  const most = input.MaxDatapoints ?? MOST_POINTS;
  if (most > MOST_POINTS) throw invalid(`MaxDatapoints must be at most ${MOST_POINTS}.`);
  const from = firstOf(input.NextToken, queries);
  const results: MetricDataResult[] = [];
  let points = 0;
  for (const query of queries.slice(from)) {
    const result = seriesOf(environment, query, { start, end }, call, input.ScanBy);
    points += result.Values?.length ?? 0;
    // A page holds whole series; the first always fits.
    if (points > most && results.length > 0) break;
    results.push(result);
  }
  const next = from + results.length;
  return {
    MetricDataResults: results,
    Messages: [],
    ...(next < queries.length
      ? { NextToken: Buffer.from(`series:${next}`).toString('base64') }
      : {}),
  };
}

function seriesOf(
  environment: Environment,
  query: MetricDataQuery,
  { start, end }: { readonly start: Date; readonly end: Date },
  call: AwsCall,
  scanBy: GetMetricDataCommandInput['ScanBy'],
): MetricDataResult {
  const stat = query.MetricStat;
  if (stat?.Metric === undefined) throw invalid('Expressions are not modelled: use MetricStat.');
  const period = stat.Period ?? 300;
  if (period < 60 || period % 60 !== 0) throw invalid('Period must be a multiple of 60.');
  const valueAt = curveOf(environment, stat, call);
  const points: { at: Date; value: number }[] = [];
  const first = Math.ceil(start.getTime() / (period * 1000)) * period * 1000;
  for (let at = first; at < end.getTime() && at <= call.now.getTime(); at += period * 1000) {
    const value = overPeriod(
      valueAt,
      at,
      Math.min(period * 1000, call.now.getTime() - at),
      stat.Stat,
    );
    if (value !== undefined) points.push({ at: new Date(at), value });
  }
  if (scanBy !== 'TimestampAscending') points.reverse();
  return {
    Id: query.Id,
    Label: query.Label ?? stat.Metric.MetricName,
    Timestamps: points.map(({ at }) => at),
    Values: points.map(({ value }) => value),
    StatusCode: 'Complete',
  };
}

const HOUR_MS = 3_600_000;
/** EC2 writes a point every five minutes (docs/facts/ec2-resize.md#metrics). */
const POINT_MS = 300_000;

/** A statistic of a whole period, from its hours: those without a value do not count. */
function overPeriod(
  valueAt: (at: Date) => number | undefined,
  start: number,
  lengthMs: number,
  statistic = '',
): number | undefined {
  const hours = Math.max(1, Math.ceil(lengthMs / HOUR_MS));
  const values = Array.from({ length: hours }, (_, hour) =>
    valueAt(new Date(start + hour * HOUR_MS)),
  );
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  if (statistic === 'Maximum') return Math.max(...known);
  if (statistic === 'Minimum') return Math.min(...known);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  if (statistic !== 'Sum') return mean;
  return (mean * Math.floor(lengthMs / POINT_MS) * known.length) / hours;
}

/** What a metric is at a time; undefined where there is none. */
function curveOf(
  environment: Environment,
  { Metric: metric, Stat }: MetricStat,
  call: AwsCall,
): (at: Date) => number | undefined {
  const dimensions = metric?.Dimensions ?? [];
  if (metric?.Namespace === 'AWS/Usage') {
    const usageClass = dimensions.find(({ Name }) => Name === 'Class')?.Value ?? '';
    return () => vcpuUsage(environment, usageClass, call);
  }
  const [only] = dimensions;
  if (dimensions.length !== 1 || only?.Name !== 'InstanceId') return () => undefined;
  const instance = environment.fleet.instances.find(
    ({ instanceId, account, region }) =>
      instanceId === only.Value && account === call.account && region === call.region,
  );
  if (instance === undefined) return () => undefined;
  const name = {
    namespace: metric?.Namespace ?? '',
    name: metric?.MetricName ?? '',
    statistic: Stat ?? '',
  };
  return (at) =>
    environment.faults.metric(instance.instanceId, name.name) ?? metricValue(instance, name, at);
}

function firstOf(token: string | undefined, queries: readonly MetricDataQuery[]): number {
  if (token === undefined) return 0;
  const match = /^series:(\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8'));
  const from = Number(match?.[1] ?? Number.NaN);
  if (!(from < queries.length)) throw new AwsError('InvalidNextToken', 'The token is invalid.');
  return from;
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
