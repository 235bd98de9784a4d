import type { Aws } from '../aws/clients.ts';
import type { InstanceControl } from '../aws/instanceControl.ts';
import { readSnapshot } from '../aws/snapshot.ts';
import { checkChange } from '../domain/checkChange.ts';
import type { Observation } from '../domain/observation.ts';
import { planHash } from '../domain/planHash.ts';
import type { PreflightInput } from '../domain/preflight.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Suggestion } from '../domain/suggestion.ts';

export interface RecheckDeps {
  readonly aws: Aws;
  readonly control: InstanceControl;
  readonly mayChange: PreflightInput['mayChange'];
  readonly now: () => Date;
}

/**
 * Reads the facts again, just before anything is touched (domain.md A5, steps 2 to 5, H1): the plan
 * is still the one that was approved, no check blocks, the instance is well, and EC2 permits the
 * three calls. The error says what is different, for people.
 */
export async function recheck(
  suggestion: Suggestion,
  deps: RecheckDeps,
): Promise<Result<'unchanged', string>> {
  const { instance: ref, change } = suggestion;
  if (change.kind !== 'resize') return err('it is advice, not a change');
  const snapshot = await readSnapshot(deps.aws, ref, deps.now(), {
    only: [ref.instanceId],
    alsoTypes: [change.to],
  });
  const instance = snapshot.observations[0];
  if (instance === undefined) {
    return err(snapshot.errors[0]?.message ?? `${ref.instanceId} is not there any more`);
  }
  const drift = driftOf(instance, suggestion);
  if (drift !== undefined) return err(drift);
  const blocked = checkChange(instance, change.to, snapshot, deps.mayChange).find(
    ({ verdict }) => verdict === 'block',
  );
  if (blocked !== undefined) return err(blocked.sentence.replace(/\.$/, ''));
  if (instance.state === 'running') {
    const seen = await deps.control.look(ref);
    if (!seen.ok) return err(seen.error.message);
    if (seen.value.health === 'impaired') return err('its status checks fail already');
  }
  const permitted = await deps.control.dryRun(ref, change.to);
  return permitted.ok ? ok('unchanged') : err(permitted.error.message);
}

/** What has changed since the approval, most telling first; undefined when nothing has. */
function driftOf(instance: Observation, suggestion: Suggestion): string | undefined {
  const { change, runState, saving } = suggestion;
  if (instance.instanceType !== change.from) {
    return `it was ${change.from} when it was approved, and is ${instance.instanceType} now`;
  }
  if (instance.state !== runState) {
    return `it was ${runState} when it was approved, and is ${instance.state} now`;
  }
  return planHash(instance, change, saving) === suggestion.planHash
    ? undefined
    : 'its disks or network interfaces have changed since it was approved';
}
