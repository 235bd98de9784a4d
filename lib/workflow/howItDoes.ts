import type { Aws } from '../aws/clients.ts';
import type { InstanceControl } from '../aws/instanceControl.ts';
import { readLoad } from '../aws/load.ts';
import type { TargetControl } from '../aws/targetGroups.ts';
import { logEvent } from '../config/logEvent.ts';
import type { Target } from '../domain/before.ts';
import type { InstanceRef } from '../domain/ids.ts';
import { type Doing, sickIn } from '../domain/watch.ts';

/**
 * How a changed instance does: its status checks, its load and its place in target groups. `over`
 * when it does not run any more: then somebody else decides. Throws when EC2 can't be asked.
 */
export async function howItDoes(
  instance: InstanceRef,
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
): Promise<Doing | 'over'> {
  const seen = await control.look(instance);
  if (!seen.ok) throw new Error(seen.error.message);
  if (seen.value.state !== 'running') return 'over';
  const load = await readLoad(aws.cloudWatch(instance), instance, now());
  if (!load.ok) logEvent('watch.loadUnread', { ...instance, message: load.error.message });
  const states = await targets.statesOf(instance, registered);
  return {
    health: seen.value.health,
    ...(load.ok ? load.value : {}),
    sickIn: states.ok ? sickIn(registered, states.value) : [],
  };
}
