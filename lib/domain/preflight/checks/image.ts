import { bootModeAfter } from '../../fleet/bootMode.ts';
import type { ImageRules } from '../../fleet/instance.ts';
import { matchesInstanceTypePattern } from '../../fleet/instanceTypePattern.ts';
import { block, type Check, check, type Found, note, UNKNOWN, warn } from '../check.ts';
import type { TypesInput } from '../preflight.ts';

/** What the AMI and the operating system need from a type. */
export const image: readonly Check[] = [
  check({
    id: 'architecture',
    looksFor: 'the new type supports its architecture (x86_64, arm64)',
    remedy: 'launch a new instance from another AMI',
    reads: {
      'ec2:DescribeInstances': ['Architecture'],
      'ec2:DescribeInstanceTypes': ['SupportedArchitectures'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resize-limitations.html',
    permanent: true,
    ofTypes: ({ instance: { architecture }, target }) =>
      architecture !== undefined && target.architectures.includes(architecture)
        ? undefined
        : block('Its architecture is {architecture}; {type} supports {architectures}.', {
            architecture: architecture ?? UNKNOWN,
            type: target.instanceType,
            architectures: target.architectures.join('/'),
          }),
  }),
  check({
    id: 'mac',
    looksFor: 'it is not a Mac instance: a stop makes its host unavailable for hours',
    remedy: 'change it by hand',
    reads: { 'ec2:DescribeInstances': ['Architecture'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/mac-instance-stop.html',
    permanent: true,
    ofInstance: ({ instance: { architecture } }) =>
      architecture?.endsWith('_mac') === true
        ? block('It is a Mac instance: a stop makes its host unavailable for hours.')
        : undefined,
  }),
  check({
    id: 'virtualization',
    looksFor: 'the new type supports its virtualization type (hvm, paravirtual)',
    remedy: 'launch a new instance from another AMI',
    reads: {
      'ec2:DescribeInstances': ['VirtualizationType'],
      'ec2:DescribeInstanceTypes': ['SupportedVirtualizationTypes'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ComponentsAMIs.html',
    permanent: true,
    ofTypes: ({ instance: { virtualizationType }, target }) =>
      virtualizationType !== undefined && target.virtualizationTypes.includes(virtualizationType)
        ? undefined
        : block('{type} does not support its virtualization type ({virtualization}).', {
            type: target.instanceType,
            virtualization: virtualizationType ?? UNKNOWN,
          }),
  }),
  check({
    id: 'hypervisor',
    looksFor: 'both types have the same hypervisor: from Xen to Nitro it needs other drivers',
    remedy: 'migrate by hand',
    reads: { 'ec2:DescribeInstanceTypes': ['Hypervisor of both types'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/migrating-latest-types.html',
    permanent: true,
    ofTypes: ({ current, target }) =>
      current.hypervisor !== undefined && current.hypervisor === target.hypervisor
        ? undefined
        : block(
            'The hypervisor changes from {before} to {after}. Whether the instance boots depends on its drivers, which Trimtab cannot see.',
            { before: current.hypervisor ?? UNKNOWN, after: target.hypervisor ?? UNKNOWN },
          ),
  }),
  check({
    id: 'boot-mode',
    looksFor: 'the new type supports its boot mode; warns when the mode changes',
    remedy: 'check that the operating system supports both',
    reads: {
      'ec2:DescribeInstances': ['BootMode', 'CurrentInstanceBootMode'],
      'ec2:DescribeInstanceTypes': ['SupportedBootModes'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-instance-boot-mode.html',
    ofTypes: bootModeChange,
  }),
  check({
    id: 'image',
    looksFor: 'its AMI allows the new type; notes an AMI that no longer exists',
    remedy: 'use another type',
    reads: { 'ec2:DescribeImages': ['InstanceTypeSpecification'] },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceImageInstanceTypeSpecification.html',
    ofChange: ({ instance, target }) => {
      if (instance.image === undefined)
        return block('The instance types that its AMI allows could not be read.');
      if (instance.image === null)
        return note(
          'Its AMI {image} no longer exists: the instance could not be launched from it again.',
          { image: instance.imageId ?? '' },
        );
      return target === undefined || allows(instance.image, target.instanceType)
        ? undefined
        : block('Its AMI does not allow {type}.', { type: target.instanceType });
    },
  }),
];

function bootModeChange({ instance, target }: TypesInput): Found {
  const after = bootModeAfter(instance, target.bootModes);
  if (after === undefined)
    return block('{type} does not support its boot mode.', { type: target.instanceType });
  const before = instance.currentInstanceBootMode;
  if (before === undefined && instance.bootMode === 'uefi-preferred')
    return warn('Its boot mode may become {after}: the operating system must support both modes.', {
      after,
    });
  return before === undefined || before === after
    ? undefined
    : warn(
        'Its boot mode changes from {before} to {after}: the operating system must support both modes.',
        { before, after },
      );
}

/** A type that is both supported and unsupported is unsupported. Empty lists say nothing. */
function allows({ supportedTypes, unsupportedTypes }: ImageRules, instanceType: string): boolean {
  if (matchesInstanceTypePattern(unsupportedTypes, instanceType)) return false;
  return supportedTypes.length === 0 || matchesInstanceTypePattern(supportedTypes, instanceType);
}
