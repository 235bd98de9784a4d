import { describeInstanceType } from '../../domain/instanceType.ts';
import type { InstanceTypeFacts } from '../../domain/instanceTypeFacts.ts';
import type { Observation } from '../../domain/observation.ts';
import { fileSystemsIn } from '../../domain/stopEffects.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { count } from '../wording.ts';

/** What is read of one machine besides what every snapshot has. */
export interface LaunchFacts {
  readonly instance: Observation;
  readonly typeFacts?: InstanceTypeFacts;
  /** Absent: it could not be read. */
  readonly userDataBytes?: number;
}

/** The eight things that somebody chose when the instance was launched, a line for each. */
export function launchInWords(facts: LaunchFacts): string {
  const { instance } = facts;
  return [
    line('Image', imageInWords(instance)),
    line('Type', typeInWords(facts)),
    line('Network', networkInWords(instance)),
    line('Role', roleInWords(instance)),
    line('User data', userDataInWords(facts)),
    line('Storage', storageInWords(facts)),
    line('Security groups', list(instance.securityGroups.map(({ id, name }) => name ?? id))),
    line('Key pair', instance.keyName ?? 'none'),
  ].join('\n');
}

function line(label: string, value: string): string {
  return `*${label}:* ${escapeMrkdwn(value, 340)}`;
}

function imageInWords(instance: Observation): string {
  const { image, imageId } = instance;
  const source =
    image === null
      ? 'deleted: you cannot launch from it again'
      : image === undefined
        ? 'not read'
        : [image.name, image.owner === undefined ? undefined : `by ${image.owner}`]
            .filter((each) => each !== undefined)
            .join(' ') || 'without a name';
  return [
    `${imageId ?? 'unknown'} (${source})`,
    instance.platformDetails ?? 'system unknown',
    instance.architecture ?? 'architecture unknown',
    instance.virtualizationType ?? 'virtualization unknown',
    instance.currentInstanceBootMode ?? instance.bootMode ?? 'boot mode unknown',
  ].join(', ');
}

function typeInWords({ instance, typeFacts }: LaunchFacts): string {
  const size =
    typeFacts?.vcpus === undefined || typeFacts.memoryMiB === undefined
      ? []
      : [`${typeFacts.vcpus} vCPU`, `${typeFacts.memoryMiB / 1024} GiB`];
  return [instance.instanceType, describeInstanceType(instance.instanceType), ...size].join(', ');
}

function networkInWords({ networkInterfaces, vpcId, subnetId }: Observation): string {
  const addresses = networkInterfaces.flatMap(({ privateIpv4s }) =>
    privateIpv4s.map(({ address, publicIp }) =>
      publicIp === undefined ? address : `${address} (${publicIp})`,
    ),
  );
  return `${vpcId ?? 'no VPC'}, ${subnetId ?? 'no subnet'}, ${count(networkInterfaces.length, 'interface')}: ${list(addresses)}`;
}

/** The profile is what EC2 tells; it nearly always has the name of its role. */
function roleInWords({ instanceProfile }: Observation): string {
  return instanceProfile === undefined
    ? 'none'
    : `instance profile ${instanceProfile.split('/').at(-1) ?? instanceProfile}`;
}

function userDataInWords({ userDataBytes }: LaunchFacts): string {
  if (userDataBytes === undefined) return 'not read';
  return userDataBytes === 0
    ? 'none'
    : `${count(userDataBytes, 'byte')}; runs at the first boot only, not after a change of type`;
}

function storageInWords({ instance, typeFacts }: LaunchFacts): string {
  const { volumes, rootDeviceType, tags } = instance;
  const disks = volumes.map(
    ({ deviceName, volumeType, sizeGiB, encrypted }) =>
      `${deviceName} ${volumeType ?? 'type unknown'} ${sizeGiB ?? '?'} GiB${encrypted === true ? ' encrypted' : ''}`,
  );
  const shared = fileSystemsIn(tags);
  return [
    `root on ${rootDeviceType ?? 'unknown'}`,
    `EBS ${list(disks)}`,
    ...(typeFacts?.instanceStorageSupported === true ? ['disks of the host'] : []),
    ...(shared.length === 0 ? [] : [`mounts, by its tags: ${list(shared)}`]),
  ].join('; ');
}

function list(items: readonly string[]): string {
  if (items.length === 0) return 'none';
  const shown = items.slice(0, 5).join(', ');
  return items.length > 5 ? `${shown} and ${items.length - 5} more in the EC2 console` : shown;
}
