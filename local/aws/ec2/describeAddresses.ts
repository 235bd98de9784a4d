import { type Address, DescribeAddressesCommand } from '@aws-sdk/client-ec2';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { type Operation, operation } from '../server/service.ts';
import type { Instance } from './instances/instance.ts';
import { refuseDryRun } from './request/dryRun.ts';
import { applyFilters } from './request/filters.ts';

/**
 * Elastic IPs: those that are on instances. Automatic addresses are not here
 * (docs/facts/ec2-resize.md#public-ipv4-address).
 */
export function describeAddresses({ instances }: Environment): Operation {
  return operation(DescribeAddressesCommand, (input, call) => {
    refuseDryRun(input);
    const all = instances.in(call).flatMap(addressesOf);
    const missing = input.AllocationIds?.find((id) =>
      all.every((each) => each.AllocationId !== id),
    );
    if (missing !== undefined) {
      throw new AwsError(
        'InvalidAllocationID.NotFound',
        `The allocation ID '${missing}' does not exist`,
      );
    }
    const asked = all.filter(
      ({ AllocationId = '', PublicIp = '' }) =>
        (input.AllocationIds?.includes(AllocationId) ?? true) &&
        (input.PublicIps?.includes(PublicIp) ?? true),
    );
    return {
      Addresses: applyFilters(asked, input.Filters, {
        'instance-id': ({ InstanceId }) => [InstanceId],
        'allocation-id': ({ AllocationId }) => [AllocationId],
        'public-ip': ({ PublicIp }) => [PublicIp],
        'network-interface-id': ({ NetworkInterfaceId }) => [NetworkInterfaceId],
        'private-ip-address': ({ PrivateIpAddress }) => [PrivateIpAddress],
      }).slice(),
    };
  });
}

function addressesOf({ seed, interfaces }: Instance): readonly Address[] {
  return interfaces.flatMap(({ interfaceId, addresses }) =>
    addresses.flatMap(({ privateIp, publicIp }) =>
      publicIp?.kind !== 'elastic'
        ? []
        : {
            AllocationId: publicIp.allocationId,
            AssociationId: publicIp.allocationId.replace('eipalloc-', 'eipassoc-'),
            Domain: 'vpc' as const,
            InstanceId: seed.instanceId,
            NetworkInterfaceId: interfaceId,
            NetworkInterfaceOwnerId: seed.account,
            PrivateIpAddress: privateIp,
            PublicIp: publicIp.address,
            NetworkBorderGroup: seed.region,
          },
    ),
  );
}
