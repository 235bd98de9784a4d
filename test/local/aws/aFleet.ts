import { instanceId, region } from '../../../lib/shared/ids.ts';
import type { Fleet, FleetInstance } from '../../../local/aws/fleet/fleet.ts';
import { PROD_ACCOUNT } from '../../../local/aws/server/accounts.ts';

export const START = new Date('2026-11-23T06:00:00Z');
export const VIRGINIA = region.parse('us-east-1');
export const IRELAND = region.parse('eu-west-1');

/** An m5.large that runs Linux in us-east-1 all the time, but for what `differs`. */
export function anInstance(number: number, differs: Partial<FleetInstance> = {}): FleetInstance {
  const hex = number.toString(16).padStart(17, '0');
  return {
    account: PROD_ACCOUNT,
    region: VIRGINIA,
    availabilityZone: 'us-east-1a',
    instanceId: instanceId.parse(`i-${hex}`),
    instanceType: 'm5.large',
    imageId: 'ami-linux',
    state: 'running',
    launchedAt: new Date('2026-08-01T00:00:00Z'),
    tags: { Name: `web-${number}` },
    volumes: [],
    interfaces: [],
    ebsOptimized: true,
    enaSupport: true,
    nitroDrivers: true,
    securityGroup: { id: 'sg-1', name: 'web' },
    utilization: { cpuMax: 20 },
    loadPattern: 'always',
    ...differs,
  };
}

export function aFleet(contents: Partial<Fleet> = {}): Fleet {
  return {
    instances: [],
    images: [
      {
        region: VIRGINIA,
        imageId: 'ami-linux',
        name: 'linux',
        platform: 'Linux/UNIX',
        usageOperation: 'RunInstances',
        architecture: 'x86_64',
        rootDeviceType: 'ebs',
        rootDeviceName: '/dev/xvda',
      },
    ],
    autoScalingGroups: [],
    targetGroups: [],
    reservedInstances: [],
    savingsPlans: [],
    ...contents,
  };
}
