import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { PeakUtilization } from '../../domain/fleet/peakUtilization.ts';
import { addDays, DAY_SECONDS, HOUR_MS } from '../../shared/dates.ts';
import type { InstanceRef } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { reader } from '../client/reader.ts';
import { CPU_AND_MEMORY, metricQueries } from './metricQueries.ts';

/** Credits that were spent above the baseline and are billed; burstable types only. */
const SURPLUS = [
  { id: 'surplus', namespace: 'AWS/EC2', name: 'CPUSurplusCreditsCharged' },
] as const;

/**
 * The highest CPU and memory of each of the last `days` days (UTC), today included, and the CPU
 * surplus credits charged in them.
 */
export const readPeakUtilization = reader({
  service: 'CloudWatch',
  action: 'cloudwatch:GetMetricData',
  read: async (
    client: CloudWatchClient,
    { instanceId }: InstanceRef,
    now: Date,
    days: number,
  ): Promise<PeakUtilization> => {
    const today = now.toISOString().slice(0, 10);
    const first = addDays(today, 1 - days);
    const start = new Date(`${first}T00:00:00Z`);
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: start,
        EndTime: now,
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [
          ...metricQueries(instanceId, CPU_AND_MEMORY, DAY_SECONDS, 'Maximum'),
          ...metricQueries(instanceId, SURPLUS, DAY_SECONDS, 'Sum'),
        ],
      }),
    );
    const peakOf = (id: string, date: string): number | undefined => {
      const series = MetricDataResults.find((result) => result.Id === id);
      const index = series?.Timestamps?.findIndex((at) => at.toISOString().startsWith(date)) ?? -1;
      return series?.Values?.[index];
    };
    const charged = MetricDataResults.find(({ Id }) => Id === 'surplus')?.Values ?? [];
    const credits = charged.reduce((sum, value) => sum + value, 0);
    const hours = (now.getTime() - start.getTime()) / HOUR_MS;
    return {
      ...(charged.length === 0 ? {} : { surplus: { credits, hours } }),
      days: Array.from({ length: days }, (_, index) => {
        const date = addDays(first, index);
        return omitUndefined({ date, cpu: peakOf('cpu', date), memory: peakOf('memory', date) });
      }),
    };
  },
});
