import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { GetServiceQuotaCommand, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { VcpuQuota } from '../domain/fleet/vcpuQuota.ts';
import type { Scope } from '../shared/ids.ts';
import type { ReadError } from '../shared/readError.ts';
import { ok, type Result } from '../shared/result.ts';
import { toReadResult } from './client/readResult.ts';

/** CloudWatch writes the use of a quota every five minutes. */
const LOOK_BACK_MS = 30 * 60_000;

/**
 * vCPUs that the account may still run of a quota, in one Region; undefined when CloudWatch does
 * not say how many run (docs/facts/ec2-resize.md#vcpu-quotas).
 */
export async function readVcpuHeadroom(
  clients: { readonly quotas: ServiceQuotasClient; readonly cloudWatch: CloudWatchClient },
  scope: Scope,
  { code, usageClass }: VcpuQuota,
  now: Date,
): Promise<Result<number | undefined, ReadError>> {
  const limit = await toReadResult(
    { service: 'Service Quotas', operation: 'GetServiceQuota', ...scope },
    async () => {
      const answer = await clients.quotas.send(
        new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: code }),
      );
      return answer.Quota?.Value;
    },
  );
  if (!limit.ok) return limit;
  const used = await toReadResult(
    { service: 'CloudWatch', operation: 'GetMetricData', ...scope },
    async () => {
      const { MetricDataResults = [] } = await clients.cloudWatch.send(
        new GetMetricDataCommand({
          StartTime: new Date(now.getTime() - LOOK_BACK_MS),
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
  );
  if (!used.ok) return used;
  if (limit.value === undefined || used.value === undefined) return ok(undefined);
  return ok(limit.value - used.value);
}
