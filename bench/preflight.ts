import type { Instance } from '../lib/domain/fleet/instance.ts';
import type { InstanceTypeSpecs } from '../lib/domain/fleet/instanceTypeSpecs.ts';
import { preflightOf } from '../lib/domain/preflight/runPreflight.ts';
import { ADVICE, aCleanChange } from '../test/builders/aCleanChange.ts';
import type { Figure } from './figure.ts';

/** About as many types as EC2 has. */
const TYPES = 1380;

/** Every ordered pair of types: what each instance would meet as each other type. */
export function preflightFigures(): readonly Figure[] {
  const types = Array.from({ length: TYPES }, (_, index) => someType(index));
  const instances = types.map(
    ({ instanceType, architectures }, index): Instance =>
      aCleanChange({
        instanceType,
        architecture: architectures[0] ?? 'x86_64',
        // As Compute Optimizer does: a handful of types.
        recommendation: {
          ...ADVICE,
          currentInstanceType: instanceType,
          options: [1, 2, 3].map((rank) => ({
            instanceType: `m${(index + rank * 7) % TYPES}.large`,
            rank,
            platformDifferences: [],
            projected: {},
          })),
        },
      }).instance,
  );
  let pairs = 0;
  let clean = 0;
  const started = performance.now();
  for (const [index, instance] of instances.entries()) {
    const current = types[index];
    if (current === undefined) continue;
    const findingsOf = preflightOf({ instance, changeScope: MAY_CHANGE });
    for (const target of types) {
      pairs += 1;
      const input = {
        instance,
        current,
        target,
        targetOfferedIn: ZONES,
        currentOfferedIn: ZONES,
        vcpuHeadroom: 'later',
        changeScope: MAY_CHANGE,
      } as const;
      if (findingsOf(input).length === 0) clean += 1;
    }
  }
  const milliseconds = performance.now() - started;
  return [
    {
      name: `preflight of ${pairs} pairs of types, ${clean} of them without a finding`,
      value: Math.round(milliseconds),
      unit: 'ms',
      goal: '< 2000',
      ok: milliseconds < 2000,
    },
  ];
}

const ZONES = ['us-east-1a', 'us-east-1b'];
const MAY_CHANGE = {
  tag: { key: 'trimtab', value: 'managed' },
  types: ['m*.*'],
  readOnlyAccounts: [],
  never: [],
};

function someType(index: number): InstanceTypeSpecs {
  const arm = index % 4 === 0;
  return {
    instanceType: `m${index}.large`,
    architectures: [arm ? 'arm64' : 'x86_64'],
    virtualizationTypes: ['hvm'],
    rootDeviceTypes: ['ebs'],
    bootModes: arm ? ['uefi'] : ['legacy-bios', 'uefi'],
    usageClasses: ['on-demand', 'spot'],
    hypervisor: index % 9 === 0 ? 'xen' : 'nitro',
    vcpus: 2 << (index % 5),
    freeTierEligible: false,
    supportedInRegion: true,
    bareMetal: index % 20 === 0,
    burstable: index % 10 === 1,
    instanceStorageSupported: index % 3 === 0,
    ...(index % 3 === 0 ? { instanceStorage: { totalGB: 75, nvmeDisks: 1 } } : {}),
    accelerators: index % 15 === 0 ? ['T4'] : [],
    nitroTpm: 'supported',
    nitroEnclaves: 'supported',
    network: {
      enaSupport: 'required',
      maximumInterfaces: 2 + (index % 8),
      maximumCards: 1,
      ipv4PerInterface: 10,
      ipv6PerInterface: 10,
      baselineGbps: 0.75 + (index % 4),
    },
    ebs: {
      nvmeSupport: 'required',
      optimizedSupport: 'default',
      maximumAttachments: 28,
      attachmentLimitType: index % 2 === 0 ? 'shared' : 'dedicated',
      baselineMbps: 1150,
      baselineIops: 6000,
    },
    cpu: {
      defaultCores: 1,
      defaultThreadsPerCore: 2,
      validCores: [1],
      validThreadsPerCore: [1],
      features: [],
    },
    placementStrategies: ['cluster', 'partition', 'spread'],
  };
}
