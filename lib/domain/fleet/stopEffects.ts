import type { Instance, PrivateIpv4 } from './instance.ts';
import type { InstanceTypeSpecs } from './instanceTypeSpecs.ts';

/**
 * What a stop and a start leave as it was, and what is another or gone
 * (docs/facts/ec2-resize.md#stop-and-start).
 */
export interface StopEffects {
  /** The addresses of Amazon's own: other ones after the start. */
  readonly publicIpsLost: readonly string[];
  readonly elasticIpsKept: readonly string[];
  /** EBS volumes, by device. */
  readonly disksKept: readonly string[];
  /** Data on instance store volumes is lost; undefined: whether it has any is unknown. */
  readonly localDisksLost: boolean | undefined;
  /** Disks that stay, and cost, when it is terminated. */
  readonly disksLeftByTermination: readonly string[];
}

export function stopEffects(
  { networkInterfaces, volumes }: Instance,
  facts: InstanceTypeSpecs | undefined,
): StopEffects {
  const addresses = networkInterfaces.flatMap(({ privateIpv4s }) => privateIpv4s);
  const publicIps = (isOurs: boolean) =>
    addresses.flatMap((address) =>
      address.publicIp !== undefined && isElastic(address) === isOurs ? [address.publicIp] : [],
    );
  return {
    publicIpsLost: publicIps(false),
    elasticIpsKept: publicIps(true),
    disksKept: volumes.map(({ deviceName }) => deviceName),
    localDisksLost: facts?.instanceStorageSupported,
    disksLeftByTermination: volumes
      .filter(({ deletedOnTermination }) => deletedOnTermination === false)
      .map(({ deviceName }) => deviceName),
  };
}

function isElastic({ publicIpOwner }: PrivateIpv4): boolean {
  return publicIpOwner !== 'amazon';
}

/** File systems of EFS and FSx that the tags name: nothing of EC2's tells what is mounted. */
export function fileSystemsIn(tags: Instance['tags']): readonly string[] {
  const named = Object.entries(tags).flatMap(
    ([key, value]) => `${key} ${value}`.match(/\bfs-[0-9a-f]{8,17}\b/g) ?? [],
  );
  return [...new Set(named)];
}
