import type { DurableContext } from '@aws/durable-execution-sdk-js';
import { withdraw } from '../../domain/lifecycle/approve.ts';
import { startResizing } from '../../domain/lifecycle/resizing.ts';
import type { Refusal } from '../../domain/lifecycle/transition.ts';
import { inEnglish } from '../../shared/message.ts';
import { conclude, isMonitored, nothingTouched } from './conclude.ts';
import type { ResizeDeps } from './deps.ts';
import { executeResize } from './executeResize.ts';
import { monitor } from './monitoring/monitor.ts';
import { recover } from './recover.ts';
import type { ResizeRequest } from './request.ts';
import {
  type ResizeResult,
  recordUpdater,
  retryAlerts,
  startRun,
  type Update,
} from './resizeRun.ts';
import { awaitWindow } from './steps/awaitWindow.ts';
import { withInstanceLock } from './steps/instanceLock.ts';

/** What the execution returns, in English: people read it in the Lambda console. */
export type ResizeOutcome =
  | { readonly kind: 'done'; readonly finalType: string }
  | { readonly kind: 'rolledBack'; readonly reason: string }
  /** Nothing was touched: the reason says why. */
  | { readonly kind: 'untouched'; readonly reason: string }
  /** A person is needed. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The approval was used before, was cancelled, has expired, or is not there. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * One resize from approval to its end, and the monitoring after it. Whatever fails once it has
 * begun, the instance is rolled back to the type and run state that it had, and Slack shows it.
 */
export async function resize(
  request: ResizeRequest,
  ctx: DurableContext,
  deps: ResizeDeps,
): Promise<ResizeOutcome> {
  const update = recordUpdater(request, ctx, deps);
  const opened = await awaitWindow(request, ctx, deps);
  if (!opened.ok) return { kind: 'refused', reason: inEnglish(opened.error.message) };
  const now = () => deps.now().toISOString();
  // `long`: a record that says it began needs a run that knows it.
  const begun = await update(
    'begin',
    (record) => startResizing(record, request.approvalId, now()),
    'long',
  );
  if (!begun.ok) return refuse(request, update, begun.error, now);
  const run = startRun(ctx, deps, begun.value, update);
  const { state } = begun.value;
  const baseline = state.kind === 'resizing' ? state.baseline : undefined;
  // Nothing is touched before the baseline is recorded (steps/preparePlan.ts).
  const result = await withInstanceLock(run, () =>
    baseline === undefined ? executeResize(run) : recover(run, baseline),
  );
  await conclude(run, result);
  await retryAlerts(run);
  if (result.kind === 'changed' && isMonitored(run)) await monitor(request, run, result.baseline);
  return outcomeOf(result);
}

/** Takes the approval back: the card must not say that it will start by itself. */
async function refuse(
  { approvalId }: ResizeRequest,
  update: Update,
  { message }: Refusal,
  now: () => string,
): Promise<ResizeOutcome> {
  await update('withdraw', (record) => withdraw(record, approvalId, message, now()), 'long');
  return { kind: 'refused', reason: inEnglish(message) };
}

function outcomeOf(result: ResizeResult): ResizeOutcome {
  switch (result.kind) {
    case 'changed':
      return { kind: 'done', finalType: result.finalType };
    case 'rolledBack':
      return { kind: 'rolledBack', reason: inEnglish(result.reason) };
    case 'failed':
      return { kind: 'failed', reason: inEnglish(result.reason) };
    case 'untouched':
      return { kind: 'untouched', reason: inEnglish(nothingTouched(result.reason)) };
  }
}
