import { ec2Query } from '../protocol/ec2Query.ts';
import { type ModelledService, operationTable } from '../service.ts';
import type { World } from '../world.ts';
import { createAmis } from './amis.ts';
import { createCapacityReservations } from './capacityReservations.ts';
import { createTags } from './createTags.ts';
import {
  describeInstanceCreditSpecifications,
  modifyInstanceCreditSpecification,
} from './creditSpecifications.ts';
import { describeAddresses } from './describeAddresses.ts';
import { describeInstanceAttribute } from './describeInstanceAttribute.ts';
import { describeInstanceStatus } from './describeInstanceStatus.ts';
import { describeInstances } from './describeInstances.ts';
import { describeInstanceTypeOfferings } from './describeInstanceTypeOfferings.ts';
import { describeInstanceTypes } from './describeInstanceTypes.ts';
import { describePlacementGroups } from './describePlacementGroups.ts';
import { describeRegions } from './describeRegions.ts';
import { describeSpotPriceHistory } from './describeSpotPriceHistory.ts';
import { describeVolumes } from './describeVolumes.ts';
import { ec2Buckets } from './ec2Buckets.ts';
import { modifyInstanceAttribute } from './modifyInstanceAttribute.ts';
import {
  describeReservedInstances,
  describeReservedInstancesOfferings,
} from './reservedInstances.ts';
import { startInstances } from './startInstances.ts';
import { stopInstances } from './stopInstances.ts';

/** EC2: what the bot reads and does there, and the strictness that makes it worth testing against. */
export function ec2Service(world: World): ModelledService {
  const reservations = createCapacityReservations(world);
  const amis = createAmis(world);
  return {
    signingName: 'ec2',
    protocol: ec2Query,
    throttleError: { code: 'RequestLimitExceeded', status: 503 },
    deniedCode: 'UnauthorizedOperation',
    bucketsOf: ec2Buckets,
    operations: operationTable(
      describeRegions(world),
      describeInstances(world),
      describeInstanceTypes(),
      describeInstanceTypeOfferings(),
      amis.describe,
      describeVolumes(world),
      describePlacementGroups(world),
      describeSpotPriceHistory(),
      describeReservedInstances(world),
      describeReservedInstancesOfferings(),
      describeInstanceStatus(world),
      describeInstanceAttribute(world),
      describeAddresses(world),
      describeInstanceCreditSpecifications(world),
      stopInstances(world),
      startInstances(world, reservations),
      modifyInstanceAttribute(world),
      modifyInstanceCreditSpecification(world),
      amis.create,
      createTags(world),
      reservations.create,
      reservations.cancel,
      reservations.describe,
      reservations.bind,
    ),
  };
}
