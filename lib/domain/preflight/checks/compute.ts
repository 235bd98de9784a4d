import { cpuCreditsPerHour } from '../../fleet/cpuCredits.ts';
import { block, type Check, check, type Found, warn } from '../check.ts';
import type { TypesInput } from '../preflight.ts';

/** vCPUs, accelerators and features of the processor. */
export const compute: readonly Check[] = [
  check({
    id: 'bare-metal',
    looksFor: 'neither type is bare metal',
    remedy: 'change it by hand',
    reads: { 'ec2:DescribeInstanceTypes': ['BareMetal of both types'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeInfo.html',
    permanent: true,
    ofTypes: ({ current, target }) =>
      current.bareMetal === false && target.bareMetal === false
        ? undefined
        : block('Bare metal instances start slowly and differently. Change the type by hand.'),
  }),
  check({
    id: 'accelerators',
    looksFor: 'neither type has GPUs or other accelerators, which need drivers',
    remedy: 'change it by hand',
    reads: { 'ec2:DescribeInstanceTypes': ['GpuInfo and the like of both types'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-gpu-instances.html',
    permanent: true,
    ofTypes: ({ current, target }) =>
      current.accelerators.length + target.accelerators.length === 0
        ? undefined
        : block(
            'Its type, or the new type, has accelerators: whether the instance works depends on its drivers.',
          ),
  }),
  check({
    id: 'nitro-tpm',
    looksFor: 'the new type supports NitroTPM, if the instance uses it',
    remedy: 'use another type',
    reads: {
      'ec2:DescribeInstances': ['TpmSupport'],
      'ec2:DescribeInstanceTypes': ['NitroTpmSupport'],
    },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/enable-nitrotpm-prerequisites.html',
    ofTypes: ({ instance: { tpmSupport }, target }) =>
      tpmSupport === undefined || target.nitroTpm === 'supported'
        ? undefined
        : block('It uses NitroTPM, which {type} does not support.', { type: target.instanceType }),
  }),
  check({
    id: 'enclaves',
    looksFor: 'the new type supports Nitro Enclaves, if the instance uses them',
    remedy: 'use another type',
    reads: {
      'ec2:DescribeInstances': ['EnclaveOptions'],
      'ec2:DescribeInstanceTypes': ['NitroEnclavesSupport'],
    },
    source: 'https://docs.aws.amazon.com/enclaves/latest/user/nitro-enclave.html',
    ofTypes: ({ instance: { enclaveEnabled }, target }) => {
      if (enclaveEnabled === false) return undefined;
      if (enclaveEnabled === undefined)
        return block('Whether Nitro Enclaves are enabled could not be read.');
      return target.nitroEnclaves === 'supported'
        ? undefined
        : block('It uses Nitro Enclaves, which {type} does not support.', {
            type: target.instanceType,
          });
    },
  }),
  check({
    id: 'cpu-features',
    looksFor:
      'the new type has the CPU features that the instance uses (AMD SEV-SNP, nested virtualization)',
    remedy: 'use another type',
    reads: {
      'ec2:DescribeInstances': ['AmdSevSnp', 'NestedVirtualization'],
      'ec2:DescribeInstanceTypes': ['SupportedFeatures'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sev-snp.html',
    ofTypes: ({ instance: { cpuFeatures = [] }, target }) => {
      const missing = cpuFeatures.find((feature) => !target.cpu.features.includes(feature));
      return missing === undefined
        ? undefined
        : block('It uses {feature}, which {type} does not support.', {
            feature: missing,
            type: target.instanceType,
          });
    },
  }),
  check({
    id: 'usage-class',
    looksFor: 'the new type is available On-Demand in this Region',
    remedy: 'use another type',
    reads: { 'ec2:DescribeInstanceTypes': ['SupportedUsageClasses', 'SupportedInRegion'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeInfo.html',
    ofTypes: ({ target }) =>
      target.usageClasses.includes('on-demand') && target.supportedInRegion === true
        ? undefined
        : block('{type} is not available On-Demand in this Region.', { type: target.instanceType }),
  }),
  check({
    id: 'cpu-options',
    looksFor:
      'warns when its CPU options are not the default: they may be reset, or the new type may not support them',
    remedy: 'check licenses that count cores',
    reads: {
      'ec2:DescribeInstances': ['CpuOptions'],
      'ec2:DescribeInstanceTypes': [
        'DefaultCores',
        'DefaultThreadsPerCore',
        'ValidCores',
        'ValidThreadsPerCore',
      ],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-cpu-options-rules.html',
    ofTypes: cpuOptionsChange,
  }),
  check({
    id: 'many-cpus',
    looksFor: 'warns when the new type, unlike the old one, has more than 64 vCPUs',
    remedy: 'check the operating system',
    reads: { 'ec2:DescribeInstanceTypes': ['DefaultVCpus of both types'] },
    source: 'docs/facts/ec2-resize.md#compatibility',
    ofTypes: ({ current, target }) => {
      if (current.vcpus === undefined || target.vcpus === undefined)
        return block('The vCPUs of its type, or of the new type, could not be read.');
      return target.vcpus > MANY_VCPUS && current.vcpus <= MANY_VCPUS
        ? warn('More than {most} vCPUs: old operating systems do not use all of them.', {
            most: MANY_VCPUS,
          })
        : undefined;
    },
  }),
  check({
    id: 'burstable',
    looksFor:
      'warns when the new type is burstable and the old one is not, or when it earns fewer CPU credits',
    remedy: 'watch its CPU credits',
    reads: { 'ec2:DescribeInstanceTypes': ['BurstablePerformanceSupported of both types'] },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html',
    ofTypes: lowerCpuBaseline,
  }),
];

function cpuOptionsChange({ instance: { cpuOptions }, current, target }: TypesInput): Found {
  const { defaultCores, defaultThreadsPerCore } = current.cpu;
  if (cpuOptions === undefined || defaultCores === undefined || defaultThreadsPerCore === undefined)
    return block('Its CPU options, or the defaults of its type, could not be read.');
  const { coreCount: cores, threadsPerCore: threads } = cpuOptions;
  if (cores === defaultCores && threads === defaultThreadsPerCore) return undefined;
  const { validCores, validThreadsPerCore } = target.cpu;
  if (validCores.length === 0 || validThreadsPerCore.length === 0)
    return block('The CPU options that {type} supports could not be read.', {
      type: target.instanceType,
    });
  return validCores.includes(cores) && validThreadsPerCore.includes(threads)
    ? warn(
        'Its CPU options ({cores} cores with {threads} threads each) may be reset: licenses may then count more cores.',
        { cores, threads },
      )
    : warn(
        '{type} does not support its CPU options ({cores} cores with {threads} threads each). It gets the defaults, and licenses may count more cores.',
        { type: target.instanceType, cores, threads },
      );
}

function lowerCpuBaseline({ current, target }: TypesInput): Found {
  if (target.burstable === undefined || current.burstable === undefined)
    return block('Whether its type, or the new type, is burstable could not be read.');
  if (!target.burstable) return undefined;
  if (!current.burstable)
    return warn('{type} is burstable: sustained CPU use above its baseline costs extra.', {
      type: target.instanceType,
    });
  const before = cpuCreditsPerHour(current.instanceType);
  const after = cpuCreditsPerHour(target.instanceType);
  if (before === undefined || after === undefined)
    return block('The CPU credits that its type, or the new type, earns are not known.');
  return after < before
    ? warn(
        '{type} earns {after} CPU credits per hour instead of {before}: its baseline is lower.',
        {
          type: target.instanceType,
          after,
          before,
        },
      )
    : undefined;
}

/** Operating systems older than about 2015 do not use more (docs/facts/ec2-resize.md#compatibility). */
const MANY_VCPUS = 64;
