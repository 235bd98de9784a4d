import type { InstanceStatus } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { healthOf } from '../../../lib/aws/ec2/instanceStatus.ts';

const OK = { Status: 'ok' } as const;
const WELL: InstanceStatus = { InstanceStatus: OK, SystemStatus: OK, AttachedEbsStatus: OK };

it.each<[string, InstanceStatus | undefined, string]>([
  ['all checks that there are pass', WELL, 'ok'],
  ['older answers have no check of EBS', { InstanceStatus: OK, SystemStatus: OK }, 'ok'],
  ['its application fails', { ...WELL, ApplicationStatus: { Status: 'impaired' } }, 'impaired'],
  [
    'its application has no check',
    { ...WELL, ApplicationStatus: { Status: 'not-applicable' } },
    'ok',
  ],
  ['its disks fail', { ...WELL, AttachedEbsStatus: { Status: 'impaired' } }, 'impaired'],
  ['one check begins', { ...WELL, SystemStatus: { Status: 'initializing' } }, 'initializing'],
  [
    'EC2 does not know yet',
    { ...WELL, InstanceStatus: { Status: 'insufficient-data' } },
    'unknown',
  ],
  ['EC2 says nothing', undefined, 'unknown'],
])('when %s', (_, status, health) => {
  expect(healthOf(status)).toBe(health);
});
