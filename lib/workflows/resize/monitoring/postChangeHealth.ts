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
import { inEnglish } from '../../../shared/message.ts';

/**
 * How a changed instance does on `instanceType`: its status checks, its load and its place in target
 * groups; or that somebody took it away from there. Throws when EC2 can't be asked.
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
  const away = awayFrom(instanceType, seen.value);
  if (away !== undefined) return away;
  const load = await readUtilization(aws.cloudWatch(instance), instance, now());
  if (!load.ok)
    logEvent('watch.loadUnread', { ...instance, message: inEnglish(load.error.message) });
  const states = await targets.statesOf(instance, registered);
  if (!states.ok)
    logEvent('watch.targetsUnread', { ...instance, message: inEnglish(states.error.message) });
  return {
    health: seen.value.health,
    ...(load.ok ? load.value : {}),
    ...(states.ok && registered.length > 0
      ? { unhealthyTargetGroups: unhealthyTargetGroups(registered, states.value) }
      : {}),
  };
}

/** Where it is instead; undefined while it runs on the type that it was given, or starts. */
function awayFrom(
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
