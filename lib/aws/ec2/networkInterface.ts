import type { InstanceNetworkInterface, InstancePrivateIpAddress } from '@aws-sdk/client-ec2';
import type { NetworkInterface, PrivateIpv4 } from '../../domain/fleet/instance.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';

/**
 * What EC2 says of one network interface of an instance
 * (docs/facts/ec2-resize.md#network-interfaces).
 */
export function networkInterface(sent: InstanceNetworkInterface): NetworkInterface {
  return omitUndefined({
    id: sent.NetworkInterfaceId ?? 'unknown',
    interfaceType: sent.InterfaceType,
    networkCardIndex: sent.Attachment?.NetworkCardIndex,
    privateIpv4s: (sent.PrivateIpAddresses ?? []).flatMap(privateIpv4),
    ipv4PrefixCount: sent.Ipv4Prefixes?.length ?? 0,
    ipv6Count: (sent.Ipv6Addresses?.length ?? 0) + (sent.Ipv6Prefixes?.length ?? 0),
    enaExpress: sent.Attachment?.EnaSrdSpecification?.EnaSrdEnabled,
    sourceDestCheck: sent.SourceDestCheck,
  });
}

function privateIpv4(sent: InstancePrivateIpAddress): readonly PrivateIpv4[] {
  const { PrivateIpAddress: address, Primary, Association } = sent;
  if (address === undefined) return [];
  return [
    omitUndefined({
      address,
      primary: Primary ?? false,
      publicIp: Association?.PublicIp,
      publicIpOwner: Association?.IpOwnerId,
    }),
  ];
}
