import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { Credits, HealthReport } from '../../domain/resize/monitor.ts';
import type { InstanceRef } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { reader } from '../client/reader.ts';
import { CPU_AND_MEMORY, metricQueries } from './metricQueries.ts';

/** How busy an instance is. Absent: there is no such metric, or no agent that writes it. */
export type Load = Pick<HealthReport, 'cpu' | 'memory' | 'credits'>;

const PERIOD_SECONDS = 300;
/** The half hour that Doing speaks of, but for the newest period, which may not be whole yet. */
const PERIODS = 6;

const METRICS = [
  ...CPU_AND_MEMORY,
  { id: 'credits', namespace: 'AWS/EC2', name: 'CPUCreditBalance' },
  { id: 'borrowed', namespace: 'AWS/EC2', name: 'CPUSurplusCreditBalance' },
  { id: 'charged', namespace: 'AWS/EC2', name: 'CPUSurplusCreditsCharged' },
] as const;

/** CPU and memory of the last half hour in percent, and what became of its CPU credits. */
export const readUtilization = reader({
  service: 'CloudWatch',
  action: 'cloudwatch:GetMetricData',
  read: async (client: CloudWatchClient, { instanceId }: InstanceRef, now: Date): Promise<Load> => {
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(now.getTime() - (PERIODS + 1) * PERIOD_SECONDS * 1000),
        EndTime: now,
        ScanBy: 'TimestampDescending',
        MetricDataQueries: metricQueries(instanceId, METRICS, PERIOD_SECONDS, 'Average'),
      }),
    );
    const valuesOf = (id: string) =>
      (MetricDataResults.find((result) => result.Id === id)?.Values ?? []).slice(0, PERIODS);
    return omitUndefined({
      cpu: average(valuesOf('cpu')),
      memory: average(valuesOf('memory')),
      credits: creditsIn(valuesOf('credits'), valuesOf('borrowed'), valuesOf('charged')),
    });
  },
});

/** Of a whole half hour, or not at all: the first minutes after a start are always busy. */
function average(values: readonly number[]): number | undefined {
  if (values.length < PERIODS) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Newest first. A type that can't borrow has no metric of it. */
function creditsIn(
  balance: readonly number[],
  borrowed: readonly number[],
  charged: readonly number[],
): Credits | undefined {
  const [newest, oldest] = [balance[0], balance[PERIODS - 1]];
  if (newest === undefined || oldest === undefined) return undefined;
  return {
    left: newest - (borrowed[0] ?? 0),
    before: oldest - (borrowed[PERIODS - 1] ?? 0),
    charged: charged.reduce((sum, value) => sum + value, 0),
  };
}
