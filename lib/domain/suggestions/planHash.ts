import { createHash } from 'node:crypto';
import { type InstanceRef, instanceKey } from '../../shared/ids.ts';
import { inEnglish } from '../../shared/message.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Change, Suggestion, SuggestionId } from './suggestion.ts';

/**
 * A short hash of everything that a person approves: the change, the run state, what is attached,
 * the prices, the date of the evidence and the warnings that are ticked, word for word
 * (docs/facts/ec2-resize.md#order-of-a-resize). Anything of it changes, the approval no longer
 * fits.
 */
function planHash(plan: Plan): string {
  const { instance, change, runState, attached, saving, evidence, fallbacks, preflight } = plan;
  return hashOf([
    instanceKey(instance),
    [change.kind, change.from, change.kind === 'resize' ? change.to : ''],
    runState,
    attached.interfaces,
    attached.volumes,
    saving.fromHourly,
    saving.toHourly,
    evidence.refreshedAt ?? '',
    fallbacks.map(({ to, saving: { toHourly } }) => [to, toHourly]),
    preflight
      .filter(({ verdict }) => verdict === 'warn')
      .map(({ check, sentence }) => [check, inEnglish(sentence)]),
  ]).slice(0, 16);
}

type Plan = Omit<Suggestion, 'id' | 'planHash'>;

/** A suggestion with the hash of its plan. */
export function withPlanHash(suggestion: Omit<Suggestion, 'planHash'>): Suggestion {
  return { ...suggestion, planHash: planHash(suggestion) };
}

/** The ids of what hangs on an instance, in an order of their own. */
export function attachedTo(instance: Instance): Suggestion['attached'] {
  return {
    interfaces: instance.networkInterfaces.map(({ id }) => id).toSorted(),
    volumes: instance.volumes.map(({ volumeId }) => volumeId).toSorted(),
  };
}

/** The same for the same instance and change, whatever the day. */
export function suggestionId(instance: InstanceRef, change: Change): SuggestionId {
  return hashOf([instanceKey(instance), change]).slice(0, 12) as SuggestionId;
}

/** Another one for every approval: the same change may be suggested in its own right. */
export function rollbackId(instance: InstanceRef, approvalId: string): SuggestionId {
  return hashOf([instanceKey(instance), 'way back', approvalId]).slice(0, 12) as SuggestionId;
}

/** Callers pass values whose keys are written in one order, so their JSON is canonical. */
function hashOf(value: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
