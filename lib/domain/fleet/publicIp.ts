import type { NetworkInterface } from './instance.ts';

/**
 * What a stop and start does to the public IPv4 address
 * (docs/facts/ec2-resize.md#public-ipv4-address): an Elastic IP stays; an automatic one changes,
 * and comes back only on an instance with one network interface and no other Elastic IP.
 */
export function publicIpAfterStop(
  interfaces: readonly NetworkInterface[],
): 'none' | 'same' | 'changes' | 'lost' {
  // Most have none: said first, because every change of every instance asks.
  if (!interfaces.some((eni) => eni.privateIpv4s.some(isPublic))) return 'none';
  const withPublic = interfaces.flatMap((eni) => eni.privateIpv4s).filter(isPublic);
  const automatic = withPublic.filter(isAutomatic);
  if (automatic.length === 0) return 'same';
  return interfaces.length === 1 && withPublic.length === automatic.length ? 'changes' : 'lost';
}

function isPublic({ publicIp }: { readonly publicIp?: string }): boolean {
  return publicIp !== undefined;
}

/** An owner that is not known is taken for Amazon: the careful reading. */
function isAutomatic({ publicIpOwner }: { readonly publicIpOwner?: string }): boolean {
  return publicIpOwner === undefined || !/^\d{12}$/.test(publicIpOwner);
}
