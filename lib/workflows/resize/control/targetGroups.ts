import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { TargetControl, TargetState } from '../../../aws/targetControl.ts';
import type { Target } from '../../../domain/resize/baseline.ts';
import type { ApiCall, ResizeError } from '../../../domain/resize/nextAction.ts';
import { nextDelay, type PollSchedule } from '../../../domain/resize/pollSchedule.ts';
import type { InstanceRef } from '../../../shared/ids.ts';
import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import { replayClock } from '../../durable/replayClock.ts';
import {
  CLEANUP_RETRY,
  PREPARE_RETRY,
  type RetryOptions,
  retryDurably,
} from '../../durable/retry.ts';

export interface TargetTrip {
  readonly ctx: DurableContext;
  readonly now: () => Date;
  readonly control: Pick<TargetControl, 'statesOf' | 'takeOut' | 'putBack'>;
  readonly instance: InstanceRef;
  readonly targets: readonly Target[];
  /** Unique in the workflow: the first word of the names of its steps. */
  readonly name: string;
  readonly pollSeconds: number;
  readonly onCalls: (acted: readonly ApiCall[]) => void;
  /** Calls a person. */
  readonly onTrouble: (name: string, reason: Sentence) => Promise<void>;
}

/** Looks, at most, while it drains and while it becomes healthy. */
export const TARGET_POLLS = 40;

/** Load balancers let connections go on for up to an hour (deregistration delay). */
const DRAIN_SECONDS = 4200;

/** After so long a person is called: an instance that nobody is sent to is as good as down. */
const LATE_SECONDS = 600;

/** Takes an instance out of its target groups and waits until nobody is sent to it any more. */
export async function takeOut(trip: TargetTrip): Promise<Result<'out', ResizeError>> {
  const { ctx, control, instance, targets, name } = trip;
  const asked = await retryDurably(
    ctx,
    `${name}: take out`,
    () => control.takeOut(instance, targets),
    PREPARE_RETRY,
  );
  if (!asked.ok) return asked;
  trip.onCalls(asked.value);
  const isOut = await until(trip, 'look', targets, DRAIN_SECONDS, (states) =>
    states.every(({ state }) => state === 'absent' || state === 'deleted'),
  );
  if (isOut) return ok('out');
  const message = sentence('Its load balancers still send people to it.');
  return err({ kind: 'unknown', message });
}

/**
 * Puts it back, for as long as it takes; `once`: for the few minutes in which it may work at all. Calls
 * a person when that is hard, and when it was not done in the end.
 */
export async function putBack(
  trip: TargetTrip,
  retryPolicy: 'for a day' | 'once' = 'for a day',
): Promise<'back' | 'out'> {
  const { ctx, control, instance, targets, name } = trip;
  const groups = [...new Set(targets.map(({ groupName }) => groupName))].join(', ');
  let called = false;
  const persistence: RetryOptions = retryPolicy === 'once' ? PREPARE_RETRY : CLEANUP_RETRY;
  const asked = await retryDurably(
    ctx,
    `${name}: put back`,
    () => control.putBack(instance, targets),
    {
      ...persistence,
      onFailure: async ({ error, turn, waited }) => {
        if (called || waited < LATE_SECONDS) return;
        called = true;
        const reason = together(
          sentence('It is not in its target groups again: {groups}.', { groups }),
          error.message,
          sentence('Trimtab keeps trying.'),
        );
        await trip.onTrouble(`${name}: call ${turn}`, reason);
      },
    },
  );
  if (asked.ok) {
    trip.onCalls(asked.value);
    return 'back';
  }
  const reason = together(
    sentence('It could not be put back into its target groups: {groups}.', { groups }),
    asked.error.message,
    sentence('Register it by hand.'),
  );
  await trip.onTrouble(`${name}: call at the end`, reason);
  return 'out';
}

/** Waits until it is healthy wherever it was; the error names where it is not. */
export async function untilHealthy(
  trip: TargetTrip,
  seconds: number,
): Promise<Result<'healthy', ResizeError>> {
  const wanted = trip.targets.filter(({ healthy }) => healthy);
  let sick = wanted;
  const isHealthy = await until(trip, 'health', wanted, seconds, (states) => {
    sick = wanted.filter((_, index) => !isWell(states[index]));
    return sick.length === 0;
  });
  if (isHealthy) return ok('healthy');
  const groups = sick.map(({ groupName }) => groupName).join(', ');
  const message = sentence('It does not become healthy in {groups}.', { groups });
  return err({ kind: 'unknown', message });
}

function isWell(seen: TargetState | undefined): boolean {
  return seen?.state === 'healthy' || seen?.state === 'deleted';
}

/** Looks until all is as it shall be; false when the time is over. */
async function until(
  { ctx, now, control, instance, name, pollSeconds }: TargetTrip,
  what: string,
  targets: readonly Target[],
  seconds: number,
  isSo: (states: readonly TargetState[]) => boolean,
): Promise<boolean> {
  const pace: PollSchedule = { looks: TARGET_POLLS, seconds, pollSeconds };
  const time = replayClock();
  for (let turn = 1; turn <= pace.looks; turn++) {
    const looked = await durableStep(
      ctx,
      `${name} ${turn}: ${what}`,
      async () => ok({ at: now().getTime(), seen: await control.statesOf(instance, targets) }),
      'once',
    );
    if (looked.ok) {
      time.read(looked.value.at);
      if (looked.value.seen.ok && isSo(looked.value.seen.value)) return true;
    }
    if (time.seconds() >= seconds) return false;
    const passed = time.seconds();
    const pause = nextDelay(pace, { looks: turn, seconds: passed, quiet: passed });
    await ctx.wait(`${name} ${turn}: ${what} wait`, { seconds: pause });
    time.waited(pause);
  }
  return false;
}
