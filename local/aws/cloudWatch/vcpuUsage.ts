import { INSTANCE_TYPES } from '../instanceTypes/instanceTypes.ts';
import type { Environment } from '../server/environment.ts';
import type { AwsCall } from '../server/service.ts';
import { VCPU_QUOTAS } from '../serviceQuotas.ts';

/** The vCPUs of a quota that run now; undefined for a class that is not modelled. */
export function vcpuUsage(
  { instances }: Environment,
  usageClass: string,
  call: AwsCall,
): number | undefined {
  const quota = VCPU_QUOTAS.find((each) => each.usageClass === usageClass);
  if (quota === undefined) return undefined;
  return instances
    .in(call)
    .filter(({ phase }) => phase.kind === 'running')
    .filter(
      ({ seed, instanceType }) => seed.lifecycle === undefined && quota.series.test(instanceType),
    )
    .map(({ instanceType }) => INSTANCE_TYPES.get(instanceType)?.VCpuInfo?.DefaultVCpus ?? 0)
    .reduce((sum, vcpus) => sum + vcpus, 0);
}
