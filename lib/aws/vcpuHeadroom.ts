import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { GetServiceQuotaCommand, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { VcpuQuota } from '../domain/fleet/vcpuQuota.ts';
import { MINUTE_MS } from '../shared/dates.ts';
import type { Scope } from '../shared/ids.ts';
import type { ReadError } from '../shared/readError.ts';
import { ok, type Result } from '../shared/result.ts';
import { permitted } from './client/permitted.ts';
import { reader } from './client/reader.ts';

interface QuotaClients {
  readonly quotas: ServiceQuotasClient;
  readonly cloudWatch: CloudWatchClient;
}

const readQuota = reader({
  service: 'Service Quotas',
  action: 'servicequotas:GetServiceQuota',
  read: async (client: ServiceQuotasClient, _scope: Scope, QuotaCode: string) => {
    const answer = await client.send(new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode }));
    return answer.Quota?.Value;
  },
});

/** CloudWatch writes the use of a quota every five minutes. */
const USAGE_WINDOW_MS = 30 * MINUTE_MS;

const readRunningVcpus = reader({
  service: 'CloudWatch',
  action: 'cloudwatch:GetMetricData',
  read: async (client: CloudWatchClient, _scope: Scope, usageClass: string, now: Date) => {
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(now.getTime() - USAGE_WINDOW_MS),
        EndTime: now,
        ScanBy: 'TimestampDescending',
        MetricDataQueries: [
          {
            Id: 'used',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/Usage',
                MetricName: 'ResourceCount',
                Dimensions: [
                  { Name: 'Service', Value: 'EC2' },
                  { Name: 'Type', Value: 'Resource' },
                  { Name: 'Resource', Value: 'vCPU' },
                  { Name: 'Class', Value: usageClass },
                ],
              },
              Period: 300,
              Stat: 'Maximum',
            },
          },
        ],
      }),
    );
    return MetricDataResults[0]?.Values?.[0];
  },
});

/**
 * vCPUs that the account may still run of a quota, in one Region; undefined when CloudWatch does
 * not say how many run (docs/facts/ec2-resize.md#vcpu-quotas).
 */
export const readVcpuHeadroom = permitted(
  [readQuota, readRunningVcpus],
  async (
    { quotas, cloudWatch }: QuotaClients,
    scope: Scope,
    { code, usageClass }: VcpuQuota,
    now: Date,
  ): Promise<Result<number | undefined, ReadError>> => {
    const limit = await readQuota(quotas, scope, code);
    if (!limit.ok) return limit;
    const used = await readRunningVcpus(cloudWatch, scope, usageClass, now);
    if (!used.ok) return used;
    if (limit.value === undefined || used.value === undefined) return ok(undefined);
    return ok(limit.value - used.value);
  },
);
