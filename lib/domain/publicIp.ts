import type { NetworkInterface } from './observation.ts';

/**
 * What a stop and start does to the public IPv4 address (domain.md A2; vectors I6): an Elastic IP
 * stays; an automatic one changes, and comes back only on an instance with one network interface
 * and no other Elastic IP.
 */
export function publicIpAfterStop(
  interfaces: readonly NetworkInterface[],
): 'none' | 'same' | 'changes' | 'lost' {
  const addresses = interfaces.flatMap((eni) => eni.privateIpv4s);
  const withPublic = addresses.filter((address) => address.publicIp !== undefined);
  if (withPublic.length === 0) return 'none';
  const automatic = withPublic.filter(isAutomatic);
  if (automatic.length === 0) return 'same';
  return interfaces.length === 1 && withPublic.length === automatic.length ? 'changes' : 'lost';
}

/** An owner that is not known is taken for Amazon: the careful reading. */
function isAutomatic({ publicIpOwner }: { readonly publicIpOwner?: string }): boolean {
  return publicIpOwner === undefined || !/^\d{12}$/.test(publicIpOwner);
}
