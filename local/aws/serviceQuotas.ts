import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import { awsJson } from './protocol/awsJson.ts';
import { AwsError } from './server/awsError.ts';
import type { Environment } from './server/environment.ts';
import { type ModelledService, operation, operationTable } from './server/service.ts';

/**
 * vCPUs that an account may run of each class, and the codes of the quotas
 * (docs/facts/ec2-resize.md#vcpu-quotas).
 */
export const VCPU_QUOTAS = [
  { code: 'L-1216C47A', usageClass: 'Standard/OnDemand', series: /^[acdhimrtz]\d/, value: 1152 },
  { code: 'L-DB2E81BA', usageClass: 'G/OnDemand', series: /^(g|vt)\d/, value: 8 },
  { code: 'L-7295265B', usageClass: 'X/OnDemand', series: /^x\d/, value: 0 },
] as const;

/** Service Quotas: those of running On-Demand vCPUs. */
export function serviceQuotasService({ fleet }: Environment): ModelledService {
  return {
    signingName: 'servicequotas',
    protocol: awsJson('1.1'),
    throttleError: { code: 'TooManyRequestsException', status: 429 },
    operations: operationTable(
      operation(GetServiceQuotaCommand, ({ ServiceCode, QuotaCode }, call) => {
        const quota = VCPU_QUOTAS.find(({ code }) => code === QuotaCode);
        if (ServiceCode !== 'ec2' || quota === undefined) {
          throw new AwsError('NoSuchResourceException', `There is no quota ${QuotaCode}.`);
        }
        const { account, region } = call;
        return {
          Quota: {
            ServiceCode: 'ec2',
            ServiceName: 'Amazon Elastic Compute Cloud (Amazon EC2)',
            QuotaCode,
            QuotaArn: `arn:aws:servicequotas:${region}:${account}:ec2/${QuotaCode}`,
            QuotaName: `Running On-Demand ${quota.usageClass.split('/')[0]} instances`,
            Value: fleet.vcpuQuotas?.[quota.code] ?? quota.value,
            Unit: 'None',
            Adjustable: true,
            GlobalQuota: false,
          },
        };
      }),
    ),
  };
}
