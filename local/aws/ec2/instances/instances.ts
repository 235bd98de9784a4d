import type { Scope } from '../../../../lib/shared/ids.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import type { Clock } from '../../server/clock.ts';
import { type Instance, instanceOf, settle } from './instance.ts';

/** The instances as they are now. */
export interface Instances {
  /** All of an account in a Region, in the order of the fleet. */
  in(scope: Scope): readonly Instance[];
  /** undefined when the account has no such instance in the Region. */
  find(scope: Scope, instanceId: string): Instance | undefined;
  /** Puts a changed instance in the place of the one with its id. */
  put(instance: Instance): void;
}

export function createInstances(fleet: Fleet, clock: Clock): Instances {
  const current = new Map(
    fleet.instances.map((seed) => [seed.instanceId as string, instanceOf(seed)]),
  );
  const settled = (instance: Instance): Instance => settle(instance, clock.now());
  return {
    in: (scope) => [...current.values()].filter((each) => isIn(each, scope)).map(settled),
    find: (scope, instanceId) => {
      const found = current.get(instanceId);
      return found !== undefined && isIn(found, scope) ? settled(found) : undefined;
    },
    put: (instance) => void current.set(instance.seed.instanceId, instance),
  };
}

function isIn({ seed }: Instance, { account, region }: Scope): boolean {
  return seed.account === account && seed.region === region;
}
