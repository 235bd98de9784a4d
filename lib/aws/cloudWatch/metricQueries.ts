import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { InstanceId } from '../../shared/ids.ts';

export interface InstanceMetric {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * What the agent and EC2 write of how busy an instance is: memory by instance alone
 * (docs/facts/ec2-resize.md#metrics).
 */
export const CPU_AND_MEMORY = [
  { id: 'cpu', namespace: 'AWS/EC2', name: 'CPUUtilization' },
  { id: 'memory', namespace: 'CWAgent', name: 'mem_used_percent' },
] as const satisfies readonly InstanceMetric[];

/** Asks for metrics of one instance, in periods of so many seconds. */
export function metricQueries(
  instanceId: InstanceId,
  metrics: readonly InstanceMetric[],
  period: number,
  statistic: 'Average' | 'Maximum' | 'Sum',
): MetricDataQuery[] {
  return metrics.map(({ id, namespace, name }) => ({
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: name,
        Dimensions: [{ Name: 'InstanceId', Value: instanceId }],
      },
      Period: period,
      Stat: statistic,
    },
  }));
}
