import {
  DescribeInstanceTypesCommand,
  type EC2Client,
  type InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import type { InstanceTypeSpecs } from '../../domain/fleet/instanceTypeSpecs.ts';
import type { Scope } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { allItems, batches } from '../client/allItems.ts';
import { reader } from '../client/reader.ts';

const TYPES_A_CALL = 100;

/**
 * What EC2 says of these types in this Region. A type that the Region does not know is not in the
 * answer: names go in a filter, because one unknown name in `InstanceTypes` fails the whole call
 * (docs/facts/ec2-resize.md#compatibility).
 */
export const readInstanceTypes = reader({
  service: 'EC2',
  action: 'ec2:DescribeInstanceTypes',
  read: async (
    client: EC2Client,
    _scope: Scope,
    types: readonly string[],
  ): Promise<readonly InstanceTypeSpecs[]> => {
    const found: InstanceTypeSpecs[] = [];
    for (const names of batches([...new Set(types)].toSorted(), TYPES_A_CALL)) {
      const sent = await allItems(
        (NextToken) =>
          client.send(
            new DescribeInstanceTypesCommand({
              MaxResults: 100,
              NextToken,
              Filters: [{ Name: 'instance-type', Values: [...names] }],
            }),
          ),
        (page) => page.NextToken,
        (page) => page.InstanceTypes,
      );
      found.push(...sent.flatMap(factsOf));
    }
    return found;
  },
});

/** What EC2 says of every type in this Region: some nine hundred, a hundred a call. */
export const readAllInstanceTypes = reader({
  service: 'EC2',
  action: 'ec2:DescribeInstanceTypes',
  read: async (
    client: EC2Client,
    _place: Pick<Scope, 'region'>,
  ): Promise<readonly InstanceTypeSpecs[]> => {
    const sent = await allItems(
      (NextToken) => client.send(new DescribeInstanceTypesCommand({ MaxResults: 100, NextToken })),
      (page) => page.NextToken,
      (page) => page.InstanceTypes,
    );
    return sent.flatMap(factsOf);
  },
});

function factsOf(type: InstanceTypeInfo): readonly InstanceTypeSpecs[] {
  if (type.InstanceType === undefined) return [];
  return [
    omitUndefined({
      instanceType: type.InstanceType,
      currentGeneration: type.CurrentGeneration,
      vcpus: type.VCpuInfo?.DefaultVCpus,
      memoryMiB: type.MemoryInfo?.SizeInMiB,
      architectures: type.ProcessorInfo?.SupportedArchitectures ?? [],
      virtualizationTypes: type.SupportedVirtualizationTypes ?? [],
      rootDeviceTypes: type.SupportedRootDeviceTypes ?? [],
      bootModes: type.SupportedBootModes ?? [],
      usageClasses: type.SupportedUsageClasses ?? [],
      hypervisor: type.Hypervisor,
      bareMetal: type.BareMetal,
      burstable: type.BurstablePerformanceSupported,
      freeTierEligible: type.FreeTierEligible,
      // Others are only sent to who sets IncludeUnsupportedInRegion, and we do not
      // (docs/facts/ec2-resize.md#compatibility).
      supportedInRegion: type.SupportedInRegion ?? true,
      instanceStorage: instanceStorageOf(type),
      instanceStorageSupported: type.InstanceStorageSupported,
      accelerators: acceleratorsOf(type),
      nitroTpm: type.NitroTpmSupport,
      nitroEnclaves: type.NitroEnclavesSupport,
      network: networkOf(type),
      ebs: ebsOf(type),
      cpu: omitUndefined({
        defaultCores: type.VCpuInfo?.DefaultCores,
        defaultThreadsPerCore: type.VCpuInfo?.DefaultThreadsPerCore,
        validCores: type.VCpuInfo?.ValidCores ?? [],
        validThreadsPerCore: type.VCpuInfo?.ValidThreadsPerCore ?? [],
        features: type.ProcessorInfo?.SupportedFeatures ?? [],
      }),
      placementStrategies: type.PlacementGroupInfo?.SupportedStrategies ?? [],
    }),
  ];
}

function instanceStorageOf({ InstanceStorageInfo: storage }: InstanceTypeInfo) {
  if (storage?.TotalSizeInGB === undefined) return undefined;
  const disks = (storage.Disks ?? []).reduce((sum, { Count = 1 }) => sum + Count, 0);
  const nvme = storage.NvmeSupport !== undefined && storage.NvmeSupport !== 'unsupported';
  return { totalGB: storage.TotalSizeInGB, nvmeDisks: nvme ? disks : 0 };
}

function acceleratorsOf(type: InstanceTypeInfo): readonly string[] {
  return [
    ...(type.GpuInfo?.Gpus ?? []),
    ...(type.FpgaInfo?.Fpgas ?? []),
    ...(type.InferenceAcceleratorInfo?.Accelerators ?? []),
    ...(type.MediaAcceleratorInfo?.Accelerators ?? []),
    ...(type.NeuronInfo?.NeuronDevices ?? []),
  ].map(({ Name }) => Name ?? 'unknown');
}

/** Bandwidth is that of the default card: what an ordinary instance has. */
function networkOf({ NetworkInfo: network }: InstanceTypeInfo): InstanceTypeSpecs['network'] {
  const index = network?.DefaultNetworkCardIndex ?? 0;
  const card = network?.NetworkCards?.find((each) => (each.NetworkCardIndex ?? 0) === index);
  return omitUndefined({
    enaSupport: network?.EnaSupport,
    maximumInterfaces: network?.MaximumNetworkInterfaces,
    maximumCards: network?.MaximumNetworkCards,
    cards: network?.NetworkCards?.map((each) =>
      omitUndefined({
        index: each.NetworkCardIndex ?? 0,
        maximumInterfaces: each.MaximumNetworkInterfaces,
      }),
    ),
    ipv4PerInterface: network?.Ipv4AddressesPerInterface,
    ipv6PerInterface: network?.Ipv6AddressesPerInterface,
    performance: network?.NetworkPerformance,
    baselineGbps: card?.BaselineBandwidthInGbps,
    peakGbps: card?.PeakBandwidthInGbps,
    maximumEfas: network?.EfaSupported === false ? 0 : network?.EfaInfo?.MaximumEfaInterfaces,
    enaExpressSupported: network?.EnaSrdSupported,
    secondarySupported: network?.SecondaryNetworkSupported,
  });
}

function ebsOf({ EbsInfo: ebs }: InstanceTypeInfo): InstanceTypeSpecs['ebs'] {
  return omitUndefined({
    nvmeSupport: ebs?.NvmeSupport,
    optimizedSupport: ebs?.EbsOptimizedSupport,
    maximumAttachments: ebs?.MaximumEbsAttachments,
    attachmentLimitType: ebs?.AttachmentLimitType,
    baselineMbps: ebs?.EbsOptimizedInfo?.BaselineBandwidthInMbps,
    maximumMbps: ebs?.EbsOptimizedInfo?.MaximumBandwidthInMbps,
    baselineIops: ebs?.EbsOptimizedInfo?.BaselineIops,
    maximumCards: ebs?.MaximumEbsCards,
  });
}
