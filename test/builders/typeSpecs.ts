import type { InstanceTypeSpecs } from '../../lib/domain/fleet/instanceTypeSpecs.ts';

/** An m7i.large of which everything is known, and nothing speaks against it. */
export function typeSpecs(differences: Partial<InstanceTypeSpecs> = {}): InstanceTypeSpecs {
  return {
    instanceType: 'm7i.large',
    vcpus: 2,
    memoryMiB: 8192,
    architectures: ['x86_64'],
    virtualizationTypes: ['hvm'],
    rootDeviceTypes: ['ebs'],
    bootModes: ['legacy-bios', 'uefi'],
    usageClasses: ['on-demand', 'spot'],
    hypervisor: 'nitro',
    bareMetal: false,
    burstable: false,
    freeTierEligible: false,
    supportedInRegion: true,
    instanceStorageSupported: false,
    accelerators: [],
    nitroTpm: 'supported',
    nitroEnclaves: 'supported',
    network: {
      enaSupport: 'required',
      maximumInterfaces: 3,
      maximumCards: 1,
      ipv4PerInterface: 10,
      ipv6PerInterface: 10,
      baselineGbps: 0.781,
    },
    ebs: {
      nvmeSupport: 'required',
      optimizedSupport: 'default',
      maximumAttachments: 32,
      attachmentLimitType: 'dedicated',
      baselineMbps: 1150,
      baselineIops: 6000,
    },
    cpu: {
      defaultCores: 1,
      defaultThreadsPerCore: 2,
      validCores: [1],
      validThreadsPerCore: [1, 2],
      features: [],
    },
    placementStrategies: ['cluster', 'partition', 'spread'],
    ...differences,
  };
}
