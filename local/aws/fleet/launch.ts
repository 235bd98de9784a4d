import { createHash } from 'node:crypto';
import { type AccountId, instanceId, type Region } from '../../../lib/shared/ids.ts';
import { INSTANCE_TYPES } from '../instanceTypes/instanceTypes.ts';
import { type ImageKey, imageIdOf, rootDeviceOf } from './demoImages.ts';
import type {
  FleetAddress,
  FleetInstance,
  FleetInterface,
  FleetRecommendation,
  FleetVolume,
} from './fleet.ts';
import { hexOf } from './hexOf.ts';

/** What tells one instance of the demo fleet from another. The rest follows from it. */
export interface Launch {
  readonly name: string;
  readonly account: AccountId;
  readonly region: Region;
  readonly zone?: 'a' | 'b' | 'c';
  readonly type: string;
  readonly image: ImageKey;
  readonly env: 'prod' | 'staging' | 'dev';
  readonly team: string;
  /** Highest use in percent; memory is left out where no agent reports it. */
  readonly cpu: number;
  readonly memory?: number;
  readonly recommendation?: FleetRecommendation;
  readonly daysUp?: number;
  readonly rootGiB?: number;
  readonly dataVolumes?: readonly Omit<FleetVolume, 'volumeId' | 'deviceName'>[];
  readonly publicIp?: 'automatic' | 'elastic';
  readonly interfaces?: number;
  readonly state?: 'stopped';
  readonly loadPattern?: FleetInstance['loadPattern'];
  /** Added to the usual tags. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Not in the hands of Trimtab: without its tag. */
  readonly untagged?: boolean;
  readonly more?: Partial<
    Pick<
      FleetInstance,
      | 'lifecycle'
      | 'tenancy'
      | 'enaSupport'
      | 'nitroDrivers'
      | 'stopProtection'
      | 'terminationProtection'
      | 'shutdownBehavior'
      | 'hibernation'
      | 'enclave'
      | 'tpm'
      | 'managedBy'
      | 'autoScalingGroup'
      | 'creditSpecification'
    >
  >;
}

const DAY_MS = 86_400_000;

export function launch(spec: Launch, now: Date): FleetInstance {
  const id = instanceIdOf(spec);
  const launchedAt = new Date(now.getTime() - (spec.daysUp ?? usualDaysUp(id)) * DAY_MS);
  launchedAt.setUTCMilliseconds(0);
  const xen = INSTANCE_TYPES.get(spec.type)?.Hypervisor === 'xen';
  return {
    account: spec.account,
    region: spec.region,
    availabilityZone: `${spec.region}${spec.zone ?? 'a'}`,
    instanceId: id,
    instanceType: spec.type,
    imageId: imageIdOf(spec.image, spec.region),
    state: spec.state ?? 'running',
    launchedAt,
    tags: tagsOf(spec),
    volumes: spec.image === 'instanceStore' ? [] : volumesOf(spec),
    interfaces: interfacesOf(spec),
    ebsOptimized: INSTANCE_TYPES.get(spec.type)?.EbsInfo?.EbsOptimizedSupport === 'default',
    enaSupport: !xen,
    nitroDrivers: !xen,
    keyName: `${spec.team}-${spec.env}`,
    role: `${spec.team}-${spec.env}`,
    userData: `#!/bin/sh\nhostnamectl set-hostname ${spec.name}\n`,
    securityGroup: {
      id: `sg-${hexOf(`${spec.account} ${spec.region} ${spec.team}`)}`,
      name: `${spec.team}-${spec.env}`,
    },
    utilization: {
      cpuMax: spec.cpu,
      ...(spec.memory === undefined ? {} : { memoryMax: spec.memory }),
    },
    loadPattern: spec.loadPattern ?? 'always',
    ...(spec.recommendation === undefined ? {} : { recommendation: spec.recommendation }),
    ...spec.more,
  };
}

function instanceIdOf({ name, account, region }: Pick<Launch, 'name' | 'account' | 'region'>) {
  return instanceId.parse(`i-${hexOf(`instance ${account} ${region} ${name}`)}`);
}

/** 20 to 220 days: long enough for a recommendation to be about this type. */
function usualDaysUp(id: string): number {
  return 20 + (byteOf(id, 0) * 200) / 255;
}

function tagsOf({ name, env, team, tags, untagged }: Launch): Readonly<Record<string, string>> {
  return {
    Name: name,
    env,
    team,
    owner: `${team}@acme.example`,
    ...(untagged === true ? {} : { trimtab: 'managed' }),
    ...tags,
  };
}

function volumesOf(spec: Launch): readonly FleetVolume[] {
  const root = { type: 'gp3', sizeGiB: spec.rootGiB ?? 30 } as const;
  return [root, ...(spec.dataVolumes ?? [])].map((volume, index) => ({
    ...volume,
    volumeId: `vol-${hexOf(`volume ${index} ${spec.account} ${spec.region} ${spec.name}`)}`,
    deviceName:
      index === 0 ? rootDeviceOf(spec.image) : `/dev/sd${String.fromCharCode(101 + index)}`,
  }));
}

function interfacesOf(spec: Launch): readonly FleetInterface[] {
  return Array.from({ length: spec.interfaces ?? 1 }, (_, index) => {
    const name = `interface ${index} ${spec.account} ${spec.region} ${spec.name}`;
    return { interfaceId: `eni-${hexOf(name)}`, addresses: [addressOf(spec, name, index)] };
  });
}

function addressOf({ publicIp }: Launch, name: string, index: number): FleetAddress {
  const privateIp = `10.${20 + index}.${byteOf(name, 1)}.${4 + (byteOf(name, 2) % 250)}`;
  if (publicIp === undefined || index > 0) return { privateIp };
  const address = `52.${byteOf(name, 3)}.${byteOf(name, 4)}.${1 + (byteOf(name, 5) % 254)}`;
  return {
    privateIp,
    publicIp:
      publicIp === 'automatic'
        ? { kind: 'automatic', address }
        : { kind: 'elastic', address, allocationId: `eipalloc-${hexOf(name)}` },
  };
}

function byteOf(name: string, index: number): number {
  return createHash('sha256').update(name).digest()[index] ?? 0;
}
