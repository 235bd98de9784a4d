import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { PREPARE_RETRY, retryDurably } from '../../durable/retryDurably.ts';
import { abortable } from '../guards/abortGuard.ts';
import { type ResizeRun, recordRequests } from '../resizeRun.ts';
import type { ResizePlan } from './resizePlan.ts';

/** Creates a backup image, where the policy or the approver wants one. */
export async function backUp(
  run: ResizeRun,
  { steps }: ResizePlan,
): Promise<Result<'backed up' | 'not wanted', Sentence>> {
  if (!steps.backsUp) return ok('not wanted');
  const { ctx, deps, approval, record } = run;
  await run.enter('backUp', steps);
  const made = await retryDurably(
    ctx,
    'back up',
    abortable(run, () => deps.backups.backUp(record.suggestion.instance, approval.id)),
    PREPARE_RETRY,
  );
  if (!made.ok)
    return err(together(sentence('The backup image could not be created.'), made.error.message));
  recordRequests(run, [made.value]);
  return ok('backed up');
}
