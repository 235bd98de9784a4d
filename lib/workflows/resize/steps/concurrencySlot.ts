import type { ProgressStep } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Target } from '../../../domain/resize/baseline.ts';
import { nextDelay } from '../../../domain/resize/pollSchedule.ts';
import { inEnglish, type Sentence, sentence, together } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import { replayClock } from '../../durable/replayClock.ts';
import { assertMayProceed } from '../guards/abortGuard.ts';
import { SLOT_POLLS } from '../operationBudget.ts';
import { type Ended, type Run, report, untouched } from '../resizeRun.ts';

/** The shortest time between two looks for room. */
const POLL_SECONDS = 60;

/**
 * Waits until one more change may run (changeLimits.ts), and no other member of its target groups is
 * being changed; as long as its approval is good, and somebody wants it. Whoever waits holds nothing:
 * it takes all that it needs, or none, so nobody waits for somebody who waits.
 */
export async function withConcurrencySlot(
  run: Run,
  targets: readonly Target[],
  inside: () => Promise<Ended>,
): Promise<Ended> {
  const room = await awaitSlot(run, groupsOf(targets));
  const ended = room.ok ? await inside() : untouched(room.error);
  // Also when it did not get all of it: a part may have been taken, and the answer lost.
  await releaseSlot(run, targets, ended.kind !== 'untouched');
  return ended;
}

/** Gives back what it holds, or what a run held that died. `began`: it counts in the limits. */
export async function releaseSlot(
  { ctx, deps, approval }: Run,
  targets: readonly Target[],
  began: boolean,
): Promise<void> {
  const owner = approval.id;
  const groups = groupsOf(targets);
  const letGo = async () => {
    for (const what of groups) await deps.locks.release({ what, owner, now: deps.now() });
    return ok('unlocked');
  };
  if (groups.length > 0) await durableStep(ctx, 'unlock groups', letGo, 'long');
  const giveBack = () => deps.concurrency.giveBack(owner, began, deps.now());
  await durableStep(ctx, 'give back its slot', async () => ok(await giveBack()), 'long');
}

/** In one order for everybody: whoever wants the same ones meets at the first. */
function groupsOf(targets: readonly Target[]): readonly string[] {
  return [...new Set(targets.map(({ groupArn }) => groupArn))].toSorted();
}

/** Until its approval ends; and it is looked at once more after that. */
async function awaitSlot(run: Run, groups: readonly string[]): Promise<Result<'room', Sentence>> {
  const { ctx, deps } = run;
  const time = replayClock();
  let said: Sentence | undefined;
  let seconds: number | undefined;
  for (let turn = 1; turn <= SLOT_POLLS; turn++) {
    const look = async () => {
      const wanted = await assertMayProceed(run);
      if (!wanted.ok) return err(wanted.error);
      const full = await acquireSlot(run, groups);
      return ok({ full, at: deps.now().getTime() });
    };
    const looked = await durableStep(ctx, `room ${turn}: look`, look, 'once');
    if (!looked.ok && looked.error.kind === 'aborted') {
      return err(afterWaiting(looked.error.message, said));
    }
    const full = looked.ok ? looked.value.full : looked.error.message;
    if (full === undefined) return ok('room');
    if (looked.ok) {
      time.read(looked.value.at);
      seconds ??= Math.max(1, (Date.parse(run.approval.expiresAt) - looked.value.at) / 1000);
    }
    if (said === undefined || inEnglish(full) !== inEnglish(said)) {
      const step: ProgressStep = { step: sentence('Wait'), status: 'running', detail: full };
      await report(run, `room ${turn}: show`, 'wait', [step], 'once');
    }
    said = full;
    const passed = time.seconds();
    const pace = { looks: SLOT_POLLS, seconds: seconds ?? POLL_SECONDS, pollSeconds: POLL_SECONDS };
    const pause = nextDelay(pace, { looks: turn, seconds: passed, quiet: passed });
    await ctx.wait(`room ${turn}: wait`, { seconds: pause });
    time.waited(pause);
  }
  return err(afterWaiting(sentence('It waited too long.'), said));
}

/** Why it does not begin, and why it had to wait until then. */
function afterWaiting(why: Sentence, full: Sentence | undefined): Sentence {
  return full === undefined ? why : together(why, sentence('It had to wait: {full}', { full }));
}

/** Undefined when it has all; else why not, and it holds none of it. */
async function acquireSlot(
  { deps, approval, record }: Run,
  groups: readonly string[],
): Promise<Sentence | undefined> {
  const lock = { owner: approval.id, now: deps.now() };
  const letGo = async (held: readonly string[]) => {
    for (const what of held) await deps.locks.release({ ...lock, what });
  };
  for (const [index, what] of groups.entries()) {
    if (await deps.locks.acquire({ ...lock, what })) continue;
    await letGo(groups.slice(0, index));
    return sentence('Another member of its target group is being changed.');
  }
  // What goes back is not one change more: it may at any time.
  if (record.suggestion.kind === 'rollback') return undefined;
  const slot = await deps.concurrency.take(lock.owner, lock.now);
  if (slot.ok) return undefined;
  await letGo(groups);
  return slot.error;
}
