import type { Baseline } from '../../../domain/resize/baseline.ts';
import type { ResizeError } from '../../../domain/resize/nextAction.ts';
import { DAY_MS } from '../../../shared/dates.ts';
import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import { CLEANUP_RETRY, PREPARE_RETRY, retryDurably } from '../../durable/retryDurably.ts';
import type { TargetType } from '../deps.ts';
import { abortable } from '../guards/abortGuard.ts';
import {
  alert,
  type ResizeResult,
  type ResizeRun,
  recordRequests,
  untouched,
} from '../resizeRun.ts';
import type { Reservations, ResizePlan } from './resizePlan.ts';

/** If they are never cancelled, they end by themselves after this: longer than a rollback is tried. */
const DAYS = 7;

/**
 * Holds capacity for the new type and for the old one during `inside`, where the policy wants it. The
 * plan that `inside` gets has the reservations, and only the target types that are left to try.
 */
export async function withCapacityReservations(
  run: ResizeRun,
  plan: ResizePlan,
  inside: (plan: ResizePlan) => Promise<ResizeResult>,
): Promise<ResizeResult> {
  if (!plan.steps.reserves) return inside(plan);
  await run.enter('reserve', plan.steps);
  const made: Record<string, string> = {};
  const targetTypes = await reserveCapacity(run, plan, made);
  const result = targetTypes.ok
    ? await inside({ ...plan, targetTypes: targetTypes.value, reservations: made })
    : untouched(targetTypes.error);
  await cancelReservations(run, made);
  return result;
}

/**
 * Reserves capacity for the first of the target types that has any, and for the rollback. Whatever
 * was created is in `made`, also when it fails. Returns the types that are left to try.
 */
async function reserveCapacity(
  run: ResizeRun,
  { targetTypes, baseline }: ResizePlan,
  made: Record<string, string>,
): Promise<Result<readonly TargetType[], Sentence>> {
  const { ctx, deps } = run;
  // Made in a step: with another end date a retry would be another request, which EC2 refuses.
  const until = await durableStep<string, ResizeError>(ctx, 'reserve until', async () =>
    ok(new Date(deps.now().getTime() + DAYS * DAY_MS).toISOString()),
  );
  if (!until.ok) return err(until.error.message);
  let firstFailure: Sentence | undefined;
  for (const [index, { instanceType }] of targetTypes.entries()) {
    const reserved = await reserve(run, instanceType, baseline, until.value, made);
    if (reserved.ok) {
      const old = await reserve(run, baseline.instanceType, baseline, until.value, made);
      return old.ok
        ? ok(targetTypes.slice(index))
        : err(insufficientCapacity(baseline.instanceType, old.error));
    }
    firstFailure ??= insufficientCapacity(instanceType, reserved.error);
    if (reserved.error.kind !== 'capacity') break;
  }
  return err(firstFailure ?? sentence('There is no instance type left to change to.'));
}

async function reserve(
  run: ResizeRun,
  instanceType: string,
  { placement: place }: Baseline,
  until: string,
  made: Record<string, string>,
): Promise<Result<'reserved', ResizeError>> {
  const { ctx, deps, approval, record } = run;
  const capacity = { approvalId: approval.id, instanceType, place, until };
  const reserved = await retryDurably(
    ctx,
    `reserve ${instanceType}`,
    abortable(run, () => deps.capacity.reserve(record.suggestion.instance, capacity)),
    PREPARE_RETRY,
  );
  if (!reserved.ok) return reserved;
  made[instanceType] = reserved.value.id;
  recordRequests(run, [reserved.value.acted]);
  return ok('reserved');
}

function insufficientCapacity(instanceType: string, { message }: ResizeError): Sentence {
  return together(
    sentence('No capacity could be reserved for {type}.', { type: instanceType }),
    message,
  );
}

/**
 * Cancels every reservation of this approval; those that are not in `reservations` are found by
 * their tag. An instance that runs in one keeps running without it.
 */
export async function cancelReservations(
  run: ResizeRun,
  reservations: Reservations,
): Promise<void> {
  const { ctx, deps, approval, record } = run;
  const ids = Object.values(reservations);
  const cancelled = await retryDurably(
    ctx,
    'cancel reservations',
    () => deps.capacity.release(record.suggestion.instance, approval.id, ids),
    CLEANUP_RETRY,
  );
  if (cancelled.ok) return recordRequests(run, cancelled.value);
  const problem = sentence(
    'A capacity reservation could not be cancelled. Cancel it in the EC2 console: it is billed until then.',
  );
  const reason = together(problem, cancelled.error.message);
  await alert(run, 'alert: reservation not cancelled', reason);
}

/**
 * Alerts people to an instance that targets its reservation, as there was no other capacity. EC2
 * changes the target only while the instance is stopped, and does not start an instance that targets
 * a cancelled reservation
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-modify-instance.html).
 */
export async function warnTargetedReservation(
  run: ResizeRun,
  reservation: string | undefined,
): Promise<readonly Sentence[]> {
  if (reservation === undefined) return [];
  const warning = sentence(
    'It could only start in the capacity reservation {id}, and it is bound to it. The reservation is now cancelled. After the next stop, set the capacity reservation of the instance to open before you start it (EC2 console, Instance settings). Otherwise it will not start, and Trimtab will not change it.',
    { id: reservation },
  );
  await alert(run, 'alert: targeted reservation', warning);
  return [warning];
}
