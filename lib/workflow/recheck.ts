import type { Aws } from '../aws/clients.ts';
import type { InstanceControl } from '../aws/instanceControl.ts';
import { readSnapshot } from '../aws/snapshot.ts';
import { readVcpuRoom } from '../aws/vcpuRoom.ts';
import { beforeOf, type Target } from '../domain/before.ts';
import { checkChange, checkWayBack } from '../domain/checkChange.ts';
import { driftOf } from '../domain/drift.ts';
import type { InstanceRef } from '../domain/ids.ts';
import type { InstanceTypeFacts } from '../domain/instanceTypeFacts.ts';
import { attachedTo, hashed } from '../domain/planHash.ts';
import type { Handling } from '../domain/policy.ts';
import { isBlocked, type PreflightInput } from '../domain/preflight.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { Approval } from '../domain/suggestionRecord.ts';
import { vcpuNeed } from '../domain/vcpuQuota.ts';
import type { NotReady, Ready, Rung } from './resizeDeps.ts';

export interface RecheckDeps {
  readonly aws: Aws;
  readonly control: InstanceControl;
  readonly mayChange: PreflightInput['mayChange'];
  readonly handlingOf: (suggestion: Pick<Suggestion, 'tags'>) => Handling;
  /** For a burstable type that was none before. */
  readonly credits: string;
  readonly now: () => Date;
}

/**
 * Reads the facts again, just before anything is touched (domain.md A5, steps 2 to 6, H1): the plan
 * is still the one that was approved, no check blocks, the instance is well, EC2 permits the calls,
 * and the quota has room. The error says what is different, for people.
 */
export async function recheck(
  suggestion: Suggestion,
  approval: Approval,
  targets: readonly Target[],
  deps: RecheckDeps,
): Promise<Result<Ready, NotReady>> {
  const { instance: ref, change } = suggestion;
  if (change.kind !== 'resize') return err({ reason: 'it is advice, not a change' });
  const accepted = approval.fallbacks ? suggestion.fallbacks.map(({ to }) => to) : [];
  const snapshot = await readSnapshot(deps.aws, ref, deps.now(), {
    only: [ref.instanceId],
    alsoTypes: [change.to, ...accepted],
  });
  const instance = snapshot.observations[0];
  if (instance === undefined) {
    const reason = snapshot.errors[0]?.message ?? `${ref.instanceId} is not there any more`;
    return err({ reason });
  }
  if (instance.instanceType !== change.from) {
    const reason = `it was ${change.from} when it was approved, and is ${instance.instanceType} now`;
    return err({ reason });
  }
  const check = suggestion.takesBack === undefined ? checkChange : checkWayBack;
  const findings = check(instance, change.to, snapshot, deps.mayChange);
  const blocked = findings.find(({ verdict }) => verdict === 'block');
  if (blocked !== undefined) return err({ reason: blocked.sentence.replace(/\.$/, '') });
  const drift = driftOf(suggestion, instance, findings, deps.handlingOf);
  if (drift !== undefined) {
    const fresh = hashed({
      ...suggestion,
      tags: instance.tags,
      runState: instance.state,
      attached: attachedTo(instance),
      preflight: findings,
    });
    return err({ reason: drift, drift: { fresh } });
  }
  const facts = (name: string) =>
    snapshot.instanceTypes.find(({ instanceType }) => instanceType === name);
  const [from, to] = [facts(change.from), facts(change.to)];
  if (from === undefined || to === undefined) return err({ reason: 'its types are not known' });
  const reserved = deps.handlingOf(instance).reserveCapacity;
  const room = await hasRoom(ref, from, to, reserved, deps);
  if (!room.ok) return room;
  const permitted = await deps.control.dryRun(ref, [change.to, ...accepted, change.from]);
  if (!permitted.ok) return err({ reason: permitted.error.message });
  const credits = from.burstable === true ? await deps.control.creditsOf(ref) : ok(undefined);
  if (!credits.ok) return err({ reason: credits.error.message });
  const creditsOn = ({ burstable }: InstanceTypeFacts) =>
    burstable === true ? { credits: credits.value ?? deps.credits } : {};
  const fallbacks: Rung[] = [];
  for (const instanceType of accepted) {
    const other = facts(instanceType);
    if (isBlocked(checkChange(instance, instanceType, snapshot, deps.mayChange))) continue;
    // One without room in the quota is only left out: it is not what was asked for first.
    if (other === undefined || !(await hasRoom(ref, from, other, reserved, deps)).ok) continue;
    fallbacks.push({ instanceType, ...creditsOn(other) });
  }
  return ok({ before: beforeOf(instance, targets, credits.value), ...creditsOn(to), fallbacks });
}

async function hasRoom(
  ref: InstanceRef,
  from: InstanceTypeFacts,
  to: InstanceTypeFacts,
  reserved: boolean,
  { aws, now }: RecheckDeps,
): Promise<Result<'room', NotReady>> {
  const need = vcpuNeed(from, to, reserved);
  if (need === undefined) return ok('room');
  const clients = { quotas: aws.serviceQuotas(ref), cloudWatch: aws.cloudWatch(ref) };
  const room = await readVcpuRoom(clients, ref, need.quota, now());
  if (!room.ok) return err({ reason: room.error.message });
  if (room.value !== undefined && room.value >= need.vcpus) return ok('room');
  const left = room.value === undefined ? 'an unknown number' : String(Math.max(0, room.value));
  return err({
    reason: `it needs ${need.vcpus} more vCPUs, and the quota ${need.quota.code} leaves ${left}. Ask AWS for more in Service Quotas`,
  });
}
