import { createHash } from 'node:crypto';
import { type InstanceRef, instanceKey } from './ids.ts';
import type { Observation } from './observation.ts';
import type { Change, Saving, SuggestionId } from './suggestion.ts';

/**
 * A short hash of everything that a person approves: the change, the run state, what is attached,
 * and the prices (domain.md A5). Anything of it changes, the approval no longer fits.
 */
export function planHash(instance: Observation, change: Change, saving: Saving): string {
  return hashOf([
    instanceKey(instance),
    change,
    instance.state,
    instance.networkInterfaces.map((eni) => eni.id).toSorted(),
    instance.volumes.map((volume) => volume.volumeId).toSorted(),
    saving.fromHourly,
    saving.toHourly,
  ]).slice(0, 16);
}

/** The same for the same instance and change, whatever the day. */
export function suggestionId(instance: InstanceRef, change: Change): SuggestionId {
  return hashOf([instanceKey(instance), change]).slice(0, 12) as SuggestionId;
}

/** Callers pass values whose keys are written in one order, so their JSON is canonical. */
function hashOf(value: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
