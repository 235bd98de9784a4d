import { parseInstanceType } from './instanceTypeName.ts';
import type { InstanceTypeSpecs } from './instanceTypeSpecs.ts';

/** A quota of running On-Demand vCPUs (docs/facts/ec2-resize.md#vcpu-quotas). */
export interface VcpuQuota {
  /** As CloudWatch names it: `Standard/OnDemand`. */
  readonly usageClass: string;
  /** As Service Quotas names it. */
  readonly code: string;
}

/** What a change needs of which quota. */
export interface VcpuNeed {
  /** Absent: which one counts this type is not known. */
  readonly quota?: VcpuQuota;
  readonly vcpus: number;
}

const STANDARD: VcpuQuota = { usageClass: 'Standard/OnDemand', code: 'L-1216C47A' };
const GRAPHICS: VcpuQuota = { usageClass: 'G/OnDemand', code: 'L-DB2E81BA' };
const HIGH_MEMORY: VcpuQuota = { usageClass: 'HighMem/OnDemand', code: 'L-43DA4232' };

/** By the letters in front of a type's name. */
const QUOTAS: Readonly<Record<string, VcpuQuota>> = {
  ...Object.fromEntries([...'acdhimrtz', 'im', 'is'].map((series) => [series, STANDARD])),
  g: GRAPHICS,
  gr: GRAPHICS,
  vt: GRAPHICS,
  p: { usageClass: 'P/OnDemand', code: 'L-417A185B' },
  x: { usageClass: 'X/OnDemand', code: 'L-7295265B' },
  f: { usageClass: 'F/OnDemand', code: 'L-74FC7D96' },
  inf: { usageClass: 'Inf/OnDemand', code: 'L-1945791B' },
  dl: { usageClass: 'DL/OnDemand', code: 'L-6E869C2A' },
  trn: { usageClass: 'Trn/OnDemand', code: 'L-2C3B7624' },
  hpc: { usageClass: 'HPC/OnDemand', code: 'L-F7808C92' },
  u: HIGH_MEMORY,
};

/**
 * The vCPUs that must be free before an instance of `from` is changed to `to`, in addition to its own;
 * undefined when the quota can't matter: less or as much of the same. While it runs, its own count;
 * a reservation for the new type counts on top of them.
 */
export function vcpuNeed(
  from: InstanceTypeSpecs,
  to: InstanceTypeSpecs,
  reserved: boolean,
): VcpuNeed | undefined {
  const quota = quotaOf(to.instanceType);
  const same = quota !== undefined && quotaOf(from.instanceType) === quota;
  const vcpus = (to.vcpus ?? 0) - (same && !reserved ? (from.vcpus ?? 0) : 0);
  if (vcpus <= 0) return undefined;
  return quota === undefined ? { vcpus } : { quota, vcpus };
}

/** Kept: every change of every instance asks. */
const quotas = new Map<string, VcpuQuota | undefined>();

function quotaOf(instanceType: string): VcpuQuota | undefined {
  const known = quotas.get(instanceType);
  if (known !== undefined) return known;
  const { series = '' } = parseInstanceType(instanceType) ?? {};
  const quota = series.startsWith('u-') ? HIGH_MEMORY : QUOTAS[series];
  quotas.set(instanceType, quota);
  return quota;
}
