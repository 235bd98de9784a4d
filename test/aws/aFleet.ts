import { type InstanceId, instanceId } from '../../lib/shared/ids.ts';
import type { Fleet, FleetImage, FleetInstance } from '../../local/aws/fleet/fleet.ts';
import { HERE, US_EAST_1 } from './scopes.ts';

/** The id of the nth instance of a test. */
export function idOf(n: number): InstanceId {
  return instanceId.parse(`i-${n.toString(16).padStart(17, '0')}`);
}

const LINUX: FleetImage = {
  region: US_EAST_1,
  imageId: 'ami-0000000000000000a',
  name: 'al2023',
  platform: 'Linux/UNIX',
  usageOperation: 'RunInstances',
  architecture: 'x86_64',
  bootMode: 'uefi-preferred',
  rootDeviceType: 'ebs',
  rootDeviceName: '/dev/xvda',
};

/** A plain running Linux instance in us-east-1a of the first account. */
export function aFleetInstance(n: number, fields: Partial<FleetInstance> = {}): FleetInstance {
  const hex = n.toString(16).padStart(17, '0');
  return {
    ...HERE,
    availabilityZone: 'us-east-1a',
    instanceId: idOf(n),
    instanceType: 'm5.2xlarge',
    imageId: LINUX.imageId,
    state: 'running',
    launchedAt: new Date('2026-10-01T00:00:00Z'),
    tags: { Name: `web-${n}` },
    volumes: [{ volumeId: `vol-${hex}`, deviceName: '/dev/xvda', type: 'gp3', sizeGiB: 30 }],
    interfaces: [{ interfaceId: `eni-${hex}`, addresses: [{ privateIp: `10.0.0.${n % 250}` }] }],
    ebsOptimized: true,
    enaSupport: true,
    nitroDrivers: true,
    securityGroup: { id: 'sg-0000000000000000a', name: 'web' },
    utilization: { cpuMax: 20 },
    loadPattern: 'always',
    ...fields,
  };
}

export function aFleet(instances: readonly FleetInstance[], fields: Partial<Fleet> = {}): Fleet {
  return {
    instances,
    images: [LINUX],
    autoScalingGroups: [],
    targetGroups: [],
    reservedInstances: [],
    savingsPlans: [],
    ...fields,
  };
}
