import type { ResizeError } from '../../../domain/resize/nextAction.ts';
import { sentence } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { InstanceControl } from '../control/reconcileLoop.ts';
import type { Run } from '../resizeRun.ts';

/**
 * Asks, before each call that prepares the stop, whether people still want it and it is still time:
 * the switch, the Cancel button, the end of its window or its approval. Only on the way there: an
 * instance that was stopped is never left so because somebody stopped Trimtab.
 */
export function abortable<Value>(
  run: Run,
  call: () => Promise<Result<Value, ResizeError>>,
): () => Promise<Result<Value, ResizeError>> {
  return async () => {
    const may = await assertMayProceed(run);
    return may.ok ? call() : may;
  };
}

/**
 * The same machine, with the brake before each of its changes. Its window counts up to the stop: once
 * it is down, it goes on, as going back would keep it down no less.
 */
export function abortableControl(run: Run): InstanceControl {
  const { machine } = run.deps;
  const whileWanted = async <Value>(call: () => Promise<Result<Value, ResizeError>>) => {
    const wanted = await isWanted(run);
    return wanted.ok ? call() : wanted;
  };
  return {
    look: machine.look,
    stop: (instance) => abortable(run, () => machine.stop(instance))(),
    changeType: (instance, to) => whileWanted(() => machine.changeType(instance, to)),
    setCredits: (instance, credits) => whileWanted(() => machine.setCredits(instance, credits)),
    bind: (instance, reservation) => whileWanted(() => machine.bind(instance, reservation)),
    start: (instance) => whileWanted(() => machine.start(instance)),
  };
}

/** Whether somebody wants it to begin, and now. */
export async function assertMayProceed(run: Run): Promise<Result<'wanted', ResizeError>> {
  const { deps, approval } = run;
  if (deps.now().toISOString() < approval.expiresAt) return isWanted(run);
  const message =
    approval.startsAt === undefined
      ? sentence('Its approval is over.')
      : sentence('Its maintenance window is over.');
  return err({ kind: 'aborted', message });
}

async function isWanted({ deps, record }: Run): Promise<Result<'wanted', ResizeError>> {
  if ((await deps.killSwitch.stopped()) !== undefined) {
    const message = sentence('Somebody stopped Trimtab with /trimtab stop.');
    return err({ kind: 'aborted', message });
  }
  const { instance, id } = record.suggestion;
  const current = await deps.suggestions.get(instance.account, id);
  const cancelled = current?.state.kind === 'resizing' && current.state.cancelled !== undefined;
  return cancelled
    ? err({ kind: 'aborted', message: sentence('Somebody cancelled it.') })
    : ok('wanted');
}
