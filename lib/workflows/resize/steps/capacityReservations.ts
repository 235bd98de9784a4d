import type { Baseline } from '../../../domain/resize/baseline.ts';
import type { ResizeError } from '../../../domain/resize/nextAction.ts';
import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import { CLEANUP_RETRY, PREPARE_RETRY, retryDurably } from '../../durable/retry.ts';
import type { TargetType } from '../deps.ts';
import { abortable } from '../guards/abortGuard.ts';
import { call, note, type Run } from '../resizeRun.ts';

/** The ids of the capacity reservations that hold room, by the type that they hold it for. */
export type Reservations = Readonly<Record<string, string>>;

/** Should nobody cancel them, they end by themselves: longer than a hard way back takes. */
const DAYS = 7;

/**
 * Reserves room for the first of the types that has any, and for the way back
 * (docs/facts/ec2-resize.md#capacity-reservations). The rungs are those that are left to try.
 * Whatever was made is in `reservations`, also when it fails.
 */
export async function reserveCapacity(
  run: Run,
  targetTypes: readonly TargetType[],
  before: Baseline,
  reservations: Record<string, string>,
): Promise<Result<readonly TargetType[], Sentence>> {
  const { ctx, deps } = run;
  // Made in a step: with another time it would be another request, which EC2 refuses.
  const until = await durableStep<string, ResizeError>(ctx, 'reserve until', async () =>
    ok(new Date(deps.now().getTime() + DAYS * 86_400_000).toISOString()),
  );
  if (!until.ok) return err(until.error.message);
  let full: Sentence | undefined;
  for (const [index, { instanceType }] of targetTypes.entries()) {
    const reserved = await reserve(run, instanceType, before, until.value, reservations);
    if (reserved.ok) {
      const back = await reserve(run, before.instanceType, before, until.value, reservations);
      return back.ok
        ? ok(targetTypes.slice(index))
        : err(insufficientCapacity(before.instanceType, back.error));
    }
    full ??= insufficientCapacity(instanceType, reserved.error);
    if (reserved.error.kind !== 'capacity') break;
  }
  return err(full ?? sentence('There is no type to go to.'));
}

async function reserve(
  run: Run,
  instanceType: string,
  { place }: Baseline,
  until: string,
  reservations: Record<string, string>,
): Promise<Result<'reserved', ResizeError>> {
  const { ctx, deps, approval, record } = run;
  const room = { approvalId: approval.id, instanceType, place, until };
  const reserved = await retryDurably(
    ctx,
    `reserve ${instanceType}`,
    abortable(run, () => deps.capacity.reserve(record.suggestion.instance, room)),
    PREPARE_RETRY,
  );
  if (!reserved.ok) return reserved;
  reservations[instanceType] = reserved.value.id;
  note(run, [reserved.value.acted]);
  return ok('reserved');
}

function insufficientCapacity(instanceType: string, { message }: ResizeError): Sentence {
  return together(
    sentence('No room could be reserved for {type}.', { type: instanceType }),
    message,
  );
}

/** Cancels what was reserved for this approval. What runs in a reservation runs on without it. */
export async function cancelReservations(run: Run, reservations: Reservations): Promise<void> {
  const { ctx, deps, approval, record } = run;
  const released = await retryDurably(
    ctx,
    'release',
    () =>
      deps.capacity.release(record.suggestion.instance, approval.id, Object.values(reservations)),
    CLEANUP_RETRY,
  );
  if (released.ok) note(run, released.value);
  else
    await call(
      run,
      'call for release',
      together(
        sentence(
          'A capacity reservation could not be cancelled: cancel it by hand, it costs money.',
        ),
        released.error.message,
      ),
    );
}
