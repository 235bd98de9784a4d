import type { Aws } from '../../../aws/client/aws.ts';
import { readUtilization } from '../../../aws/cloudWatch/utilization.ts';
import type { InstanceControl } from '../../../aws/ec2/instanceControl.ts';
import type { TargetControl } from '../../../aws/targetControl.ts';
import type { Target } from '../../../domain/resize/baseline.ts';
import {
  type HealthReport,
  type MonitoringEndedEarly,
  unhealthyTargetGroups,
} from '../../../domain/resize/monitor.ts';
import type { ObservedState } from '../../../domain/resize/nextAction.ts';
import type { InstanceRef } from '../../../shared/ids.ts';
import { logEvent } from '../../../shared/log.ts';
import { inEnglish, type Sentence } from '../../../shared/message.ts';

/**
 * The health of a resized instance on `instanceType`: its status checks, utilization and target
 * health; or why it does not run on that type any more. Throws when EC2 can't be read.
 */
export async function readPostChangeHealth(
  instance: InstanceRef,
  instanceType: string,
  registered: readonly Target[],
  {
    control,
    targets,
    aws,
    now,
  }: {
    readonly control: InstanceControl;
    readonly targets: TargetControl;
    readonly aws: Aws;
    readonly now: () => Date;
  },
): Promise<HealthReport | MonitoringEndedEarly> {
  const seen = await control.look(instance);
  if (!seen.ok && seen.error.kind === 'notFound') return { how: 'terminated' };
  if (!seen.ok) throw new Error(inEnglish(seen.error.message));
  const endedEarly = endedEarlyBy(instanceType, seen.value);
  if (endedEarly !== undefined) return endedEarly;
  const utilization = await readUtilization(aws.cloudWatch(instance), instance, now());
  if (!utilization.ok)
    logUnread('monitoring.utilizationUnread', instance, utilization.error.message);
  const states = await targets.statesOf(instance, registered);
  if (!states.ok) logUnread('monitoring.targetsUnread', instance, states.error.message);
  return {
    health: seen.value.health,
    ...(utilization.ok ? utilization.value : {}),
    ...(states.ok && registered.length > 0
      ? { unhealthyTargetGroups: unhealthyTargetGroups(registered, states.value) }
      : {}),
  };
}

function logUnread(event: string, instance: InstanceRef, message: Sentence): void {
  logEvent(event, { ...instance, message: inEnglish(message) });
}

/** Undefined while it runs on its new type, or starts. */
function endedEarlyBy(
  expected: string,
  { state, instanceType }: ObservedState,
): MonitoringEndedEarly | undefined {
  switch (state) {
    case 'terminated':
    case 'shutting-down':
      return { how: 'terminated' };
    case 'stopped':
    case 'stopping':
      return { how: 'stopped', instanceType };
    default:
      return instanceType === expected ? undefined : { how: 'typeChanged', instanceType };
  }
}
