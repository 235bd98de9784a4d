import { keep, worry } from '../../../domain/lifecycle/transition.ts';
import type { Before } from '../../../domain/resize/baseline.ts';
import {
  type Away,
  followed,
  judge,
  type Sign,
  type Trouble,
} from '../../../domain/resize/monitor.ts';
import { ok } from '../../../shared/result.ts';
import { attempt } from '../../durable/durableStep.ts';
import type { ResizeRequest } from '../request.ts';
import type { Run } from '../resizeRun.ts';

/** What one look of the watch comes to. */
type Look =
  | {
      readonly kind: 'seen';
      readonly seen: readonly Sign[];
      readonly troubles: readonly Trouble[];
      /** They are other ones than were written down. */
      readonly isNews: boolean;
    }
  /** The change that takes it back has its hands on it. */
  | { readonly kind: 'goingBack' }
  /** It is not watched any more. */
  | { readonly kind: 'over' }
  | { readonly kind: 'away'; readonly away: Away };

/**
 * Looks at a changed instance for some hours. Each kind of trouble is said once in the thread, with
 * a button that takes the change back; in the end it is said how it does, or why the watch is over.
 * Says nothing when somebody takes it back: that says itself.
 */
export async function watch(request: ResizeRequest, run: Run, before: Before): Promise<void> {
  const { watchHours, watchMinutes } = run.deps.settings;
  const turns = Math.max(1, Math.round((watchHours * 60) / watchMinutes));
  const seen = new Set<Sign>();
  let told: readonly Trouble[] = [];
  let goingBack = false;
  for (let turn = 1; turn <= turns; turn++) {
    await run.ctx.wait(`watch ${turn}: wait`, { seconds: watchMinutes * 60 });
    const looked = await attempt(
      run.ctx,
      `watch ${turn}: look`,
      async () => ok(await look(request, run, before, turn * watchMinutes)),
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
      told = looked.value.troubles;
    }
  }
  const { ctx, deps, change } = run;
  const kept = await change('keep', (current) => keep(current, deps.now().toISOString()), 'long');
  if (!kept.ok || goingBack) return;
  await attempt(ctx, 'tell kept', async () => {
    await deps.tell(kept.value, { kind: 'kept', seen: [...seen], troubles: told });
    return ok('told');
  });
}

async function look(
  { account, suggestionId }: ResizeRequest,
  { deps, record: { suggestion } }: Run,
  before: Before,
  minutes: number,
): Promise<Look> {
  const current = await deps.suggestions.get(account, suggestionId);
  if (current?.state.kind !== 'watching') return { kind: 'over' };
  const { became, wayBack, troubles: known = [] } = current.state;
  const does = await deps.doing(suggestion.instance, became, before.targets);
  // Read last: whoever sees it stopped for the way back sees the way back, too.
  const back = wayBack && (await deps.suggestions.get(account, wayBack.id));
  // Done: this record is about to say that it was taken back.
  if (back?.state.kind === 'resizing' || back?.state.kind === 'done') return { kind: 'goingBack' };
  if ('how' in does) return { kind: 'away', away: does };
  const judged = judge(does, suggestion.evidence.utilization, minutes);
  const troubles = followed(known, judged, deps.now().toISOString());
  // An entry that says the same is the same object.
  const isNews =
    troubles.length > known.length || troubles.some((each, index) => each !== known[index]);
  return { kind: 'seen', seen: judged.seen, troubles, isNews };
}

/** Writes down what is wrong and what has passed; says what was never said. False: it could not. */
async function tellTrouble(
  { account, suggestionId }: ResizeRequest,
  { ctx, deps, change }: Run,
  name: string,
  { troubles, isNews }: Extract<Look, { readonly kind: 'seen' }>,
  told: readonly Trouble[],
): Promise<boolean> {
  if (isNews) {
    const worried = await change(
      `${name}: worry`,
      (current) => worry(current, troubles, deps.now().toISOString()),
      'once',
    );
    if (!worried.ok) return false;
  }
  const fresh = troubles.slice(told.length);
  if (fresh.length === 0) return true;
  const said = await attempt(
    ctx,
    `${name}: tell`,
    async () => {
      const current = await deps.suggestions.get(account, suggestionId);
      if (current !== undefined) await deps.tell(current, { kind: 'trouble', troubles: fresh });
      return ok('told');
    },
    'once',
  );
  return said.ok;
}

/** Of what does not run on its new type any more nobody can say that it does well. */
async function leave({ ctx, deps, change }: Run, away: Away): Promise<void> {
  const left = await change(
    'keep',
    (current) => keep(current, deps.now().toISOString(), away),
    'long',
  );
  if (!left.ok) return;
  await attempt(ctx, 'tell kept', async () => {
    await deps.tell(left.value, { kind: 'away', away });
    return ok('told');
  });
}
