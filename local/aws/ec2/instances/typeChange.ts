import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { FleetImage } from '../../fleet/fleet.ts';
import { INSTANCE_TYPES } from '../../instanceTypes/instanceTypes.ts';
import { AwsError } from '../../server/awsError.ts';
import type { Instance } from './instance.ts';

/**
 * The target, when EC2 lets the type be set to it. What only shows at the start, drivers and boot
 * mode, is not refused here (docs/facts/ec2-resize.md#changing-the-type). Throws what
 * ModifyInstanceAttribute answers.
 */
export function refuseTypeChange(
  instance: Instance,
  image: FleetImage | undefined,
  name: string,
): void {
  if (instance.phase.kind !== 'stopped') {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${instance.seed.instanceId}' is not in the 'stopped' state.`,
    );
  }
  const target = INSTANCE_TYPES.get(name);
  if (target === undefined) {
    throw new AwsError(
      'InvalidInstanceAttributeValue',
      `The instanceType '${name}' is not valid in this Region.`,
    );
  }
  for (const { code, broken, message } of RULES) {
    if (broken(instance, target, image)) throw new AwsError(code, message(name));
  }
}

interface Rule {
  readonly code: string;
  readonly broken: (
    instance: Instance,
    target: InstanceTypeInfo,
    image: FleetImage | undefined,
  ) => boolean;
  readonly message: (target: string) => string;
}

/** In the order in which they are checked. The pointers are those of docs/preflight.md. */
const RULES: readonly Rule[] = [
  {
    // docs/preflight.md#lifecycle
    code: 'UnsupportedOperation',
    broken: ({ seed }) => seed.lifecycle !== undefined,
    message: () => 'The instance type of a Spot Instance cannot be changed.',
  },
  {
    // docs/preflight.md#architecture
    code: 'InvalidParameterCombination',
    broken: (_instance, { ProcessorInfo }, image) =>
      image !== undefined &&
      !(ProcessorInfo?.SupportedArchitectures ?? []).includes(image.architecture),
    message: (target) => `The architecture of ${target} is not that of the instance.`,
  },
  {
    // docs/preflight.md#ena
    code: 'InvalidParameterCombination',
    broken: ({ enaSupport }, { NetworkInfo }) =>
      NetworkInfo?.EnaSupport === 'required' && !enaSupport,
    message: (target) =>
      `Enhanced networking with the Elastic Network Adapter (ENA) is required for the '${target}' instance type.`,
  },
  {
    // docs/preflight.md#network-interfaces
    code: 'AttachmentLimitExceeded',
    broken: ({ interfaces }, { NetworkInfo }) =>
      interfaces.length > (NetworkInfo?.MaximumNetworkInterfaces ?? 0),
    message: (target) => `${target} does not take as many network interfaces.`,
  },
  {
    // docs/preflight.md#ip-addresses
    code: 'InvalidParameterCombination',
    broken: ({ interfaces }, { NetworkInfo }) =>
      interfaces.some(
        ({ addresses }) => addresses.length > (NetworkInfo?.Ipv4AddressesPerInterface ?? 0),
      ),
    message: (target) => `${target} does not take as many IPv4 addresses on an interface.`,
  },
  {
    // docs/preflight.md#volumes
    code: 'AttachmentLimitExceeded',
    broken: (instance, target) => attachments(instance, target) > maximumAttachments(target),
    message: (target) => `${target} does not take as many volumes.`,
  },
  {
    // docs/preflight.md#nitro-tpm
    code: 'InvalidParameterCombination',
    broken: ({ seed }, { NitroTpmSupport }) => seed.tpm === true && NitroTpmSupport !== 'supported',
    message: (target) => `${target} does not support NitroTPM.`,
  },
  {
    // docs/preflight.md#enclaves
    code: 'InvalidParameterCombination',
    broken: ({ seed }, { NitroEnclavesSupport }) =>
      seed.enclave === true && NitroEnclavesSupport !== 'supported',
    message: (target) => `${target} does not support Nitro Enclaves.`,
  },
  {
    // docs/preflight.md#hibernation
    code: 'InvalidParameterCombination',
    broken: ({ seed }) => seed.hibernation === true,
    message: () => 'The instance type of an instance with hibernation cannot be changed.',
  },
  {
    // docs/preflight.md#ebs-optimized
    code: 'InvalidParameterCombination',
    broken: ({ ebsOptimized }, { EbsInfo }) =>
      ebsOptimized && EbsInfo?.EbsOptimizedSupport === 'unsupported',
    message: (target) => `EBS-optimized instances are not supported for ${target}.`,
  },
];

/**
 * What counts towards the limit: where it is shared, also the interfaces after the first
 * (docs/facts/ec2-resize.md#volume-attachments).
 */
function attachments({ seed, interfaces }: Instance, target: InstanceTypeInfo): number {
  const shared =
    target.EbsInfo?.AttachmentLimitType !== 'dedicated' && target.Hypervisor === 'nitro';
  return seed.volumes.length + (shared ? interfaces.length - 1 : 0);
}

function maximumAttachments({ EbsInfo }: InstanceTypeInfo): number {
  return EbsInfo?.MaximumEbsAttachments ?? 0;
}
