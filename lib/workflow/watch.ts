import type { Before } from '../domain/before.ts';
import { ok } from '../domain/result.ts';
import { keep, worry } from '../domain/suggestionTransition.ts';
import { type Doing, troubleOf } from '../domain/watch.ts';
import { attempt } from './attempt.ts';
import type { ResizeRequest } from './resizeRequest.ts';
import type { Run } from './run.ts';

/**
 * Looks at a changed instance for some hours. Trouble is said once in the thread, with a button that
 * takes it back; in the end it is said that it is kept. Ends early when somebody takes it back.
 */
export async function watch(request: ResizeRequest, run: Run, before: Before): Promise<void> {
  const { ctx, deps, record, change } = run;
  const { watchHours, watchMinutes } = deps.settings;
  const { instance, evidence } = record.suggestion;
  const turns = Math.max(1, Math.round((watchHours * 60) / watchMinutes));
  let over = false;
  for (let turn = 1; turn <= turns; turn++) {
    await ctx.wait(`watch ${turn}: wait`, { seconds: watchMinutes * 60 });
    const seen = await attempt(
      ctx,
      `watch ${turn}: look`,
      async () => {
        const current = await deps.suggestions.get(request.account, request.suggestionId);
        if (current?.state.kind !== 'watching') return ok<Doing | 'over'>('over');
        return ok<Doing | 'over'>(await deps.doing(instance, before.targets));
      },
      'once',
    );
    // What could not be seen this time is seen the next time.
    if (!seen.ok) continue;
    if (seen.value === 'over') {
      over = true;
      break;
    }
    const trouble = troubleOf(seen.value, evidence.utilization);
    if (trouble === undefined) continue;
    const worried = await change(
      `watch ${turn}: worry`,
      (current) => worry(current, trouble, deps.now().toISOString()),
      'once',
    );
    if (!worried.ok) continue;
    const tell = async () => {
      await deps.tell(worried.value, { kind: 'trouble', reason: trouble });
      return ok('told');
    };
    await attempt(ctx, `watch ${turn}: tell`, tell, 'once');
  }
  const kept = await change('keep', (current) => keep(current, deps.now().toISOString()), 'long');
  // Of what does not run nobody can say that it does well.
  if (!kept.ok || over) return;
  await attempt(ctx, 'tell kept', async () => {
    await deps.tell(kept.value, { kind: 'kept' });
    return ok('told');
  });
}
