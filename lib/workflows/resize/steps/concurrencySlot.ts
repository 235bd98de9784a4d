import { recordProgress } from '../../../domain/lifecycle/resizing.ts';
import type { Target } from '../../../domain/resize/baseline.ts';
import { inEnglish, type Sentence, sentence, together } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import { pollDurably } from '../../durable/pollDurably.ts';
import { assertMayProceed } from '../guards/abortGuard.ts';
import { SLOT_POLLS } from '../operationBudget.ts';
import { type ResizeResult, type ResizeRun, untouched } from '../resizeRun.ts';
import { updateRecord } from '../updateRecord.ts';

/** The shortest time between two polls for a slot. */
const POLL_SECONDS = 60;

/**
 * Holds a concurrency slot and the locks of its target groups during `inside`: the limits of
 * concurrencyLimiter.ts allow one more change, and no other instance of the groups is being changed.
 * Waits for them until the approval expires or is cancelled. All or nothing: no hold-and-wait, so no
 * deadlock.
 */
export async function withConcurrencySlot(
  run: ResizeRun,
  targets: readonly Target[],
  inside: () => Promise<ResizeResult>,
): Promise<ResizeResult> {
  const slot = await awaitSlot(run, groupsOf(targets));
  const result = slot.ok ? await inside() : untouched(slot.error);
  // Also when it did not get all of it: a part may have been acquired, and the answer lost.
  await releaseSlot(run, targets, result.kind !== 'untouched');
  return result;
}

/** Releases what this run holds, or what a run held that died. `began`: it counts in the limits. */
export async function releaseSlot(
  { ctx, deps, approval }: ResizeRun,
  targets: readonly Target[],
  began: boolean,
): Promise<void> {
  const owner = approval.id;
  const groups = groupsOf(targets);
  const unlock = async () => {
    for (const what of groups) await deps.locks.release({ what, owner, now: deps.now() });
    return ok('released');
  };
  if (groups.length > 0) await durableStep(ctx, 'release target group locks', unlock, 'long');
  const release = () => deps.concurrency.giveBack(owner, began, deps.now());
  await durableStep(ctx, 'release concurrency slot', async () => ok(await release()), 'long');
}

/** Sorted: lock ordering. */
function groupsOf(targets: readonly Target[]): readonly string[] {
  return [...new Set(targets.map(({ groupArn }) => groupArn))].toSorted();
}

/** What one poll for a slot came to. */
type SlotAnswer =
  | { readonly kind: 'acquired' }
  | { readonly kind: 'full'; readonly reason: Sentence }
  | { readonly kind: 'aborted'; readonly reason: Sentence; readonly waitedFor?: Sentence };

/** The last poll is made after the approval has expired, and says so. */
async function awaitSlot(
  run: ResizeRun,
  groups: readonly string[],
): Promise<Result<'acquired', Sentence>> {
  const expiresAt = Date.parse(run.approval.expiresAt);
  const answer = await pollDurably<SlotAnswer>(run.ctx, 'concurrency slot', {
    now: run.deps.now,
    scheduleFrom: (startedAt) => ({
      polls: SLOT_POLLS,
      seconds: Math.max(1, (expiresAt - startedAt) / 1000),
      pollSeconds: POLL_SECONDS,
    }),
    check: (last) => pollSlot(run, groups, last),
    isDone: ({ kind }) => kind !== 'full',
  });
  if (answer?.kind === 'acquired') return ok('acquired');
  if (answer?.kind === 'aborted') return err(afterWaiting(answer.reason, answer.waitedFor));
  return err(afterWaiting(sentence('It waited too long.'), answer?.reason));
}

async function pollSlot(
  run: ResizeRun,
  groups: readonly string[],
  last: SlotAnswer | undefined,
): Promise<SlotAnswer> {
  const lastReason = last?.kind === 'full' ? last.reason : undefined;
  const wanted = await assertMayProceed(run);
  if (!wanted.ok) {
    const waited = lastReason === undefined ? {} : { waitedFor: lastReason };
    return { kind: 'aborted', reason: wanted.error.message, ...waited };
  }
  const reason = await acquireSlot(run, groups);
  if (reason === undefined) return { kind: 'acquired' };
  if (lastReason === undefined || inEnglish(reason) !== inEnglish(lastReason)) {
    await showReason(run, reason);
  }
  return { kind: 'full', reason };
}

/** Part of the poll, and no step of its own: shown again after a crash, it says the same. */
async function showReason(run: ResizeRun, reason: Sentence): Promise<void> {
  const { deps, record, approval, requests } = run;
  const { id, instance } = record.suggestion;
  const step = { step: sentence('Wait'), status: 'running', detail: reason } as const;
  await updateRecord(
    deps,
    { account: instance.account, suggestionId: id },
    (current) => recordProgress(current, 'wait', [step], requests),
    `${approval.id}: waits: ${inEnglish(reason)}`,
  );
}

/** Why it does not begin, and why it had to wait until then. */
function afterWaiting(why: Sentence, full: Sentence | undefined): Sentence {
  return full === undefined ? why : together(why, sentence('It had to wait: {full}', { full }));
}

/** Undefined when it has acquired all; otherwise why not, and it holds none of it. */
async function acquireSlot(
  { deps, approval, record }: ResizeRun,
  groups: readonly string[],
): Promise<Sentence | undefined> {
  const lock = { owner: approval.id, now: deps.now() };
  const release = async (held: readonly string[]) => {
    for (const what of held) await deps.locks.release({ ...lock, what });
  };
  for (const [index, what] of groups.entries()) {
    if (await deps.locks.acquire({ ...lock, what })) continue;
    await release(groups.slice(0, index));
    return sentence('Another instance of its target group is being changed.');
  }
  // A rollback is not one change more: it may begin at any time.
  if (record.suggestion.kind === 'rollback') return undefined;
  const slot = await deps.concurrency.take(lock.owner, lock.now);
  if (slot.ok) return undefined;
  await release(groups);
  return slot.error;
}
