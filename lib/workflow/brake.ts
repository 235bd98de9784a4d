import type { ResizeError } from '../domain/resizeMove.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Machine } from './drive.ts';
import type { Run } from './run.ts';

/**
 * Asks, before each call that changes something, whether people still want it: the switch, and the
 * Cancel button. Only on the way there: an instance that was stopped is never left so because
 * somebody stopped Trimtab.
 */
export function braked<Value>(
  run: Run,
  call: () => Promise<Result<Value, ResizeError>>,
): () => Promise<Result<Value, ResizeError>> {
  return async () => {
    const wanted = await isWanted(run);
    return wanted.ok ? call() : wanted;
  };
}

/** The same machine, with the brake before each of its changes. */
export function brakedMachine(run: Run): Machine {
  const { machine } = run.deps;
  return {
    look: machine.look,
    stop: (instance) => braked(run, () => machine.stop(instance))(),
    changeType: (instance, to) => braked(run, () => machine.changeType(instance, to))(),
    setCredits: (instance, credits) => braked(run, () => machine.setCredits(instance, credits))(),
    start: (instance) => braked(run, () => machine.start(instance))(),
  };
}

async function isWanted({ deps, record }: Run): Promise<Result<'wanted', ResizeError>> {
  if ((await deps.stops.stopped()) !== undefined) {
    return err({ kind: 'halted', message: 'Somebody stopped Trimtab with /trimtab stop' });
  }
  const { instance, id } = record.suggestion;
  const current = await deps.suggestions.get(instance.account, id);
  const cancelled = current?.state.kind === 'resizing' && current.state.cancelled !== undefined;
  return cancelled ? err({ kind: 'halted', message: 'Somebody cancelled it' }) : ok('wanted');
}
