import { ec2Query } from '../protocol/ec2Query.ts';
import { type ModelledService, operationTable } from '../service.ts';
import type { World } from '../world.ts';
import { describeRegions } from './describeRegions.ts';
import { ec2Buckets } from './ec2Buckets.ts';

export function ec2Service(world: World): ModelledService {
  return {
    signingName: 'ec2',
    protocol: ec2Query,
    throttleError: { code: 'RequestLimitExceeded', status: 503 },
    deniedCode: 'UnauthorizedOperation',
    bucketsOf: ec2Buckets,
    operations: operationTable(describeRegions(world)),
  };
}
