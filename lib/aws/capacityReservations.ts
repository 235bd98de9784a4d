import {
  CancelCapacityReservationCommand,
  CapacityReservationInstancePlatform,
  CreateCapacityReservationCommand,
  DescribeCapacityReservationsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { Place } from '../domain/before.ts';
import type { InstanceRef } from '../domain/ids.ts';
import type { Acted, ResizeError } from '../domain/resizeMove.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { asked } from './instanceControl.ts';
import { allItems } from './paging.ts';
import { controlling } from './resizeError.ts';

/** Room for an instance, reserved while it is being changed (domain.md A5, step 7). */
export interface CapacityControl {
  /** Reserves one place. The same approval and type twice reserve one place. */
  readonly reserve: (ref: InstanceRef, room: Room) => Promise<Result<Acted, ResizeError>>;
  /** Cancels every reservation of this approval, also one whose making was never answered. */
  readonly release: (
    ref: InstanceRef,
    approvalId: string,
  ) => Promise<Result<readonly Acted[], ResizeError>>;
}

interface Room {
  readonly approvalId: string;
  readonly instanceType: string;
  readonly place: Place;
}

/** The tag of a reservation that names its approval. */
export const APPROVAL_TAG = 'trimtab-approval';

/** Should nobody cancel it, it ends by itself: longer than a hard way back. */
const DAYS = 7;

export function capacityControl(
  clientFor: (ref: InstanceRef) => EC2Client,
  now: () => Date,
): CapacityControl {
  return {
    reserve: (ref, room) => reserve(clientFor(ref), room, now()),
    release: (ref, approvalId) => release(clientFor(ref), approvalId),
  };
}

async function reserve(
  client: EC2Client,
  { approvalId, instanceType, place }: Room,
  now: Date,
): Promise<Result<Acted, ResizeError>> {
  const operation = 'CreateCapacityReservation';
  // EC2 names the platforms of reservations as it names those of instances.
  const platform = Object.values(CapacityReservationInstancePlatform).find(
    (each) => each === place.platform,
  );
  if (platform === undefined) {
    return err({ kind: 'incompatible', message: `${operation}: not for ${place.platform}` });
  }
  const command = new CreateCapacityReservationCommand({
    ClientToken: `${approvalId}-${instanceType}`,
    InstanceType: instanceType,
    InstancePlatform: platform,
    AvailabilityZone: place.availabilityZone,
    Tenancy: place.tenancy === 'dedicated' ? 'dedicated' : 'default',
    InstanceCount: 1,
    // The restarted instance takes it by itself: it has no reservation of its own.
    InstanceMatchCriteria: 'open',
    EndDateType: 'limited',
    EndDate: new Date(now.getTime() + DAYS * 86_400_000),
    TagSpecifications: [
      {
        ResourceType: 'capacity-reservation',
        Tags: [{ Key: APPROVAL_TAG, Value: approvalId }],
      },
    ],
  });
  return asked(operation, await controlling(operation, () => client.send(command)));
}

async function release(
  client: EC2Client,
  approvalId: string,
): Promise<Result<readonly Acted[], ResizeError>> {
  const found = await controlling('DescribeCapacityReservations', () =>
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
  const done: Acted[] = [];
  for (const { CapacityReservationId } of found.value) {
    const sent = asked(
      'CancelCapacityReservation',
      await controlling('CancelCapacityReservation', () =>
        client.send(new CancelCapacityReservationCommand({ CapacityReservationId })),
      ),
    );
    if (!sent.ok) return sent;
    done.push(sent.value);
  }
  return ok(done);
}
