import type { Target } from '../domain/before.ts';
import { ok } from '../domain/result.ts';
import { attempt } from './attempt.ts';
import { type Ended, type Run, untouched } from './run.ts';

/** A member of the same group may take so long: two hours, looked at every minute. */
const TURNS = 120;
const PAUSE_SECONDS = 60;

/**
 * One member of a target group at a time. The groups are locked in one order, so that two changes
 * never wait for each other; while another member is being changed, this one waits.
 */
export async function withGroups(
  run: Run,
  targets: readonly Target[],
  inside: () => Promise<Ended>,
): Promise<Ended> {
  const groups = [...new Set(targets.map(({ groupArn }) => groupArn))].toSorted();
  const held: string[] = [];
  let ended: Ended | undefined;
  for (const [index, group] of groups.entries()) {
    held.push(group);
    if (await lockGroup(run, group, index)) continue;
    ended = untouched('another member of its target group is being changed, and takes long');
    break;
  }
  ended ??= await inside();
  for (const [index, what] of held.entries()) {
    const { ctx, deps, approval } = run;
    const release = () => deps.locks.release({ what, owner: approval.id, now: deps.now() });
    await attempt(ctx, `unlock group ${index}`, async () => ok(await release()), 'long');
  }
  return ended;
}

async function lockGroup(
  { ctx, deps, approval }: Run,
  what: string,
  index: number,
): Promise<boolean> {
  for (let turn = 1; turn <= TURNS; turn++) {
    const locked = await attempt(ctx, `lock group ${index}: ${turn}`, async () =>
      ok(await deps.locks.acquire({ what, owner: approval.id, now: deps.now() })),
    );
    if (locked.ok && locked.value) return true;
    await ctx.wait(`lock group ${index}: wait ${turn}`, { seconds: PAUSE_SECONDS });
  }
  return false;
}
