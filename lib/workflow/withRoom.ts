import type { Target } from '../domain/before.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { attempt } from './attempt.ts';
import { mayBegin } from './brake.ts';
import { type Ended, type Run, report, untouched } from './run.ts';

/** Looks for room before it gives up, however long the approval is good for. */
const MOST_TURNS = 500;

/** In the first half hour it looks every minute; then it keeps enough looks until the end. */
const QUICK_TURNS = 30;
const QUICK_SECONDS = 60;
const LONGEST_SECONDS = 1800;

/**
 * Waits until one more change may run (changeLimits.ts), and no other member of its target groups is
 * being changed; as long as its approval is good, and somebody wants it. Whoever waits holds nothing:
 * it takes all that it needs, or none, so nobody waits for somebody who waits.
 */
export async function withRoom(
  run: Run,
  targets: readonly Target[],
  inside: () => Promise<Ended>,
): Promise<Ended> {
  const groups = [...new Set(targets.map(({ groupArn }) => groupArn))].toSorted();
  const room = await untilRoom(run, groups);
  const ended = room.ok ? await inside() : untouched(room.error);
  // Also when it did not get all of it: a part may have been taken, and the answer lost.
  await giveRoomBack(run, groups, ended.kind !== 'untouched');
  return ended;
}

/** Gives back what it holds, or what a run held that died. `began`: it counts in the limits. */
export async function giveRoomBack(
  { ctx, deps, approval }: Run,
  groups: readonly string[],
  began: boolean,
): Promise<void> {
  const owner = approval.id;
  for (const [index, what] of groups.entries()) {
    const release = () => deps.locks.release({ what, owner, now: deps.now() });
    await attempt(ctx, `unlock group ${index}`, async () => ok(await release()), 'long');
  }
  const giveBack = () => deps.slots.giveBack(owner, began, deps.now());
  await attempt(ctx, 'give back its slot', async () => ok(await giveBack()), 'long');
}

async function untilRoom(run: Run, groups: readonly string[]): Promise<Result<'room', string>> {
  const { ctx, deps } = run;
  let said: string | undefined;
  for (let turn = 1; turn <= MOST_TURNS; turn++) {
    const looked = await attempt(ctx, `room ${turn}: look`, async () => {
      const wanted = await mayBegin(run);
      if (!wanted.ok) return err(wanted.error);
      const full = await takeRoom(run, groups);
      return ok({ full, seconds: pause(turn, run.approval.expiresAt, deps.now()) });
    });
    if (!looked.ok && looked.error.kind === 'halted') {
      const { message } = looked.error;
      return err(said === undefined ? message : `${message} (it had to wait: ${said})`);
    }
    const { full, seconds } = looked.ok
      ? looked.value
      : { full: looked.error.message, seconds: QUICK_SECONDS };
    if (full === undefined) return ok('room');
    if (full !== said) {
      await report(run, `room ${turn}: show`, 'wait', [
        { step: 'Wait', status: 'running', detail: full },
      ]);
    }
    said = full;
    await ctx.wait(`room ${turn}: wait`, { seconds });
  }
  return err(`it waited too long: ${said}`);
}

/** Undefined when it has all; else why not, and it holds none of it. */
async function takeRoom(
  { deps, approval, record }: Run,
  groups: readonly string[],
): Promise<string | undefined> {
  const lock = { owner: approval.id, now: deps.now() };
  const letGo = async (held: readonly string[]) => {
    for (const what of held) await deps.locks.release({ ...lock, what });
  };
  for (const [index, what] of groups.entries()) {
    if (await deps.locks.acquire({ ...lock, what })) continue;
    await letGo(groups.slice(0, index));
    return 'another member of its target group is being changed';
  }
  // What goes back is not one change more: it may at any time.
  if (record.suggestion.takesBack !== undefined) return undefined;
  const slot = await deps.slots.take(lock.owner, lock.now);
  if (slot.ok) return undefined;
  await letGo(groups);
  return slot.error;
}

/** Never so long that the end of the approval comes in between unseen. */
function pause(turn: number, expiresAt: string, now: Date): number {
  if (turn <= QUICK_TURNS) return QUICK_SECONDS;
  const left = (Date.parse(expiresAt) - now.getTime()) / 1000;
  return Math.round(Math.min(LONGEST_SECONDS, Math.max(QUICK_SECONDS, left / 50)));
}
