import { instanceKey } from '../../../shared/ids.ts';
import { sentence, together } from '../../../shared/message.ts';
import { ok } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import { type ResizeResult, type ResizeRun, untouched } from '../resizeRun.ts';

/** Holds the lock of the instance during `inside`: one change of an instance at a time. */
export async function withInstanceLock(
  run: ResizeRun,
  inside: () => Promise<ResizeResult>,
): Promise<ResizeResult> {
  const { ctx, deps, approval, record } = run;
  const lock = { what: instanceKey(record.suggestion.instance), owner: approval.id };
  const acquire = () => deps.locks.acquire({ ...lock, now: deps.now() });
  const acquired = await durableStep<boolean, never>(
    ctx,
    'acquire instance lock',
    async () => ok(await acquire()),
    'long',
  );
  const refusal = acquired.ok
    ? sentence('Another change of this instance is running.')
    : together(
        sentence('The lock of this instance could not be acquired.'),
        acquired.error.message,
      );
  const result = acquired.ok && acquired.value ? await inside() : untouched(refusal);
  // Also when it seems not to be acquired: the answer may have been lost.
  const release = () => deps.locks.release({ ...lock, now: deps.now() });
  await durableStep(ctx, 'release instance lock', async () => ok(await release()), 'long');
  return result;
}
