import type { BackupControl } from '../../../lib/aws/ec2/backupControl.ts';
import type { CapacityControl } from '../../../lib/aws/ec2/capacityControl.ts';
import type { TargetControl } from '../../../lib/aws/targetControl.ts';
import type { Baseline, Target } from '../../../lib/domain/resize/baseline.ts';
import type { ApiCall, ResizeError } from '../../../lib/domain/resize/nextAction.ts';
import { sentence } from '../../../lib/shared/message.ts';
import { err, ok, type Result } from '../../../lib/shared/result.ts';

/** What stands around an instance: target groups, reservations, images. */
export interface Around {
  readonly targets: TargetControl;
  readonly capacity: CapacityControl;
  readonly backups: BackupControl;
  /** Where it is registered now. */
  readonly registered: ReadonlySet<string>;
  /** What is reserved now: types, by the ids of reservations. */
  readonly reserved: ReadonlyMap<string, string>;
  readonly images: readonly string[];
}

export interface AroundSetting {
  readonly targets?: readonly Target[];
  /** Types that no room can be reserved for. */
  readonly insufficientCapacity?: readonly string[];
  readonly noImage?: boolean;
  /** In these groups it does not become healthy on this type. */
  readonly sickInGroupOn?: string;
  readonly typeNow: () => string;
  /** What comes before each call: it may fail. */
  readonly call?: <Value>(
    effect: () => Result<Value, ResizeError>,
  ) => Promise<Result<Value, ResizeError>>;
}

export const WEB: Target = { groupArn: 'arn:web', groupName: 'web', port: 80, healthy: true };

/** Everything answers at once, but for what the setting says. */
export function simulatedAround(setting: AroundSetting): Around {
  const {
    targets = [],
    insufficientCapacity = [],
    noImage = false,
    sickInGroupOn,
    typeNow,
  } = setting;
  const call = setting.call ?? (async (effect) => effect());
  const registered = new Set(targets.map(({ groupArn }) => groupArn));
  const reserved = new Map<string, string>();
  const images: string[] = [];
  return {
    registered,
    reserved,
    images,
    targets: {
      targetsOf: () => call(() => ok(targets)),
      statesOf: (_, of) =>
        call(() =>
          ok(
            of.map(({ groupArn, port }) => {
              const sick = typeNow() === sickInGroupOn;
              const state = registered.has(groupArn) ? (sick ? 'unhealthy' : 'healthy') : 'absent';
              return { groupArn, port, state };
            }),
          ),
        ),
      takeOut: (_, of) =>
        call(() => {
          for (const { groupArn } of of) registered.delete(groupArn);
          return ok([asked('DeregisterTargets')]);
        }),
      putBack: (_, of) =>
        call(() => {
          for (const { groupArn } of of) registered.add(groupArn);
          return ok([asked('RegisterTargets')]);
        }),
    },
    capacity: {
      reserve: (_, { instanceType }) =>
        call(() => {
          if (insufficientCapacity.includes(instanceType)) {
            return err({ kind: 'capacity', message: sentence('InsufficientInstanceCapacity') });
          }
          const id = `cr-${instanceType}`;
          reserved.set(id, instanceType);
          return ok({ id, acted: asked('CreateCapacityReservation') });
        }),
      release: () =>
        call(() => {
          reserved.clear();
          return ok([asked('CancelCapacityReservation')]);
        }),
    },
    backups: {
      backUp: (_, approvalId) =>
        call(() => {
          if (noImage)
            return err({ kind: 'unknown', message: sentence('CreateImage: NoSuchThing') });
          if (!images.includes(approvalId)) images.push(approvalId);
          return ok(asked('CreateImage'));
        }),
    },
  };
}

let requests = 0;

export function asked(operation: string): ApiCall {
  requests += 1;
  return { kind: 'asked', operation, requestId: `request-${requests}` };
}

/** How an m5.xlarge was, that runs or stands still. */
export function aBaseline(differences: Partial<Baseline> = {}): Baseline {
  return {
    instanceType: 'm5.xlarge',
    runState: 'running',
    publicIps: [],
    interfaces: ['eni-0123456789abcdef0'],
    volumes: ['vol-1'],
    targets: [],
    placement: { availabilityZone: 'us-east-1a', platform: 'Linux/UNIX', tenancy: 'default' },
    ...differences,
  };
}
