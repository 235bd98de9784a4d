import { endMonitoring, reportIssues } from '../../../domain/lifecycle/monitoring.ts';
import type { Baseline } from '../../../domain/resize/baseline.ts';
import {
  type HealthIssue,
  judge,
  type MonitoringEndedEarly,
  type Signal,
  updateIssues,
} from '../../../domain/resize/monitor.ts';
import { ok } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import type { ResizeRequest } from '../request.ts';
import type { ResizeRun } from '../resizeRun.ts';

/** What one poll of the monitoring comes to. */
type PollResult =
  | {
      readonly kind: 'seen';
      readonly seen: readonly Signal[];
      readonly issues: readonly HealthIssue[];
      /** They differ from the recorded ones. */
      readonly isNewOrChanged: boolean;
    }
  /** A rollback, which is a change of its own, is changing the instance. */
  | { readonly kind: 'rollingBack' }
  /** The record is not monitored any more. */
  | { readonly kind: 'over' }
  | { readonly kind: 'endedEarly'; readonly endedEarly: MonitoringEndedEarly };

/**
 * Monitors a resized instance during its bake time. Posts each health issue once into the thread,
 * with a button to roll back; at the end it posts how the instance does, or why the monitoring ended
 * early. Posts nothing while a rollback runs: that has messages of its own.
 */
export async function monitor(
  request: ResizeRequest,
  run: ResizeRun,
  baseline: Baseline,
): Promise<void> {
  const { monitoringHours, monitoringIntervalMinutes: minutes } = run.deps.settings;
  const polls = Math.max(1, Math.round((monitoringHours * 60) / minutes));
  const seen = new Set<Signal>();
  let posted: readonly HealthIssue[] = [];
  let isRollingBack = false;
  for (let poll = 1; poll <= polls; poll++) {
    await run.ctx.wait(`monitor ${poll}: wait`, { seconds: minutes * 60 });
    const polled = await durableStep(
      run.ctx,
      `monitor ${poll}: look`,
      async () => ok(await pollHealth(request, run, baseline, poll * minutes)),
      'none',
    );
    // What can't be read now is read at the next poll.
    if (!polled.ok) continue;
    const result = polled.value;
    isRollingBack = result.kind === 'rollingBack';
    if (result.kind === 'rollingBack') continue;
    if (result.kind === 'over') return;
    if (result.kind === 'endedEarly') return endEarly(run, result.endedEarly);
    for (const signal of result.seen) seen.add(signal);
    // What can't be recorded or posted now is posted after the next poll.
    if (await postIssues(request, run, `monitor ${poll}`, result, posted)) posted = result.issues;
  }
  await endAtItsTime(run, isRollingBack, { seen: [...seen], issues: posted });
}

async function pollHealth(
  { account, suggestionId }: ResizeRequest,
  { deps, record: { suggestion } }: ResizeRun,
  baseline: Baseline,
  minutes: number,
): Promise<PollResult> {
  const current = await deps.suggestions.get(account, suggestionId);
  if (current?.state.kind !== 'monitoring') return { kind: 'over' };
  const { finalType, rollback, issues: recorded = [] } = current.state;
  const health = await deps.readHealth(suggestion.instance, finalType, baseline.targets);
  // Read last: a poll that sees the stop of a rollback sees its record, too.
  const back = rollback && (await deps.suggestions.get(account, rollback.id));
  // Done: the rollback is about to mark this record as reverted.
  if (back?.state.kind === 'resizing' || back?.state.kind === 'done') {
    return { kind: 'rollingBack' };
  }
  if ('how' in health) return { kind: 'endedEarly', endedEarly: health };
  const evaluation = judge(health, suggestion.evidence.utilization, minutes);
  const issues = updateIssues(recorded, evaluation, deps.now().toISOString());
  // An unchanged issue is the same object.
  const isNewOrChanged =
    issues.length > recorded.length || issues.some((issue, index) => issue !== recorded[index]);
  return { kind: 'seen', seen: evaluation.seen, issues, isNewOrChanged };
}

/** Records the issues and posts those that are new. False when that failed. */
async function postIssues(
  { account, suggestionId }: ResizeRequest,
  { ctx, deps, update }: ResizeRun,
  during: string,
  { issues, isNewOrChanged }: Extract<PollResult, { readonly kind: 'seen' }>,
  posted: readonly HealthIssue[],
): Promise<boolean> {
  if (isNewOrChanged) {
    const recorded = await update(
      `${during}: report issues`,
      (current) => reportIssues(current, issues, deps.now().toISOString()),
      'none',
    );
    if (!recorded.ok) return false;
  }
  const fresh = issues.slice(posted.length);
  if (fresh.length === 0) return true;
  const post = async () => {
    const current = await deps.suggestions.get(account, suggestionId);
    if (current !== undefined) {
      await deps.postEvent(current, { kind: 'healthIssues', issues: fresh });
    }
    return ok('posted');
  };
  return (await durableStep(ctx, `${during}: post issues`, post, 'none')).ok;
}

async function endAtItsTime(
  { ctx, deps, update }: ResizeRun,
  isRollingBack: boolean,
  report: { readonly seen: readonly Signal[]; readonly issues: readonly HealthIssue[] },
): Promise<void> {
  const ended = await update(
    'end monitoring',
    (current) => endMonitoring(current, deps.now().toISOString()),
    'long',
  );
  if (!ended.ok || isRollingBack) return;
  await durableStep(ctx, 'post end of monitoring', async () => {
    await deps.postEvent(ended.value, { kind: 'kept', ...report });
    return ok('posted');
  });
}

/** What does not run on its new type any more can't be reported as healthy. */
async function endEarly(
  { ctx, deps, update }: ResizeRun,
  endedEarly: MonitoringEndedEarly,
): Promise<void> {
  const ended = await update(
    'end monitoring',
    (current) => endMonitoring(current, deps.now().toISOString(), endedEarly),
    'long',
  );
  if (!ended.ok) return;
  await durableStep(ctx, 'post end of monitoring', async () => {
    await deps.postEvent(ended.value, { kind: 'endedEarly', endedEarly });
    return ok('posted');
  });
}
