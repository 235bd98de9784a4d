import { randomBytes } from 'node:crypto';
import {
  CancelCapacityReservationCommand,
  type CapacityReservation,
  CreateCapacityReservationCommand,
  type CreateCapacityReservationCommandInput,
  DescribeCapacityReservationsCommand,
  ModifyInstanceCapacityReservationAttributesCommand,
} from '@aws-sdk/client-ec2';
import type { Scope } from '../../../lib/shared/ids.ts';
import { INSTANCE_TYPES } from '../instanceTypes/instanceTypes.ts';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { zonesOf } from '../server/regions.ts';
import { type AwsCall, type Operation, operation } from '../server/service.ts';
import { findInstances } from './instances/findInstances.ts';
import type { Instance } from './instances/instance.ts';
import { tagsView } from './instances/instanceView.ts';
import { refuseDryRun } from './request/dryRun.ts';
import { applyFilters } from './request/filters.ts';
import { page } from './request/pages.ts';

/** The capacity reservations that were made here, and who runs in them. */
export interface CapacityReservations {
  readonly create: Operation;
  readonly cancel: Operation;
  readonly describe: Operation;
  /** ModifyInstanceCapacityReservationAttributes. */
  readonly bind: Operation;
  /**
   * The reservation in which this instance would start; undefined when it needs other room. Throws
   * what StartInstances answers for one that is bound to a reservation without room for it.
   */
  headroomFor(scope: Scope, instance: Instance): string | undefined;
  /** It starts: the room is taken until it stops. */
  take(scope: Scope, instance: Instance): void;
}

interface Held extends Scope {
  readonly id: string;
  readonly token: string | undefined;
  /** Everything that was asked for with the token. */
  readonly request: string;
  readonly shownFrom: Date;
  readonly reservation: CapacityReservation;
}

/**
 * EC2 is eventually consistent: a new reservation is not shown at once
 * (docs/facts/ec2-resize.md#capacity-reservations).
 */
const HIDDEN_MS = 3000;

export function createCapacityReservations(environment: Environment): CapacityReservations {
  const book = createReservationBook(environment);
  return {
    headroomFor: book.headroomFor,
    take: book.take,
    create: createReservation(environment, book),
    describe: describeReservations(book),
    cancel: cancelReservation(book),
    bind: bindInstance(environment, book),
  };
}

/** Which reservations there are, and which instances run in them. */
interface ReservationBook extends Pick<CapacityReservations, 'headroomFor' | 'take'> {
  readonly held: Map<string, Held>;
  /** Ids of instances by the ids of the reservations in which they run. */
  readonly users: Map<string, string>;
  readonly own: (scope: Scope) => readonly Held[];
  readonly isUsed: (scope: Scope, held: Held) => boolean;
  readonly fits: (held: Held, instance: Instance) => boolean;
  readonly runsInOne: (scope: Scope, instance: Instance) => boolean;
}

function createReservationBook(environment: Environment): ReservationBook {
  const held = new Map<string, Held>();
  const users = new Map<string, string>();
  const own = ({ account, region }: Scope) =>
    [...held.values()].filter((each) => each.account === account && each.region === region);

  /** The room that a stopped instance had is free again. */
  const isUsed = (scope: Scope, { id, reservation }: Held): boolean => {
    const user = environment.instances.find(scope, users.get(id) ?? '');
    const runs = user?.phase.kind === 'running' || user?.phase.kind === 'pending';
    return runs && user.instanceType === reservation.InstanceType;
  };
  const fits = ({ reservation }: Held, { instanceType, seed }: Instance): boolean =>
    reservation.InstanceType === instanceType &&
    reservation.AvailabilityZone === seed.availabilityZone;
  const runsInOne = (scope: Scope, { seed }: Instance) =>
    own(scope).some((each) => users.get(each.id) === seed.instanceId && isUsed(scope, each));

  const headroomFor = (scope: Scope, instance: Instance): string | undefined => {
    const { boundTo } = instance;
    if (boundTo === undefined) {
      return own(scope).find((each) => isOpen(each) && fits(each, instance) && !isUsed(scope, each))
        ?.id;
    }
    const target = held.get(boundTo);
    if (target === undefined) {
      // What targets a cancelled one can't launch any more
      // (docs/facts/ec2-resize.md#capacity-reservations).
      throw new AwsError(
        'InvalidCapacityReservationState',
        `The capacity reservation '${boundTo}' is not active.`,
      );
    }
    if (!fits(target, instance) || isUsed(scope, target)) throw full();
    return boundTo;
  };

  return {
    held,
    users,
    own,
    isUsed,
    fits,
    runsInOne,
    headroomFor,
    take: (scope, instance) => {
      const id = headroomFor(scope, instance);
      if (id !== undefined) users.set(id, instance.seed.instanceId);
    },
  };
}

function isOpen({ reservation }: Held): boolean {
  return reservation.InstanceMatchCriteria === 'open';
}

function createReservation(environment: Environment, book: ReservationBook): Operation {
  return operation(CreateCapacityReservationCommand, (input, call) => {
    refuseDryRun(input);
    const before = book.own(call).find(({ token }) => token && token === input.ClientToken);
    if (before !== undefined) {
      if (before.request !== requestOf(input)) throw mismatch();
      return { CapacityReservation: before.reservation };
    }
    refuseRoom(environment, input, call);
    const made = heldFrom(input, call);
    book.held.set(made.id, made);
    environment.reservationTags.set(made.id, tagsOf(input));
    // Matching instances that run are in it from now on
    // (docs/facts/ec2-resize.md#capacity-reservations).
    const taker = environment.instances
      .in(call)
      .find(
        (each) =>
          isOpen(made) &&
          each.phase.kind === 'running' &&
          each.boundTo === undefined &&
          book.fits(made, each) &&
          !book.runsInOne(call, each),
      );
    if (taker !== undefined) book.users.set(made.id, taker.seed.instanceId);
    return { CapacityReservation: made.reservation };
  });
}

