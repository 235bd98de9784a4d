import {
  DescribeInstancesCommand,
  type EC2Client,
  type Instance as Ec2Instance,
} from '@aws-sdk/client-ec2';
import type { Instance } from '../../domain/fleet/instance.ts';
import { type InstanceId, instanceId, type Scope } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { allItems, batches } from '../client/allItems.ts';
import { reader } from '../client/reader.ts';
import { instanceState } from './instanceState.ts';
import { networkInterface } from './networkInterface.ts';

/** Values of one filter (EC2 API reference, Using_Filtering). */
const IDS_A_CALL = 200;

/**
 * Every instance of one account and Region as EC2 shows it, without a recommendation, protection
 * and Auto Scaling; or, with `only`, those of these that exist. Managed instances are included,
 * even hidden ones: they cost (docs/facts/ec2-resize.md#controllers-of-an-instance).
 */
export const readInstances = reader({
  service: 'EC2',
  action: 'ec2:DescribeInstances',
  read: async (
    client: EC2Client,
    scope: Scope,
    observedAt: Date,
    only?: readonly InstanceId[],
  ): Promise<readonly Instance[]> => {
    const groups = only === undefined ? [undefined] : batches(only, IDS_A_CALL);
    const found: Instance[] = [];
    for (const ids of groups) {
      const instances = await readAll(client, ids);
      found.push(...instances.flatMap((instance) => observe(instance, scope, observedAt)));
    }
    return found;
  },
});

/**
 * Ids go in a filter: an id that is gone is then no error, and pages stay possible
 * (docs/facts/ec2-resize.md#reading-instances).
 */
async function readAll(
  client: EC2Client,
  ids: readonly InstanceId[] | undefined,
): Promise<readonly Ec2Instance[]> {
  return allItems(
    (NextToken) =>
      client.send(
        new DescribeInstancesCommand({
          MaxResults: 1000,
          IncludeManagedResources: true,
          NextToken,
          Filters: ids && [{ Name: 'instance-id', Values: [...ids] }],
        }),
      ),
    (page) => page.NextToken,
    (page) => page.Reservations?.flatMap(({ Instances = [] }) => Instances),
  );
}

/** Nothing for a record without an id or a type: there is nothing to say of it. */
function observe(instance: Ec2Instance, scope: Scope, observedAt: Date): readonly Instance[] {
  const id = instanceId.safeParse(instance.InstanceId);
  const { InstanceType: instanceType } = instance;
  if (!id.success || instanceType === undefined) return [];
  const tags = tagsOf(instance);
  return [
    omitUndefined({
      ...scope,
      instanceId: id.data,
      observedAt: observedAt.toISOString(),
      arn: `arn:${partitionOf(scope.region)}:ec2:${scope.region}:${scope.account}:instance/${id.data}`,
      name: tags.Name || undefined,
      tags,
      instanceType,
      state: instanceState(instance.State?.Name),
      lifecycle: instance.InstanceLifecycle ?? 'on-demand',
      ...placementOf(instance),
      ...systemOf(instance),
      ...optionsOf(instance),
      ...billingOf(instance),
      imageId: instance.ImageId,
      keyName: instance.KeyName,
      vpcId: instance.VpcId,
      subnetId: instance.SubnetId,
      instanceProfile: instance.IamInstanceProfile?.Arn,
      launchTime: instance.LaunchTime?.toISOString(),
      stateReason: instance.StateReason?.Code,
      stateTransitionReason: instance.StateTransitionReason || undefined,
      managedBy: managerOf(instance),
      securityGroups: (instance.SecurityGroups ?? []).flatMap(({ GroupId, GroupName }) =>
        GroupId === undefined ? [] : [omitUndefined({ id: GroupId, name: GroupName })],
      ),
      networkInterfaces: (instance.NetworkInterfaces ?? []).map(networkInterface),
      volumes: (instance.BlockDeviceMappings ?? []).flatMap(({ DeviceName, Ebs }) =>
        Ebs?.VolumeId === undefined
          ? []
          : [
              omitUndefined({
                volumeId: Ebs.VolumeId,
                deviceName: DeviceName ?? '',
                deletedOnTermination: Ebs.DeleteOnTermination,
                cardIndex: Ebs.EbsCardIndex,
                managedBy: managerOf(Ebs) ?? Ebs.AssociatedResource,
              }),
            ],
      ),
    }),
  ];
}

