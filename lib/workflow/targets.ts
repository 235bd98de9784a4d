import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { TargetControl } from '../aws/targetGroups.ts';
import type { Target } from '../domain/before.ts';
import type { InstanceRef } from '../domain/ids.ts';
import type { Acted, ResizeError } from '../domain/resizeMove.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { attempt } from './attempt.ts';
import { persist } from './persist.ts';

export interface TargetTrip {
  readonly ctx: DurableContext;
  readonly control: Pick<TargetControl, 'statesOf' | 'takeOut' | 'putBack'>;
  readonly instance: InstanceRef;
  readonly targets: readonly Target[];
  /** Unique in the workflow: the first word of the names of its steps. */
  readonly name: string;
  readonly pollSeconds: number;
  readonly onCalls: (acted: readonly Acted[]) => void;
}

/** Load balancers let connections go on for up to an hour (deregistration delay). */
const DRAIN_TURNS = 80;
const LONGEST_PAUSE_SECONDS = 60;

/** Takes an instance out of its target groups and waits until nobody is sent to it any more. */
export async function takeOut(trip: TargetTrip): Promise<Result<'out', ResizeError>> {
  const { ctx, control, instance, targets, name, pollSeconds } = trip;
  const asked = await persist(ctx, `${name}: take out`, () => control.takeOut(instance, targets), {
    tries: 4,
    pauseSeconds: pollSeconds,
  });
  if (!asked.ok) return asked;
  trip.onCalls(asked.value);
  for (let turn = 1; turn <= DRAIN_TURNS; turn++) {
    const seen = await attempt(ctx, `${name} ${turn}: look`, () =>
      control.statesOf(instance, targets),
    );
    if (seen.ok && seen.value.every(({ state }) => state === 'absent')) return ok('out');
    const seconds = Math.min(LONGEST_PAUSE_SECONDS, pollSeconds * turn);
    await ctx.wait(`${name} ${turn}: wait`, { seconds });
  }
  return err({ kind: 'unknown', message: 'its load balancers still send people to it' });
}

/** Puts it back, however long that takes: an instance that nobody is sent to is as good as down. */
export async function putBack(trip: TargetTrip): Promise<Result<'back', ResizeError>> {
  const { ctx, control, instance, targets, name, pollSeconds } = trip;
  const asked = await persist(ctx, `${name}: put back`, () => control.putBack(instance, targets), {
    tries: 50,
    pauseSeconds: pollSeconds,
    whatever: true,
  });
  if (!asked.ok) return asked;
  trip.onCalls(asked.value);
  return ok('back');
}

/** Waits until it is healthy wherever it was; the error names where it is not. */
export async function untilHealthy(
  { ctx, control, instance, targets, name, pollSeconds }: TargetTrip,
  turns: number,
): Promise<Result<'healthy', ResizeError>> {
  const wanted = targets.filter(({ healthy }) => healthy);
  let sick = wanted;
  for (let turn = 1; turn <= turns; turn++) {
    const seen = await attempt(ctx, `${name} ${turn}: health`, () =>
      control.statesOf(instance, wanted),
    );
    if (seen.ok) sick = wanted.filter((_, index) => seen.value[index]?.state !== 'healthy');
    if (seen.ok && sick.length === 0) return ok('healthy');
    await ctx.wait(`${name} ${turn}: health wait`, { seconds: pollSeconds });
  }
  const names = sick.map(({ groupName }) => groupName).join(', ');
  return err({ kind: 'unknown', message: `it does not become healthy in ${names}` });
}
