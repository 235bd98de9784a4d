import { markReverted } from '../../domain/lifecycle/monitoring.ts';
import { endRolledBack, markFailed, markResized, reopen } from '../../domain/lifecycle/resizing.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { createRecord } from '../../domain/lifecycle/triage.ts';
import type { AwsRequest } from '../../domain/resize/nextAction.ts';
import { resizeOf } from '../../domain/suggestions/approvability.ts';
import { realizedSavingOf } from '../../domain/suggestions/savingAmount.ts';
import type { Suggestion } from '../../domain/suggestions/suggestion.ts';
import { HOUR_MS } from '../../shared/dates.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import { ok } from '../../shared/result.ts';
import type { LedgerEntry } from '../../store/ledgerStore.ts';
import { durableStep } from '../durable/durableStep.ts';
import type { ResizeResult, ResizeRun, Untouched } from './resizeRun.ts';
import { updateRecord } from './updateRecord.ts';

/** Writes how the change ended: everything is decided, and is written however long that takes. */
export async function conclude(run: ResizeRun, result: ResizeResult): Promise<void> {
  const { deps, requests, update } = run;
  const at = () => deps.now().toISOString();
  switch (result.kind) {
    case 'changed':
      return concludeChanged(run, result);
    case 'rolledBack':
      await update('end', (now) => endRolledBack(now, result.reason, at(), requests), 'long');
      return;
    case 'failed':
      await update('end', (now) => markFailed(now, result.reason, at(), requests), 'long');
      return;
    case 'untouched':
      return concludeUntouched(run, result);
  }
}

/** The rollback is stored before the record that names it. */
async function concludeChanged(
  run: ResizeRun,
  { finalType, rollback }: Extract<ResizeResult, { readonly kind: 'changed' }>,
): Promise<void> {
  const { ctx, deps, requests, update, record } = run;
  const at = () => deps.now().toISOString();
  const addToLedger = () => deps.ledger.record(entryOf(run, finalType, at()));
  await durableStep(ctx, 'ledger', async () => ok(await addToLedger()), 'long');
  if (rollback !== undefined) {
    const offer = async () => deps.suggestions.create(await rollbackRecord(run, rollback));
    await durableStep(ctx, 'offer rollback', async () => ok((await offer()).ok), 'long');
  }
  const end = (current: SuggestionRecord) => {
    const until = new Date(deps.now().getTime() + deps.settings.monitoringHours * HOUR_MS);
    const to = { finalType, requests, rollback };
    return markResized(
      current,
      { ...to, until: isMonitored(run) ? until.toISOString() : undefined },
      at(),
    );
  };
  await update('end', end, 'long');
  const { suggestion } = record;
  if (suggestion.kind === 'rollback') {
    await markOriginalReverted(run, suggestion.rollbackOf.suggestion);
  }
}

/** An instance on its old type is known to do well there; a stopped one shows nothing. */
export function isMonitored({ deps, record: { suggestion } }: ResizeRun): boolean {
  if (suggestion.kind === 'rollback' || suggestion.runState === 'stopped') return false;
  return deps.settings.monitoringHours > 0;
}

/** Its messages go into the thread of the change that it reverts. */
async function rollbackRecord(
  { deps, record: { suggestion } }: ResizeRun,
  rollback: Suggestion,
): Promise<SuggestionRecord> {
  const { account } = suggestion.instance;
  const message = (await deps.suggestions.get(account, suggestion.id))?.message;
  const record = createRecord(rollback, deps.now().toISOString());
  return message === undefined ? record : { ...record, message };
}

async function markOriginalReverted(
  { ctx, deps, approval, record: { suggestion } }: ResizeRun,
  suggestionId: SuggestionRecord['suggestion']['id'],
): Promise<void> {
  const which = { account: suggestion.instance.account, suggestionId };
  const revert = (original: SuggestionRecord) =>
    markReverted(original, approval.by, deps.now().toISOString());
  const step = `${approval.id}: original reverted`;
  await durableStep(
    ctx,
    'original reverted',
    () => updateRecord(deps, which, revert, step),
    'long',
  );
}

async function concludeUntouched(run: ResizeRun, result: Untouched): Promise<void> {
  const { ctx, deps, requests, update } = run;
  const ended = await update(
    'end',
    (current) => endUntouched(current, result, requests, deps.now().toISOString()),
    'long',
  );
  // Who cancelled it need not be asked again.
  if (!ended.ok || ended.value.state.kind !== 'open' || isCancelled(ended.value)) return;
  const kind = result.drift === undefined ? 'late' : 'drift';
  await durableStep(ctx, 'ask again', async () => {
    await deps.postEvent(ended.value, { kind, reason: result.reason });
    return ok('asked');
  });
}

/** Open again when it was cancelled, the facts have changed or it is too late; failed otherwise. */
function endUntouched(
  current: SuggestionRecord,
  { reason, drift }: Untouched,
  requests: readonly AwsRequest[],
  at: string,
) {
  const by = current.state.kind === 'resizing' ? current.state.cancelled : undefined;
  if (by !== undefined) return reopen(current, { by }, at);
  if (drift !== undefined) return reopen(current, { reason, fresh: drift.fresh }, at);
  const isLate = current.state.kind === 'resizing' && current.state.approval.expiresAt <= at;
  if (isLate) return reopen(current, { reason }, at);
  return markFailed(current, nothingTouched(reason), at, requests);
}

function isCancelled({ history }: SuggestionRecord): boolean {
  return history.at(-1)?.by.kind === 'user';
}

export function nothingTouched(why: Sentence): Sentence {
  return sentence('Nothing was touched: {why}', { why });
}

function entryOf({ record, approval }: ResizeRun, finalType: string, at: string): LedgerEntry {
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
