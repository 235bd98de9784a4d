import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { PeakUtilization } from '../../domain/fleet/peakUtilization.ts';
import { addDays, DAY_SECONDS } from '../../shared/dates.ts';
import type { InstanceRef } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { reader } from '../client/reader.ts';
import { CPU_AND_MEMORY, metricQueries } from './metricQueries.ts';

/** The highest CPU and memory of each of the last `days` days (UTC), today included. */
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
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(`${first}T00:00:00Z`),
        EndTime: now,
        ScanBy: 'TimestampAscending',
        MetricDataQueries: metricQueries(instanceId, CPU_AND_MEMORY, DAY_SECONDS, 'Maximum'),
      }),
    );
    const peakOf = (id: string, date: string): number | undefined => {
      const series = MetricDataResults.find((result) => result.Id === id);
      const index = series?.Timestamps?.findIndex((at) => at.toISOString().startsWith(date)) ?? -1;
      return series?.Values?.[index];
    };
    return {
      days: Array.from({ length: days }, (_, index) => {
        const date = addDays(first, index);
        return omitUndefined({ date, cpu: peakOf('cpu', date), memory: peakOf('memory', date) });
      }),
    };
  },
});
