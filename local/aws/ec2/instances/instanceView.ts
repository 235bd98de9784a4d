import { createHash } from 'node:crypto';
import type {
  Instance as Ec2Instance,
  InstanceNetworkInterface,
  InstanceNetworkInterfaceAssociation,
  Tag,
} from '@aws-sdk/client-ec2';
import type { FleetAddress, FleetImage, FleetInterface } from '../../fleet/fleet.ts';
import { INSTANCE_TYPES, typeName } from '../../instanceTypes/instanceTypes.ts';
import { bootModeOf } from './bootMode.ts';
import type { Instance } from './instance.ts';
import { stateView } from './stateView.ts';

/** An instance as DescribeInstances shows it (docs/facts/ec2-resize.md#reading-instances). */
export function instanceView(instance: Instance, image: FleetImage | undefined): Ec2Instance {
  const { seed } = instance;
  return {
    InstanceId: seed.instanceId,
    InstanceType: typeName(instance.instanceType),
    ImageId: seed.imageId,
    State: stateView(instance),
    ...(instance.stateReason === undefined
      ? {}
      : {
          StateReason: { Code: instance.stateReason.code, Message: instance.stateReason.message },
        }),
    StateTransitionReason: instance.transitionReason,
    LaunchTime: instance.lastStart,
    Placement: {
      AvailabilityZone: seed.availabilityZone,
      GroupName: seed.placementGroup?.name ?? '',
      Tenancy: seed.tenancy ?? 'default',
    },
    Monitoring: { State: 'disabled' },
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EbsOptimized: instance.ebsOptimized,
    EnaSupport: instance.enaSupport,
    SourceDestCheck: true,
    ...imageFacts(image, instance),
    ...(seed.lifecycle === undefined
      ? {}
      : { InstanceLifecycle: 'spot', SpotInstanceRequestId: `sir-${seed.instanceId.slice(-8)}` }),
    ...(seed.keyName === undefined ? {} : { KeyName: seed.keyName }),
    ...(seed.role === undefined
      ? {}
      : {
          IamInstanceProfile: {
            Arn: `arn:aws:iam::${seed.account}:instance-profile/${seed.role}`,
            Id: `AIPA${idFrom(seed.role).toUpperCase().slice(0, 16)}`,
          },
        }),
    ...(seed.tpm === true ? { TpmSupport: 'v2.0' } : {}),
    ...optionsView(instance),
    SecurityGroups: [{ GroupId: seed.securityGroup.id, GroupName: seed.securityGroup.name }],
    ...network(instance),
    Tags: tagsView(instance.tags),
  };
}

/** What was chosen when it was launched, and what is attached. */
function optionsView(instance: Instance): Partial<Ec2Instance> {
  const { seed } = instance;
  return {
    CpuOptions: cpuOptions(instance),
    HibernationOptions: { Configured: seed.hibernation ?? false },
    EnclaveOptions: { Enabled: seed.enclave ?? false },
    CapacityReservationSpecification:
      instance.boundTo === undefined
        ? { CapacityReservationPreference: 'open' }
        : { CapacityReservationTarget: { CapacityReservationId: instance.boundTo } },
    NetworkPerformanceOptions: { BandwidthWeighting: 'default' },
    MetadataOptions: { State: 'applied', HttpTokens: 'required', HttpEndpoint: 'enabled' },
    Operator:
      seed.managedBy === undefined
        ? { Managed: false }
        : { Managed: true, Principal: seed.managedBy },
    BlockDeviceMappings: seed.volumes.map(({ volumeId, deviceName }) => ({
      DeviceName: deviceName,
      Ebs: {
        VolumeId: volumeId,
        Status: 'attached',
        DeleteOnTermination: true,
        AttachTime: seed.launchedAt,
      },
    })),
  };
}

