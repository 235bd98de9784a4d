import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { AwsRequest, SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import {
  createRecord,
  markFailed,
  markResized,
  markRolledBack,
  reopen,
  rollBack,
  startResizing,
  withdraw,
} from '../../domain/lifecycle/transition.ts';
import type { ResizeError } from '../../domain/resize/nextAction.ts';
import { resizeOf } from '../../domain/suggestions/approvability.ts';
import { realizedSavingOf } from '../../domain/suggestions/savingAmount.ts';
import type { Suggestion } from '../../domain/suggestions/suggestion.ts';
import { instanceKey } from '../../shared/ids.ts';
import { inEnglish, type Sentence, sentence, together } from '../../shared/message.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { LedgerEntry } from '../../store/ledgerStore.ts';
import { durableStep } from '../durable/durableStep.ts';
import type { ResizeDeps } from './deps.ts';
import { executeResize } from './execute.ts';
import { monitor } from './monitoring/monitor.ts';
import { recover } from './recover.ts';
import type { ResizeRequest } from './request.ts';
import {
  type Change,
  type Ended,
  type Run,
  retryAlerts,
  type Untouched,
  untouched,
} from './resizeRun.ts';
import { updateRecord } from './updateRecord.ts';

/** In English, for whoever looks at the execution. */
export type ResizeOutcome =
  | { readonly kind: 'done'; readonly finalType: string }
  | { readonly kind: 'rolledBack'; readonly reason: string }
  /** Nothing was touched: the reason says why. */
  | { readonly kind: 'untouched'; readonly reason: string }
  /** A person is needed. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The approval was used before, was cancelled, has run out, or is not there. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * One resize from approval to its end, and the watch after it. Whatever fails once it has begun, the
 * instance is driven back to the type and the run state that it had, and everybody can see it.
 */
export async function resize(
  request: ResizeRequest,
  ctx: DurableContext,
  deps: ResizeDeps,
): Promise<ResizeOutcome> {
  const change: Change = async (name, transition, retryPolicy = 'short') => {
    const step = `${request.approvalId}: ${name}`;
    const write = () => updateRecord(deps, request, transition, step);
    const made = await durableStep(ctx, name, write, retryPolicy);
    return made.ok ? made : { ok: false, error: { kind: 'notOpen', message: made.error.message } };
  };
  const now = () => deps.now().toISOString();

  const opened = await untilItsWindow(request, ctx, deps);
  if (!opened.ok) return { kind: 'refused', reason: inEnglish(opened.error.message) };
  // Patient: a record that says it began, and a run that does not know it, would be nobody's.
  const begun = await change(
    'begin',
    (record) => startResizing(record, request.approvalId, now()),
    'long',
  );
  if (!begun.ok) {
    const { message } = begun.error;
    // Nobody may be left to believe that it will start by itself.
    await change(
      'withdraw',
      (record) => withdraw(record, request.approvalId, message, now()),
      'long',
    );
    return { kind: 'refused', reason: inEnglish(message) };
  }
  const { state } = begun.value;
  if (state.kind !== 'resizing') throw new Error(`it began, and is ${state.kind}`);
  const run: Run = {
    ctx,
    deps,
    record: begun.value,
    approval: state.approval,
    changePolicy: deps.changePolicyOf(begun.value.suggestion),
    calls: [...(state.calls ?? [])],
    undelivered: [],
    change,
  };
  const { before } = state;
  const ended = await withLock(run, () =>
    // Nothing is touched before it is written down how it was (carryOut.ts).
    before === undefined ? executeResize(run) : recover(run, before),
  );
  await conclude(run, ended);
  await retryAlerts(run);
  if (ended.kind === 'changed' && isWatched(run)) await monitor(request, run, ended.before);
  return outcomeOf(ended);
}

/**
 * A durable wait. Whoever cancels meanwhile takes the approval away: then there is nothing to begin.
 * It looks again afterwards: a clock may be a moment behind another one.
 */
async function untilItsWindow(
  request: ResizeRequest,
  ctx: DurableContext,
  { suggestions, now }: ResizeDeps,
): Promise<Result<'open', ResizeError>> {
  for (let turn = 1; ; turn++) {
    const look = async () => {
      const record = await suggestions.get(request.account, request.suggestionId);
      const approval = record?.state.kind === 'approved' ? record.state.approval : undefined;
      const from = Date.parse(approval?.startsAt ?? '');
      return ok(Number.isNaN(from) ? 0 : Math.ceil((from - now().getTime()) / 1000));
    };
    // Patient: what does not know its window must not begin. The sweep starts it again.
    const seconds = await durableStep<number, never>(ctx, `window ${turn}`, look, 'long');
    if (!seconds.ok) return seconds;
    if (seconds.value <= 0) return ok('open');
    await ctx.wait(`until its window ${turn}`, { seconds: seconds.value });
  }
}

/** One change of an instance at a time. */
async function withLock(run: Run, inside: () => Promise<Ended>): Promise<Ended> {
  const { ctx, deps, approval, record } = run;
  const lock = { what: instanceKey(record.suggestion.instance), owner: approval.id };
  const acquire = () => deps.locks.acquire({ ...lock, now: deps.now() });
  const locked = await durableStep<boolean, never>(
    ctx,
    'lock',
    async () => ok(await acquire()),
    'long',
  );
  const refusalText = locked.ok
    ? sentence('Another change of this instance is running.')
    : together(sentence('The lock of this instance could not be taken.'), locked.error.message);
  const ended = locked.ok && locked.value ? await inside() : untouched(refusalText);
  // Also when it seems not to be ours: it may have been taken, and the answer lost.
  const release = () => deps.locks.release({ ...lock, now: deps.now() });
  await durableStep(ctx, 'unlock', async () => ok(await release()), 'long');
  return ended;
}

/** Everything is decided, and only has to be written. */
async function conclude(run: Run, ended: Ended): Promise<void> {
  const { ctx, deps, calls, change, record } = run;
  const at = () => deps.now().toISOString();
  switch (ended.kind) {
    case 'changed': {
      const { finalType, rollback } = ended;
      await durableStep(
        ctx,
        'ledger',
        async () => ok(await deps.ledger.record(entryOf(run, finalType, at()))),
        'long',
      );
      if (rollback !== undefined) {
        await durableStep(
          ctx,
          'way back',
          async () => ok((await deps.suggestions.create(await opened(run, rollback))).ok),
          'long',
        );
      }
      const { suggestion } = record;
      await change(
        'end',
        (current) => {
          const until = new Date(deps.now().getTime() + deps.settings.monitoringHours * 3_600_000);
          const to = { finalType, calls, rollback };
          return markResized(
            current,
            { ...to, until: isWatched(run) ? until.toISOString() : undefined },
            at(),
          );
        },
        'long',
      );
      if (suggestion.kind === 'rollback') {
        await markTakenBack(run, suggestion.rollbackOf.suggestion);
      }
      return;
    }
    case 'rolledBack':
      await change('end', (current) => rollBack(current, ended.reason, at(), calls), 'long');
      return;
    case 'failed':
      await change('end', (current) => markFailed(current, ended.reason, at(), calls), 'long');
      return;
    case 'untouched': {
      const over = await change('end', (current) => leave(current, ended, calls, at()), 'long');
      if (!over.ok || over.value.state.kind !== 'open' || isCancelled(over.value)) return;
      const kind = ended.drift === undefined ? 'late' : 'drift';
      await durableStep(ctx, 'ask again', async () => {
        await deps.tell(over.value, { kind, reason: ended.reason });
        return ok('asked');
      });
    }
  }
}

/** Open again when somebody cancelled it, the facts are other ones, or it is too late; failed otherwise. */
function leave(
  current: SuggestionRecord,
  { reason, drift }: Untouched,
  calls: readonly AwsRequest[],
  at: string,
) {
  const by = current.state.kind === 'resizing' ? current.state.cancelled : undefined;
  if (by !== undefined) return reopen(current, { by }, at);
  if (drift !== undefined) return reopen(current, { reason, fresh: drift.fresh }, at);
  const isLate = current.state.kind === 'resizing' && current.state.approval.expiresAt <= at;
  if (isLate) return reopen(current, { reason }, at);
  return markFailed(current, nothingTouched(reason), at, calls);
}

/** Somebody wanted it to end: they need not be asked again. */
function isCancelled({ history }: SuggestionRecord): boolean {
  return history.at(-1)?.by.kind === 'user';
}

/** What goes back to its old type is where everybody knows it; of what is stopped nothing is seen. */
function isWatched({ deps, record: { suggestion } }: Run): boolean {
  if (suggestion.kind === 'rollback' || suggestion.runState === 'stopped') return false;
  return deps.settings.monitoringHours > 0;
}

/** It speaks where the change that it takes back has spoken. */
async function opened(
  { deps, record: { suggestion } }: Run,
  rollback: Suggestion,
): Promise<SuggestionRecord> {
  const { account } = suggestion.instance;
  const message = (await deps.suggestions.get(account, suggestion.id))?.message;
  const record = createRecord(rollback, deps.now().toISOString());
  return message === undefined ? record : { ...record, message };
}

async function markTakenBack(
  { ctx, deps, approval, record: { suggestion } }: Run,
  suggestionId: SuggestionRecord['suggestion']['id'],
): Promise<void> {
  const which = { account: suggestion.instance.account, suggestionId };
  await durableStep(
    ctx,
    'taken back',
    () =>
      updateRecord(
        deps,
        which,
        (original) => markRolledBack(original, approval.by, deps.now().toISOString()),
        `${approval.id}: taken back`,
      ),
    'long',
  );
}

function outcomeOf(ended: Ended): ResizeOutcome {
  switch (ended.kind) {
    case 'changed':
      return { kind: 'done', finalType: ended.finalType };
    case 'rolledBack':
      return { kind: 'rolledBack', reason: inEnglish(ended.reason) };
    case 'failed':
      return { kind: 'failed', reason: inEnglish(ended.reason) };
    case 'untouched':
      return { kind: 'untouched', reason: inEnglish(nothingTouched(ended.reason)) };
  }
}

function nothingTouched(why: Sentence): Sentence {
  return sentence('Nothing was touched: {why}', { why });
}

function entryOf({ record, approval }: Run, finalType: string, at: string): LedgerEntry {
  const suggestion = resizeOf(record.suggestion);
  const { instance, from } = suggestion;
  const { list, cash } = realizedSavingOf(suggestion, finalType);
  return {
    approvalId: approval.id,
    instance,
    from,
    to: finalType,
    monthlyList: list,
    ...(cash.kind === 'known' ? { monthlyCash: cash.monthly } : {}),
    approvedBy: approval.by,
    at,
  };
}
