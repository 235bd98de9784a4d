import { createHash } from 'node:crypto';
import { type InstanceRef, instanceKey } from '../../shared/ids.ts';
import { inEnglish } from '../../shared/message.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Advice, ResizeSuggestion, Suggestion, SuggestionId } from './suggestion.ts';

type Unhashed<Of> = Of extends unknown ? Omit<Of, 'planHash'> : never;

/**
 * The suggestion with a short hash of everything that a person approves: the change, the run state,
 * what is attached, the prices, the date of the evidence and the warnings that are ticked, word for
 * word. When any of it changes, an approval no longer fits
 * (docs/facts/ec2-resize.md#order-of-a-resize).
 */
export function withPlanHash<Of extends Unhashed<Suggestion>>(
  suggestion: Of,
): Of & Pick<Suggestion, 'planHash'> {
  return { ...suggestion, planHash: planHash(suggestion) };
}

function planHash(plan: Unhashed<Suggestion>): string {
  const { instance, runState, saving, evidence, preflight } = plan;
  return hashOf([
    instanceKey(instance),
    plan.kind === 'advice' ? [plan.rule, plan.target] : [plan.kind, plan.from, plan.to],
    runState,
    plan.kind === 'advice' ? [] : [plan.attached.interfaces, plan.attached.volumes],
    saving.fromHourly,
    saving.toHourly,
    evidence.refreshedAt ?? '',
    plan.kind === 'advice'
      ? []
      : plan.fallbacks.map(({ to, saving: { toHourly } }) => [to, toHourly]),
    preflight
      .filter(({ verdict }) => verdict === 'warn')
      .map(({ check, sentence }) => [check, inEnglish(sentence)]),
  ]).slice(0, 16);
}

/** The ids of what is attached to an instance, sorted: EC2 sends them in any order. */
export function attachedTo(instance: Instance): ResizeSuggestion['attached'] {
  return {
    interfaces: instance.networkInterfaces.map(({ id }) => id).toSorted(),
    volumes: instance.volumes.map(({ volumeId }) => volumeId).toSorted(),
  };
}

/** The id of a change of type: the same on every day for the same instance and types. */
export function resizeId(
  instance: InstanceRef,
  { from, to }: Pick<ResizeSuggestion, 'from' | 'to'>,
): SuggestionId {
  return idOf(instance, ['resize', from, to]);
}

/** The id of what a rule advises about an instance or a volume: the same on every day. */
export function adviceId(
  instance: InstanceRef,
  { rule, target, from }: Pick<Advice, 'rule' | 'target' | 'from'>,
): SuggestionId {
  return idOf(instance, [rule, target.kind === 'volume' ? target.volumeId : from]);
}

/** A new id for every approval: the same change may be suggested in its own right. */
export function rollbackId(instance: InstanceRef, approvalId: string): SuggestionId {
  return idOf(instance, ['rollback', approvalId]);
}

function idOf(instance: InstanceRef, what: readonly string[]): SuggestionId {
  return hashOf([instanceKey(instance), what]).slice(0, 12) as SuggestionId;
}

/** Callers pass values whose keys are written in one order, so their JSON is canonical. */
function hashOf(value: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