function bindInstance(environment: Environment, book: ReservationBook): Operation {
  return operation(ModifyInstanceCapacityReservationAttributesCommand, (input, call) => {
    refuseDryRun(input);
    const [instance] = findInstances(environment, call, [input.InstanceId ?? '']);
    const {
      CapacityReservationPreference: preference,
      CapacityReservationTarget: { CapacityReservationId: target } = {},
    } = input.CapacityReservationSpecification ?? {};
    if ((preference === 'open') === (target !== undefined)) {
      throw new AwsError(
        'InvalidParameterCombination',
        'The local AWS takes either the preference open or the id of a reservation.',
      );
    }
    if (instance === undefined || instance.phase.kind !== 'stopped') {
      throw new AwsError(
        'IncorrectInstanceState',
        `The instance '${input.InstanceId}' is not in the 'stopped' state.`,
      );
    }
    if (target !== undefined && book.own(call).every(({ id }) => id !== target))
      throw notFound(target);
    const { boundTo: _, ...unbound } = instance;
    environment.instances.put(target === undefined ? unbound : { ...unbound, boundTo: target });
    return { Return: true };
  });
}

function describeReservations(book: ReservationBook): Operation {
  return operation(DescribeCapacityReservationsCommand, (input, call) => {
    refuseDryRun(input);
    const matching = applyFilters(
      book
        .own(call)
        .filter(({ shownFrom }) => shownFrom <= call.now)
        .map((each) => ({
          ...each.reservation,
          AvailableInstanceCount: book.isUsed(call, each) ? 0 : each.reservation.TotalInstanceCount,
        })),
      input.Filters,
      {
        state: ({ State }) => [State],
        'instance-type': ({ InstanceType }) => [InstanceType],
      },
      ({ Tags = [] }) => Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
    );
    const { items, next } = page(matching, input, { smallest: 1, largest: 1000 });
    return { CapacityReservations: [...items], ...next };
  });
}

function cancelReservation(book: ReservationBook): Operation {
  return operation(CancelCapacityReservationCommand, (input, call) => {
    refuseDryRun(input);
    const id = input.CapacityReservationId ?? '';
    if (book.own(call).every((each) => each.id !== id)) throw notFound(id);
    book.held.delete(id);
    book.users.delete(id);
    return { Return: true };
  });
}

function refuseRoom(
  environment: Environment,
  { InstanceType: type = '', AvailabilityZone: zone = '' }: CreateCapacityReservationCommandInput,
  call: AwsCall,
): void {
  if (!INSTANCE_TYPES.has(type) || !zonesOf(call.region).includes(zone)) {
    throw new AwsError('InvalidParameterValue', `No ${type} is offered in '${zone}'.`);
  }
  if (environment.faults.onCapacity(type, zone)) {
    throw new AwsError(
      'InsufficientInstanceCapacity',
      `We currently do not have sufficient ${type} capacity in ${zone}.`,
      500,
    );
  }
}

function heldFrom(input: CreateCapacityReservationCommandInput, call: AwsCall): Held {
  const { account, region, now } = call;
  const id = `cr-0${randomBytes(8).toString('hex')}`;
  return {
    account,
    region,
    id,
    token: input.ClientToken,
    request: requestOf(input),
    shownFrom: new Date(now.getTime() + HIDDEN_MS),
    reservation: {
      CapacityReservationId: id,
      CapacityReservationArn: `arn:aws:ec2:${region}:${account}:capacity-reservation/${id}`,
      OwnerId: account,
      InstanceType: input.InstanceType,
      InstancePlatform: input.InstancePlatform,
      AvailabilityZone: input.AvailabilityZone,
      Tenancy: input.Tenancy ?? 'default',
      TotalInstanceCount: input.InstanceCount,
      AvailableInstanceCount: input.InstanceCount,
      EbsOptimized: input.EbsOptimized ?? false,
      EndDateType: input.EndDateType ?? 'unlimited',
      ...(input.EndDate === undefined ? {} : { EndDate: input.EndDate }),
      InstanceMatchCriteria: input.InstanceMatchCriteria ?? 'open',
      State: 'active',
      CreateDate: now,
      StartDate: now,
      Tags: tagsView(tagsOf(input)),
    },
  };
}

function tagsOf({
  TagSpecifications = [],
}: CreateCapacityReservationCommandInput): Readonly<Record<string, string>> {
  const tags = TagSpecifications.flatMap(({ Tags }) => Tags ?? []);
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

function requestOf({ ClientToken: _, ...asked }: CreateCapacityReservationCommandInput): string {
  return JSON.stringify(asked);
}

/** EC2 API Reference, "Ensuring idempotency": the same token, other parameters. */
function mismatch(): AwsError {
  return new AwsError(
    'IdempotentParameterMismatch',
    'The client token was used for a request with other parameters.',
  );
}

function full(): AwsError {
  return new AwsError(
    'ReservationCapacityExceeded',
    'The requested reservation does not have sufficient compatible and available capacity for this request.',
  );
}

function notFound(id: string): AwsError {
  return new AwsError(
    'InvalidCapacityReservationId.NotFound',
    `The capacity reservation ID '${id}' does not exist`,
  );
}
