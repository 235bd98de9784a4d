import { _InstanceType, type InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { FAMILIES, type FamilyFacts } from './families.ts';
import { SIZES, type SizeFacts } from './sizes.ts';

const TYPE_NAMES: ReadonlySet<string> = new Set(Object.values(_InstanceType));

/**
 * The instance types that the local AWS offers, in every Region and zone, as DescribeInstanceTypes
 * describes them. Facts of the EC2 instance type guides, November 2026, as far as they matter to a
 * change of type (docs/facts/ec2-resize.md#compatibility).
 */
export const INSTANCE_TYPES: ReadonlyMap<string, InstanceTypeInfo> = new Map(
  SIZES.map((size) => [size.name, describeType(size)]),
);

/** Whether the SDK knows a type of this name, offered here or not. */
function isTypeName(name: string): name is _InstanceType {
  return TYPE_NAMES.has(name);
}

/** The name as the SDK types it. For names of the fleet: another one is a bug in the fleet. */
export function typeName(name: string): _InstanceType {
  if (!isTypeName(name)) throw new TypeError(`${name} is not an instance type`);
  return name;
}

function describeType(size: SizeFacts): InstanceTypeInfo {
  const family = familyOf(size);
  const nitro = family.hypervisor === 'nitro';
  return {
    InstanceType: typeName(size.name),
    CurrentGeneration: family.current,
    FreeTierEligible: ['t2.micro', 't3.micro'].includes(size.name),
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BareMetal: false,
    Hypervisor: family.hypervisor,
    ProcessorInfo: {
      SupportedArchitectures: [...family.architectures],
      SustainedClockSpeedInGhz: family.clockGhz,
      Manufacturer: family.manufacturer,
    },
    VCpuInfo: cpuOf(size, family),
    MemoryInfo: { SizeInMiB: size.memoryGiB * 1024 },
    InstanceStorageSupported: size.diskGB !== undefined,
    ...storageOf(size),
    EbsInfo: ebsOf(size, family),
    NetworkInfo: networkOf(size, family),
    ...gpuOf(size),
    PlacementGroupInfo: {
      SupportedStrategies: family.burstable
        ? ['partition', 'spread']
        : ['cluster', 'partition', 'spread'],
    },
    HibernationSupported: size.diskGB === undefined && nitro,
    BurstablePerformanceSupported: family.burstable,
    DedicatedHostsSupported: !size.name.startsWith('t2.'),
    AutoRecoverySupported: size.diskGB === undefined,
    SupportedBootModes: [...family.bootModes],
    NitroEnclavesSupport:
      nitro && !family.burstable && size.vcpus >= family.enclaveVcpus ? 'supported' : 'unsupported',
    NitroTpmSupport: nitro && family.manufacturer !== 'AWS' ? 'supported' : 'unsupported',
    SupportedInRegion: true,
  };
}

function familyOf({ name }: SizeFacts): FamilyFacts {
  const family = FAMILIES[name.split('.')[0] ?? ''];
  if (family === undefined) throw new TypeError(`${name} has no family`);
  return family;
}

function cpuOf({ vcpus }: SizeFacts, { threads }: FamilyFacts) {
  const cores = vcpus / threads;
  const evens = Array.from({ length: cores / 2 }, (_, index) => 2 * (index + 1));
  return {
    DefaultVCpus: vcpus,
    DefaultCores: cores,
    DefaultThreadsPerCore: threads,
    ValidCores: cores < 2 ? [cores] : evens,
    ValidThreadsPerCore: threads === 2 ? [1, 2] : [1],
  };
}

function storageOf({ diskGB }: SizeFacts): Pick<InstanceTypeInfo, 'InstanceStorageInfo'> {
  if (diskGB === undefined) return {};
  return {
    InstanceStorageInfo: {
      TotalSizeInGB: diskGB,
      Disks: [{ SizeInGB: diskGB, Count: 1, Type: 'ssd' }],
      NvmeSupport: 'required',
      EncryptionSupport: 'required',
    },
  };
}

function ebsOf({ ebs, diskGB }: SizeFacts, family: FamilyFacts): InstanceTypeInfo['EbsInfo'] {
  return {
    EbsOptimizedSupport: ebs === undefined ? 'unsupported' : 'default',
    EncryptionSupport: 'supported',
    ...(ebs === undefined ? {} : { EbsOptimizedInfo: ebsSpeed(ebs) }),
    NvmeSupport: family.ebsNvme,
    MaximumEbsAttachments: maximumAttachments(family, diskGB === undefined ? 0 : 1),
    AttachmentLimitType: family.attachments.kind,
    MaximumEbsCards: 1,
  };
}

/** A shared limit leaves out the primary interface and the local disks. */
function maximumAttachments({ attachments, hypervisor }: FamilyFacts, localDisks: number): number {
  const shared = attachments.kind === 'shared' && hypervisor === 'nitro';
  return attachments.maximum - (shared ? 1 + localDisks : 0);
}

function ebsSpeed([baseline, maximum, iops]: readonly [number, number, number]) {
  return {
    BaselineBandwidthInMbps: baseline,
    BaselineThroughputInMBps: baseline / 8,
    BaselineIops: iops,
    MaximumBandwidthInMbps: maximum,
    MaximumThroughputInMBps: maximum / 8,
  };
}

function networkOf(size: SizeFacts, family: FamilyFacts): InstanceTypeInfo['NetworkInfo'] {
  const [baseline, peak] = size.networkGbps;
  const performance = size.networkName ?? `Up to ${peak} Gigabit`;
  const [interfaces, addresses] = size.interfaces;
  return {
    NetworkPerformance: performance,
    MaximumNetworkInterfaces: interfaces,
    MaximumNetworkCards: 1,
    DefaultNetworkCardIndex: 0,
    NetworkCards: [
      {
        NetworkCardIndex: 0,
        NetworkPerformance: performance,
        MaximumNetworkInterfaces: interfaces,
        BaselineBandwidthInGbps: baseline,
        PeakBandwidthInGbps: peak,
      },
    ],
    Ipv4AddressesPerInterface: addresses,
    Ipv6AddressesPerInterface: addresses,
    Ipv6Supported: true,
    EnaSupport: family.ena,
    EfaSupported: false,
    EnaSrdSupported: false,
  };
}

function gpuOf({ gpu }: SizeFacts): Pick<InstanceTypeInfo, 'GpuInfo'> {
  if (gpu === undefined) return {};
  const [Name, gib] = gpu;
  const SizeInMiB = gib * 1024;
  return {
    GpuInfo: {
      Gpus: [{ Name, Manufacturer: 'NVIDIA', Count: 1, MemoryInfo: { SizeInMiB } }],
      TotalGpuMemoryInMiB: SizeInMiB,
    },
  };
}
