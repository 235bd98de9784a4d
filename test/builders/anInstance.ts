import type { Instance } from '../../lib/domain/fleet/instance.ts';
import { accountId, instanceId, region } from '../../lib/shared/ids.ts';
import { AT } from './aSuggestion.ts';

/** A running m5.large on Linux, with one disk and one interface. */
export function anInstance(differences: Partial<Instance> = {}): Instance {
  return {
    account: accountId.parse('111122223333'),
    region: region.parse('us-east-1'),
    instanceId: instanceId.parse('i-0123456789abcdef0'),
    observedAt: AT,
    arn: 'arn:aws:ec2:us-east-1:111122223333:instance/i-0123456789abcdef0',
    name: 'api-prod-1',
    tags: { Name: 'api-prod-1', env: 'prod' },
    instanceType: 'm5.large',
    state: 'running',
    lifecycle: 'on-demand',
    availabilityZone: 'us-east-1a',
    tenancy: 'default',
    platformDetails: 'Linux/UNIX',
    usageOperation: 'RunInstances',
    securityGroups: [{ id: 'sg-0123456789abcdef0', name: 'web' }],
    productCodes: [],
    licences: [],
    networkInterfaces: [
      {
        id: 'eni-0123456789abcdef0',
        privateIpv4s: [{ address: '10.0.0.7', primary: true }],
        ipv4PrefixCount: 0,
        ipv6Count: 0,
      },
    ],
    volumes: [{ volumeId: 'vol-1', deviceName: '/dev/xvda', volumeType: 'gp3', sizeGiB: 40 }],
    ...differences,
  };
}
