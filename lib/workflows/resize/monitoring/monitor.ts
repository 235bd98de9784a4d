import { endMonitoring, reportIssues } from '../../../domain/lifecycle/transition.ts';
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
import type { Run } from '../resizeRun.ts';

/** What one look of the watch comes to. */
type ObservedState =
  | {
      readonly kind: 'seen';
      readonly seen: readonly Signal[];
      readonly issues: readonly HealthIssue[];
      /** They are other ones than were written down. */
      readonly isNew: boolean;
    }
  /** The change that takes it back has its hands on it. */
  | { readonly kind: 'goingBack' }
  /** It is not watched any more. */
  | { readonly kind: 'over' }
  | { readonly kind: 'away'; readonly away: MonitoringEndedEarly };

/**
 * Looks at a changed instance for some hours. Each kind of trouble is said once in the thread, with
 * a button that takes the change back; in the end it is said how it does, or why the watch is over.
 * Says nothing when somebody takes it back: that says itself.
 */
export async function monitor(request: ResizeRequest, run: Run, before: Baseline): Promise<void> {
  const { monitoringHours, monitoringIntervalMinutes } = run.deps.settings;
  const turns = Math.max(1, Math.round((monitoringHours * 60) / monitoringIntervalMinutes));
  const seen = new Set<Signal>();
  let told: readonly HealthIssue[] = [];
  let goingBack = false;
  for (let turn = 1; turn <= turns; turn++) {
    await run.ctx.wait(`watch ${turn}: wait`, { seconds: monitoringIntervalMinutes * 60 });
    const looked = await durableStep(
      run.ctx,
      `watch ${turn}: look`,
      async () => ok(await look(request, run, before, turn * monitoringIntervalMinutes)),
      'once',
    );
    // What could not be seen this time is seen the next time.
    if (!looked.ok) continue;
    goingBack = looked.value.kind === 'goingBack';
    if (looked.value.kind === 'goingBack') continue;
    if (looked.value.kind === 'over') return;
    if (looked.value.kind === 'away') return leave(run, looked.value.away);
    for (const sign of looked.value.seen) seen.add(sign);
    // What could not be written or said this time is the next time.
    if (await tellTrouble(request, run, `watch ${turn}`, looked.value, told)) {
      told = looked.value.issues;
    }
  }
  const { ctx, deps, change } = run;
  const kept = await change(
    'keep',
    (current) => endMonitoring(current, deps.now().toISOString()),
    'long',
  );
  if (!kept.ok || goingBack) return;
  await durableStep(ctx, 'tell kept', async () => {
    await deps.tell(kept.value, { kind: 'kept', seen: [...seen], issues: told });
    return ok('told');
  });
}

async function look(
  { account, suggestionId }: ResizeRequest,
  { deps, record: { suggestion } }: Run,
  before: Baseline,
  minutes: number,
): Promise<ObservedState> {
  const current = await deps.suggestions.get(account, suggestionId);
  if (current?.state.kind !== 'monitoring') return { kind: 'over' };
  const { finalType, rollback, issues: known = [] } = current.state;
  const does = await deps.healthReport(suggestion.instance, finalType, before.targets);
  // Read last: whoever sees it stopped for the way back sees the way back, too.
  const back = rollback && (await deps.suggestions.get(account, rollback.id));
  // Done: this record is about to say that it was taken back.
  if (back?.state.kind === 'resizing' || back?.state.kind === 'done') return { kind: 'goingBack' };
  if ('how' in does) return { kind: 'away', away: does };
  const judged = judge(does, suggestion.evidence.utilization, minutes);
  const issues = updateIssues(known, judged, deps.now().toISOString());
  // An entry that says the same is the same object.
  const isNew = issues.length > known.length || issues.some((each, index) => each !== known[index]);
  return { kind: 'seen', seen: judged.seen, issues, isNew };
}

/** Writes down what is wrong and what has passed; says what was never said. False: it could not. */
async function tellTrouble(
  { account, suggestionId }: ResizeRequest,
  { ctx, deps, change }: Run,
  name: string,
  { issues, isNew }: Extract<ObservedState, { readonly kind: 'seen' }>,
  told: readonly HealthIssue[],
): Promise<boolean> {
  if (isNew) {
    const worried = await change(
      `${name}: worry`,
      (current) => reportIssues(current, issues, deps.now().toISOString()),
      'once',
    );
    if (!worried.ok) return false;
  }
  const fresh = issues.slice(told.length);
  if (fresh.length === 0) return true;
  const said = await durableStep(
    ctx,
    `${name}: tell`,
    async () => {
      const current = await deps.suggestions.get(account, suggestionId);
      if (current !== undefined) await deps.tell(current, { kind: 'trouble', issues: fresh });
      return ok('told');
    },
    'once',
  );
  return said.ok;
}

/** Of what does not run on its new type any more nobody can say that it does well. */
async function leave({ ctx, deps, change }: Run, away: MonitoringEndedEarly): Promise<void> {
  const left = await change(
    'keep',
    (current) => endMonitoring(current, deps.now().toISOString(), away),
    'long',
  );
  if (!left.ok) return;
  await durableStep(ctx, 'tell kept', async () => {
    await deps.tell(left.value, { kind: 'away', away });
    return ok('told');
  });
}