export function tagsView(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/**
 * What the instance carries of its image, also once the image is gone
 * (docs/facts/ec2-resize.md#images).
 */
function imageFacts(
  image: FleetImage | undefined,
  { instanceType }: Instance,
): Partial<Ec2Instance> {
  if (image === undefined) return {};
  const bootMode = bootModeOf(image, instanceType);
  return {
    Architecture: image.architecture,
    RootDeviceName: image.rootDeviceName,
    RootDeviceType: image.rootDeviceType,
    PlatformDetails: image.platform,
    UsageOperation: image.usageOperation,
    ...(image.platform === 'Windows' ? { Platform: 'Windows' } : {}),
    ...(image.bootMode === undefined ? {} : { BootMode: image.bootMode }),
    ...(bootMode === undefined ? {} : { CurrentInstanceBootMode: bootMode }),
    ...(image.marketplaceCode === undefined
      ? {}
      : {
          ProductCodes: [
            { ProductCodeId: image.marketplaceCode, ProductCodeType: 'marketplace' as const },
          ],
        }),
  };
}

function cpuOptions({ instanceType }: Instance): Ec2Instance['CpuOptions'] {
  const cpu = INSTANCE_TYPES.get(instanceType)?.VCpuInfo;
  return { CoreCount: cpu?.DefaultCores, ThreadsPerCore: cpu?.DefaultThreadsPerCore };
}

function network(instance: Instance): Partial<Ec2Instance> {
  const { account, region, availabilityZone } = instance.seed;
  const place = {
    VpcId: `vpc-${idFrom(`${account} ${region}`)}`,
    SubnetId: `subnet-${idFrom(`${account} ${availabilityZone}`)}`,
  };
  const primary = instance.interfaces[0]?.addresses[0];
  return {
    ...place,
    PrivateIpAddress: primary?.privateIp,
    PrivateDnsName: primary === undefined ? '' : privateName(primary.privateIp, region),
    PublicIpAddress: primary?.publicIp?.address,
    PublicDnsName: publicName(primary, region),
    NetworkInterfaces: instance.interfaces.map((each, index) => ({
      ...place,
      ...interfaceView(each, index, instance),
    })),
  };
}

function interfaceView(
  { interfaceId, addresses }: FleetInterface,
  index: number,
  { seed }: Instance,
): InstanceNetworkInterface {
  return {
    NetworkInterfaceId: interfaceId,
    InterfaceType: 'interface',
    OwnerId: seed.account,
    Status: 'in-use',
    SourceDestCheck: true,
    Groups: [{ GroupId: seed.securityGroup.id, GroupName: seed.securityGroup.name }],
    Attachment: {
      AttachmentId: `eni-attach-${interfaceId.slice('eni-'.length)}`,
      AttachTime: seed.launchedAt,
      DeleteOnTermination: true,
      DeviceIndex: index,
      NetworkCardIndex: 0,
      Status: 'attached',
    },
    PrivateIpAddress: addresses[0]?.privateIp,
    PrivateIpAddresses: addresses.map((address, position) => ({
      Primary: position === 0,
      PrivateIpAddress: address.privateIp,
      PrivateDnsName: privateName(address.privateIp, seed.region),
      ...association(address, seed.account, seed.region),
    })),
    ...association(addresses[0], seed.account, seed.region),
  };
}

function association(
  address: FleetAddress | undefined,
  account: string,
  region: string,
): { Association?: InstanceNetworkInterfaceAssociation } {
  if (address?.publicIp === undefined) return {};
  return {
    Association: {
      IpOwnerId: address.publicIp.kind === 'automatic' ? 'amazon' : account,
      PublicIp: address.publicIp.address,
      PublicDnsName: publicName(address, region),
    },
  };
}

function privateName(ip: string, region: string): string {
  return `ip-${ip.replaceAll('.', '-')}.${region}.compute.internal`;
}

function publicName(address: FleetAddress | undefined, region: string): string {
  const ip = address?.publicIp?.address;
  return ip === undefined ? '' : `ec2-${ip.replaceAll('.', '-')}.${region}.compute.amazonaws.com`;
}

function idFrom(text: string): string {
  return `0${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