function tagsOf({ Tags = [] }: Ec2Instance): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Tags.flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']])),
  );
}

function placementOf({ Placement, OutpostArn }: Ec2Instance) {
  return {
    availabilityZone: Placement?.AvailabilityZone,
    tenancy: Placement?.Tenancy,
    // EC2 sends an empty name for an instance that is in no group
    // (docs/facts/ec2-resize.md#reading-instances).
    placementGroup: Placement?.GroupName || undefined,
    outpostArn: OutpostArn,
  };
}

/** Absent is the default of RunInstances: not EBS-optimised. */
function systemOf(instance: Ec2Instance) {
  return {
    architecture: instance.Architecture,
    virtualizationType: instance.VirtualizationType,
    rootDeviceType: instance.RootDeviceType,
    rootDeviceName: instance.RootDeviceName,
    bootMode: instance.BootMode,
    currentInstanceBootMode: instance.CurrentInstanceBootMode,
    enaSupport: instance.EnaSupport,
    ebsOptimized: instance.EbsOptimized ?? false,
    tpmSupport: instance.TpmSupport,
    sriovNetSupport: instance.SriovNetSupport,
    secondaryInterfaceCount: instance.SecondaryInterfaces?.length,
  };
}

/**
 * What can only be set at a launch, or by hand, is absent from instances that are older than it:
 * RunInstances then has its default, which is no hibernation, no enclave, `default` weighting.
 */
function optionsOf(instance: Ec2Instance) {
  const { CoreCount: coreCount, ThreadsPerCore: threadsPerCore } = instance.CpuOptions ?? {};
  const { CapacityReservationTarget: target, CapacityReservationPreference } =
    instance.CapacityReservationSpecification ?? {};
  return {
    hibernationConfigured: instance.HibernationOptions?.Configured ?? false,
    enclaveEnabled: instance.EnclaveOptions?.Enabled ?? false,
    cpuOptions:
      coreCount === undefined || threadsPerCore === undefined
        ? undefined
        : { coreCount, threadsPerCore },
    cpuFeatures: cpuFeaturesOf(instance),
    bandwidthWeighting: instance.NetworkPerformanceOptions?.BandwidthWeighting ?? 'default',
    capacityReservationTarget:
      target?.CapacityReservationId ?? target?.CapacityReservationResourceGroupArn,
    capacityReservationPreference: CapacityReservationPreference,
    monitoring: instance.Monitoring?.State,
  };
}

/** By the names that a type's SupportedFeatures has for them. */
function cpuFeaturesOf({ CpuOptions }: Ec2Instance): readonly string[] | undefined {
  const on = [
    ...(CpuOptions?.AmdSevSnp === 'enabled' ? ['amd-sev-snp'] : []),
    ...(CpuOptions?.NestedVirtualization === 'enabled' ? ['nested-virtualization'] : []),
  ];
  return on.length === 0 ? undefined : on;
}

function billingOf({
  PlatformDetails,
  UsageOperation,
  ProductCodes = [],
  Licenses = [],
}: Ec2Instance) {
  return {
    platformDetails: PlatformDetails,
    usageOperation: UsageOperation,
    productCodes: ProductCodes.flatMap(({ ProductCodeId: id, ProductCodeType: type }) =>
      id === undefined ? [] : [{ id, type: type ?? 'unknown' }],
    ),
    licences: Licenses.flatMap(({ LicenseConfigurationArn: arn }) =>
      arn === undefined ? [] : [arn],
    ),
  };
}

function managerOf({ Operator }: Pick<Ec2Instance, 'Operator'>): string | undefined {
  if (Operator?.Managed !== true) return undefined;
  return Operator.Principal ?? 'an AWS service';
}

/**
 * The first part of every ARN of a Region (docs/facts/ec2-resize.md#reading-instances: never take
 * `aws` for granted).
 */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}
