import { randomBytes } from 'node:crypto';
import {
  CancelCapacityReservationCommand,
  type CapacityReservation,
  CreateCapacityReservationCommand,
  DescribeCapacityReservationsCommand,
} from '@aws-sdk/client-ec2';
import type { Scope } from '../../../lib/domain/ids.ts';
import { AwsError } from '../awsError.ts';
import { INSTANCE_TYPES } from '../instanceTypes.ts';
import { zonesOf } from '../regions.ts';
import { type Operation, operation } from '../service.ts';
import type { World } from '../world.ts';
import { refuseDryRun } from './dryRun.ts';
import { applyFilters } from './filters.ts';
import { tagsView } from './instanceView.ts';
import { page } from './pages.ts';

/** The capacity reservations that were made here. */
export interface CapacityReservations {
  readonly create: Operation;
  readonly cancel: Operation;
  readonly describe: Operation;
  /** Whether an open one holds room for this type in the zone (domain.md A5, step 7). */
  holds(scope: Scope, instanceType: string, availabilityZone: string): boolean;
}

interface Held extends Scope {
  readonly token: string | undefined;
  readonly reservation: CapacityReservation;
}

export function createCapacityReservations(world: World): CapacityReservations {
  const held = new Map<string, Held>();
  const own = ({ account, region }: Scope) =>
    [...held.values()].filter((each) => each.account === account && each.region === region);
  return {
    holds: (scope, instanceType, availabilityZone) =>
      own(scope).some(
        ({ reservation }) =>
          reservation.InstanceMatchCriteria === 'open' &&
          reservation.InstanceType === instanceType &&
          reservation.AvailabilityZone === availabilityZone,
      ),
    create: operation(CreateCapacityReservationCommand, (input, call) => {
      refuseDryRun(input);
      const before = own(call).find(({ token }) => token && token === input.ClientToken);
      if (before !== undefined) return { CapacityReservation: before.reservation };
      const { InstanceType: type = '', AvailabilityZone: zone = '' } = input;
      if (!INSTANCE_TYPES.has(type) || !zonesOf(call.region).includes(zone)) {
        throw new AwsError('InvalidParameterValue', `No ${type} is offered in '${zone}'.`);
      }
      if (world.faults.onCapacity(type, zone)) {
        throw new AwsError(
          'InsufficientInstanceCapacity',
          `We currently do not have sufficient ${type} capacity in ${zone}.`,
          500,
        );
      }
      const id = `cr-0${randomBytes(8).toString('hex')}`;
      const tags = input.TagSpecifications?.flatMap(({ Tags }) => Tags ?? []) ?? [];
      const reservation: CapacityReservation = {
        CapacityReservationId: id,
        CapacityReservationArn: `arn:aws:ec2:${call.region}:${call.account}:capacity-reservation/${id}`,
        OwnerId: call.account,
        InstanceType: type,
        InstancePlatform: input.InstancePlatform,
        AvailabilityZone: zone,
        Tenancy: input.Tenancy ?? 'default',
        TotalInstanceCount: input.InstanceCount,
        AvailableInstanceCount: input.InstanceCount,
        EbsOptimized: input.EbsOptimized ?? false,
        EndDateType: input.EndDateType ?? 'unlimited',
        ...(input.EndDate === undefined ? {} : { EndDate: input.EndDate }),
        InstanceMatchCriteria: input.InstanceMatchCriteria ?? 'open',
        State: 'active',
        CreateDate: call.now,
        StartDate: call.now,
        Tags: tagsView(Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]))),
      };
      const { account, region } = call;
      held.set(id, { account, region, token: input.ClientToken, reservation });
      return { CapacityReservation: reservation };
    }),
    describe: operation(DescribeCapacityReservationsCommand, (input, call) => {
      refuseDryRun(input);
      const matching = applyFilters(
        own(call).map(({ reservation }) => reservation),
        input.Filters,
        {
          state: ({ State }) => [State],
          'instance-type': ({ InstanceType }) => [InstanceType],
        },
        ({ Tags = [] }) => Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
      );
      const { items, next } = page(matching, input, { smallest: 1, largest: 1000 });
      return { CapacityReservations: [...items], ...next };
    }),
    cancel: operation(CancelCapacityReservationCommand, (input, call) => {
      refuseDryRun(input);
      const id = input.CapacityReservationId ?? '';
      if (own(call).every(({ reservation }) => reservation.CapacityReservationId !== id)) {
        throw new AwsError(
          'InvalidCapacityReservationId.NotFound',
          `The capacity reservation ID '${id}' does not exist`,
        );
      }
      held.delete(id);
      return { Return: true };
    }),
  };
}
