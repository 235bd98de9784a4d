import { ec2Query } from '../protocol/ec2Query.ts';
import type { Environment } from '../server/environment.ts';
import { type ModelledService, operationTable } from '../server/service.ts';
import { createAmis } from './amis.ts';
import { createCapacityReservations } from './capacityReservations.ts';
import { createTags } from './createTags.ts';
import { describeAddresses } from './describeAddresses.ts';
import { describeInstanceTypeOfferings } from './describeInstanceTypeOfferings.ts';
import { describeInstanceTypes } from './describeInstanceTypes.ts';
import { describePlacementGroups } from './describePlacementGroups.ts';
import { describeRegions } from './describeRegions.ts';
import { describeSpotPriceHistory } from './describeSpotPriceHistory.ts';
import { describeVolumes } from './describeVolumes.ts';
import {
  describeInstanceCreditSpecifications,
  modifyInstanceCreditSpecification,
} from './instances/creditSpecifications.ts';
import { describeInstanceAttribute } from './instances/describeInstanceAttribute.ts';
import { describeInstanceStatus } from './instances/describeInstanceStatus.ts';
import { describeInstances } from './instances/describeInstances.ts';
import { modifyInstanceAttribute } from './instances/modifyInstanceAttribute.ts';
import { startInstances } from './instances/startInstances.ts';
import { stopInstances } from './instances/stopInstances.ts';
import { ec2Buckets } from './request/ec2Buckets.ts';
import {
  describeReservedInstances,
  describeReservedInstancesOfferings,
} from './reservedInstances.ts';

/** EC2: what the bot reads and does there, and the strictness that makes it worth testing against. */
export function ec2Service(environment: Environment): ModelledService {
  const reservations = createCapacityReservations(environment);
  const amis = createAmis(environment);
  return {
    signingName: 'ec2',
    protocol: ec2Query,
    throttleError: { code: 'RequestLimitExceeded', status: 503 },
    deniedCode: 'UnauthorizedOperation',
    bucketsOf: ec2Buckets,
    operations: operationTable(
      describeRegions(environment),
      describeInstances(environment),
      describeInstanceTypes(),
      describeInstanceTypeOfferings(),
      amis.describe,
      describeVolumes(environment),
      describePlacementGroups(environment),
      describeSpotPriceHistory(),
      describeReservedInstances(environment),
      describeReservedInstancesOfferings(),
      describeInstanceStatus(environment),
      describeInstanceAttribute(environment),
      describeAddresses(environment),
      describeInstanceCreditSpecifications(environment),
      stopInstances(environment),
      startInstances(environment, reservations),
      modifyInstanceAttribute(environment),
      modifyInstanceCreditSpecification(environment),
      amis.create,
      createTags(environment),
      reservations.create,
      reservations.cancel,
      reservations.describe,
      reservations.bind,
    ),
  };
}
