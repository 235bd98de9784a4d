import {
  CancelCapacityReservationCommand,
  CapacityReservationInstancePlatform,
  CreateCapacityReservationCommand,
  DescribeCapacityReservationsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { Placement } from '../../domain/resize/baseline.ts';
import type { ApiCall, ResizeError } from '../../domain/resize/nextAction.ts';
import type { InstanceRef } from '../../shared/ids.ts';
import { sentence } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { allItems } from '../client/allItems.ts';
import { apiCallOf } from '../client/apiCallOf.ts';
import { permitted } from '../client/permitted.ts';
import { toControlResult } from '../client/toControlResult.ts';

/**
 * Capacity reservations for an instance while it is being changed
 * (docs/facts/ec2-resize.md#capacity-reservations).
 */
export interface CapacityControl {
  /** Reserves capacity for one instance. The same request twice makes one reservation. */
  readonly reserve: (
    ref: InstanceRef,
    request: CapacityRequest,
  ) => Promise<Result<Reserved, ResizeError>>;
  /**
   * Cancels every reservation of this approval: those with these ids, which EC2 may not show yet, and
   * what it shows, also one whose making was never answered.
   */
  readonly release: (
    ref: InstanceRef,
    approvalId: string,
    ids?: readonly string[],
  ) => Promise<Result<readonly ApiCall[], ResizeError>>;
}

export interface CapacityRequest {
  readonly approvalId: string;
  readonly instanceType: string;
  readonly place: Placement;
  /** ISO 8601: when it ends by itself. Part of the request that EC2's client token stands for. */
  readonly until: string;
}

export interface Reserved {
  readonly id: string;
  readonly acted: ApiCall;
}

/** The tag of a reservation that names its approval. */
export const APPROVAL_TAG = 'trimtab-approval';

export const capacityControl = permitted(
  [
    'ec2:CreateCapacityReservation',
    'ec2:CancelCapacityReservation',
    'ec2:DescribeCapacityReservations',
    'ec2:CreateTags',
  ],
  (clientFor: (ref: InstanceRef) => EC2Client): CapacityControl => ({
    reserve: (ref, request) => reserve(clientFor(ref), request),
    release: (ref, approvalId, ids = []) => release(clientFor(ref), approvalId, ids),
  }),
);

async function reserve(
  client: EC2Client,
  { approvalId, instanceType, place, until }: CapacityRequest,
): Promise<Result<Reserved, ResizeError>> {
  const operation = 'CreateCapacityReservation';
  // EC2 names the platforms of reservations as it names those of instances.
  const platform = Object.values(CapacityReservationInstancePlatform).find(
    (each) => each === place.platform,
  );
  if (platform === undefined) {
    const message = sentence('{operation}: not for {platform}.', {
      operation,
      platform: place.platform,
    });
    return err({ kind: 'incompatible', message });
  }
  const command = new CreateCapacityReservationCommand({
    ClientToken: `${approvalId}-${instanceType}`,
    InstanceType: instanceType,
    InstancePlatform: platform,
    AvailabilityZone: place.availabilityZone,
    Tenancy: place.tenancy === 'dedicated' ? 'dedicated' : 'default',
    InstanceCount: 1,
    // An open one is taken at once by whatever else of this type runs in the zone
    // (docs/facts/ec2-resize.md#capacity-reservations); this one only by an instance that is bound
    // to it.
    InstanceMatchCriteria: 'targeted',
    EndDateType: 'limited',
    EndDate: new Date(until),
    TagSpecifications: [
      {
        ResourceType: 'capacity-reservation',
        Tags: [{ Key: APPROVAL_TAG, Value: approvalId }],
      },
    ],
  });
  const sent = await toControlResult(operation, () => client.send(command));
  const acted = apiCallOf(operation, sent);
  if (!sent.ok || !acted.ok) return sent.ok ? err(UNNAMED) : sent;
  const id = sent.value.CapacityReservation?.CapacityReservationId;
  return id === undefined ? err(UNNAMED) : ok({ id, acted: acted.value });
}

const UNNAMED: ResizeError = {
  kind: 'unknown',
  message: sentence('CreateCapacityReservation: EC2 does not say which one it made.'),
};

async function release(
  client: EC2Client,
  approvalId: string,
  ids: readonly string[],
): Promise<Result<readonly ApiCall[], ResizeError>> {
  const found = await toControlResult('DescribeCapacityReservations', () =>
    allItems(
      (NextToken) =>
        client.send(
          new DescribeCapacityReservationsCommand({
            NextToken,
            Filters: [
              { Name: `tag:${APPROVAL_TAG}`, Values: [approvalId] },
              { Name: 'state', Values: ['active', 'pending'] },
            ],
          }),
        ),
      (page) => page.NextToken,
      (page) => page.CapacityReservations,
    ),
  );
  if (!found.ok) return found;
  const shown = found.value.flatMap(({ CapacityReservationId: id }) => id ?? []);
  const done: ApiCall[] = [];
  for (const CapacityReservationId of new Set([...ids, ...shown])) {
    const operation = 'CancelCapacityReservation';
    const command = new CancelCapacityReservationCommand({ CapacityReservationId });
    const sent = apiCallOf(operation, await toControlResult(operation, () => client.send(command)));
    // Cancelled by the try before this one, or ended by itself.
    const isOver = !sent.ok && sent.error.kind === 'notFound';
    if (!sent.ok && !isOver) return sent;
    if (sent.ok) done.push(sent.value);
  }
  return ok(done);
}
