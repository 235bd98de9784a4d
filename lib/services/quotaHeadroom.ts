import type { Aws } from '../aws/client/aws.ts';
import { readVcpuHeadroom } from '../aws/vcpuHeadroom.ts';
import type { Instance } from '../domain/fleet/instance.ts';
import type { Inventory } from '../domain/fleet/inventory.ts';
import { vcpuNeed } from '../domain/fleet/vcpuQuota.ts';
import type { ChangePolicy } from '../domain/policy/changePolicy.ts';
import type { QuotaSeen } from '../domain/preflight/runPreflight.ts';
import type { Suggestion } from '../domain/suggestions/suggestion.ts';
import type { ReadError } from '../shared/readError.ts';

export interface QuotaDeps {
  readonly aws: Pick<Aws, 'serviceQuotas' | 'cloudWatch'>;
  readonly changePolicyOf: (suggestion: Pick<Suggestion, 'tags'>) => ChangePolicy;
  readonly now: () => Date;
}

export interface QuotaRead {
  readonly quota: QuotaSeen;
  readonly errors: readonly ReadError[];
}

/**
 * The vCPUs that the quota of another type leaves (docs/facts/ec2-resize.md#vcpu-quotas). Nothing
 * is read when the quota can't matter, or when it is not known which quota applies.
 */
export async function quotaHeadroom(
  instance: Instance,
  to: string,
  { instanceTypes }: Inventory,
  { aws, changePolicyOf, now }: QuotaDeps,
): Promise<QuotaRead> {
  const reserved = changePolicyOf(instance).reserveCapacity;
  const [current, target] = [instance.instanceType, to].map((name) =>
    instanceTypes.find(({ instanceType }) => instanceType === name),
  );
  const need = current && target && vcpuNeed(current, target, reserved);
  if (need?.quota === undefined) return { quota: { reserved }, errors: [] };
  const clients = { quotas: aws.serviceQuotas(instance), cloudWatch: aws.cloudWatch(instance) };
  const headroom = await readVcpuHeadroom(clients, instance, need.quota, now());
  if (!headroom.ok) return { quota: { reserved }, errors: [headroom.error] };
  const { value: vcpuHeadroom } = headroom;
  return {
    quota: { reserved, ...(vcpuHeadroom === undefined ? {} : { vcpuHeadroom }) },
    errors: [],
  };
}
