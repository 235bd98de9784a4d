import type { ResizeError } from '../../../domain/resize/nextAction.ts';
import { sentence } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Guard } from '../control/instanceActions.ts';
import type { ResizeRun } from '../resizeRun.ts';

/**
 * Guards the actions that resize an instance. The maintenance window counts up to the stop: once the
 * instance is down, going on is as fast as going back. A rollback is not guarded: a kill switch never
 * leaves an instance down.
 */
export function abortGuard(run: ResizeRun): Guard {
  return (action) => (action === 'stop' ? assertMayProceed(run) : assertNotAborted(run));
}

/** The same guard before a call that prepares the stop. */
export function abortable<Value>(
  run: ResizeRun,
  call: () => Promise<Result<Value, ResizeError>>,
): () => Promise<Result<Value, ResizeError>> {
  return async () => {
    const may = await assertMayProceed(run);
    return may.ok ? call() : may;
  };
}

/** Whether it is still wanted, and its approval or maintenance window has not ended. */
export async function assertMayProceed(run: ResizeRun): Promise<Result<'wanted', ResizeError>> {
  const { deps, approval } = run;
  if (deps.now().toISOString() < approval.expiresAt) return assertNotAborted(run);
  const message =
    approval.startsAt === undefined
      ? sentence('Its approval has expired.')
      : sentence('Its maintenance window has ended.');
  return err({ kind: 'aborted', message });
}

/** Neither the kill switch nor Cancel. */
async function assertNotAborted({
  deps,
  record,
}: ResizeRun): Promise<Result<'wanted', ResizeError>> {
  if ((await deps.killSwitch.stopped()) !== undefined) {
    const message = sentence('Changes are stopped: `/trimtab stop` was used.');
    return err({ kind: 'aborted', message });
  }
  const { instance, id } = record.suggestion;
  const current = await deps.suggestions.get(instance.account, id);
  const isCancelled = current?.state.kind === 'resizing' && current.state.cancelled !== undefined;
  return isCancelled
    ? err({ kind: 'aborted', message: sentence('It was cancelled.') })
    : ok('wanted');
}
