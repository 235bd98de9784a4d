import type { Instance } from '../../../domain/fleet/instance.ts';
import { describeInstanceType } from '../../../domain/fleet/instanceTypeName.ts';
import type { InstanceTypeSpecs } from '../../../domain/fleet/instanceTypeSpecs.ts';
import { fileSystemsIn } from '../../../domain/fleet/stopEffects.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Text } from '../../i18n/ko.ts';
import type { Language } from '../../i18n/translator.ts';

/** What is read of one instance in addition to the snapshot. */
export interface LaunchFacts {
  readonly instance: Instance;
  readonly typeSpecs?: InstanceTypeSpecs;
  /** Absent: it could not be read. */
  readonly userDataBytes?: number;
}

/** The eight launch settings of the instance, a line for each. */
export function launchText(facts: LaunchFacts, language: Language): string {
  const { instance } = facts;
  const groups = instance.securityGroups.map(({ id, name }) => name ?? id);
  const lines: readonly (readonly [keyof typeof LABELS, string])[] = [
    ['image', imageText(instance, language)],
    ['type', typeText(facts, language)],
    ['network', networkText(instance, language)],
    ['role', roleText(instance, language)],
    ['userData', userDataText(facts, language)],
    ['storage', storageText(facts, language)],
    ['securityGroups', list(groups, language)],
    ['keyPair', instance.keyName ?? language.say('none')],
  ];
  return lines
    .map(([label, value]) => `*${language.say(LABELS[label])}:* ${escapeMrkdwn(value, 340)}`)
    .join('\n');
}

const LABELS = {
  image: 'AMI',
  type: 'Type',
  network: 'Network',
  role: 'Role',
  userData: 'User data',
  storage: 'Storage',
  securityGroups: 'Security groups',
  keyPair: 'Key pair',
} as const satisfies Readonly<Record<string, Text>>;

function imageText(instance: Instance, language: Language): string {
  const { say } = language;
  return [
    say('{id} ({source})', {
      id: instance.imageId ?? say('unknown'),
      source: sourceText(instance, language),
    }),
    instance.platformDetails ?? say('operating system unknown'),
    instance.architecture ?? say('architecture unknown'),
    instance.virtualizationType ?? say('virtualization unknown'),
    instance.currentInstanceBootMode ?? instance.bootMode ?? say('boot mode unknown'),
  ].join(', ');
}

function sourceText({ image }: Instance, { say }: Language): string {
  if (image === null) return say("deleted: can't be launched again from this AMI");
  if (image === undefined) return say('not read');
  const name = image.name ?? say('no name');
  return image.owner === undefined ? name : say('{name} by {owner}', { name, owner: image.owner });
}

function typeText({ instance, typeSpecs }: LaunchFacts, { tell }: Language): string {
  const size =
    typeSpecs?.vcpus === undefined || typeSpecs.memoryMiB === undefined
      ? []
      : [`${typeSpecs.vcpus} vCPU`, `${typeSpecs.memoryMiB / 1024} GiB`];
  const traits = tell(describeInstanceType(instance.instanceType));
  return [instance.instanceType, traits, ...size].join(', ');
}

function networkText(instance: Instance, language: Language): string {
  const { say, count } = language;
  const { networkInterfaces, vpcId, subnetId } = instance;
  const addresses = networkInterfaces.flatMap(({ privateIpv4s }) =>
    privateIpv4s.map(({ address, publicIp }) =>
      publicIp === undefined ? address : `${address} (${publicIp})`,
    ),
  );
  return say('{vpc}, {subnet}, {interfaces}: {addresses}', {
    vpc: vpcId ?? say('no VPC'),
    subnet: subnetId ?? say('no subnet'),
    interfaces: count(networkInterfaces.length, '{n} interface', '{n} interfaces'),
    addresses: list(addresses, language),
  });
}

/** The profile is what EC2 tells; it nearly always has the name of its role. */
function roleText({ instanceProfile }: Instance, { say }: Language): string {
  return instanceProfile === undefined
    ? say('none')
    : say('instance profile {name}', {
        name: instanceProfile.split('/').at(-1) ?? instanceProfile,
      });
}

function userDataText({ userDataBytes }: LaunchFacts, { say, count }: Language): string {
  if (userDataBytes === undefined) return say('not read');
  return userDataBytes === 0
    ? say('none')
    : count(
        userDataBytes,
        '{n} byte; runs only at the first boot, not after a type change',
        '{n} bytes; runs only at the first boot, not after a type change',
      );
}

function storageText({ instance, typeSpecs }: LaunchFacts, language: Language): string {
  const { say } = language;
  const { volumes, rootDeviceType, tags } = instance;
  const disks = volumes.map(({ deviceName, volumeType, sizeGiB, encrypted }) =>
    [
      deviceName,
      volumeType ?? say('type unknown'),
      `${sizeGiB ?? '?'} GiB`,
      ...(encrypted === true ? [say('encrypted')] : []),
    ].join(' '),
  );
  const shared = fileSystemsIn(tags);
  return [
    say('root on {device}', { device: rootDeviceType ?? say('unknown') }),
    `EBS ${list(disks, language)}`,
    ...(typeSpecs?.instanceStorageSupported === true ? [say('instance store volumes')] : []),
    ...(shared.length === 0
      ? []
      : [say('mounts, by its tags: {systems}', { systems: list(shared, language) })]),
  ].join('; ');
}

function list(items: readonly string[], { say }: Language): string {
  if (items.length === 0) return say('none');
  const shown = items.slice(0, 5).join(', ');
  return items.length > 5
    ? say('{shown}, and {more} more in the EC2 console', { shown, more: items.length - 5 })
    : shown;
}
