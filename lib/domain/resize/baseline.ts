import { type Sentence, sentence } from '../../shared/message.ts';
import type { Instance } from '../fleet/instance.ts';

/**
 * How an instance was before its change: what the way back and the last look go by
 * (docs/facts/ec2-resize.md#order-of-a-resize).
 */
export interface Baseline {
  readonly instanceType: string;
  readonly runState: 'running' | 'stopped';
  /** `standard` or `unlimited`; only of a burstable type. */
  readonly credits?: string;
  readonly cpuOptions?: { readonly coreCount: number; readonly threadsPerCore: number };
  readonly publicIps: readonly string[];
  readonly interfaces: readonly string[];
  readonly volumes: readonly string[];
  readonly targets: readonly Target[];
  /** Where a capacity reservation for it would have to be. */
  readonly place: Placement;
}

/** An instance's place in a target group. */
export interface Target {
  readonly groupArn: string;
  readonly groupName: string;
  readonly port: number;
  /** It was healthy there. */
  readonly healthy: boolean;
}

export interface Placement {
  readonly availabilityZone: string;
  /** As EC2 names it: `Linux/UNIX`. */
  readonly platform: string;
  readonly tenancy: string;
}

/** What is to be remembered of `instance`. Throws for one that no check would have let pass. */
export function captureBaseline(
  instance: Instance,
  targets: readonly Target[],
  credits: string | undefined,
): Baseline {
  const { availabilityZone, platformDetails, tenancy, state } = instance;
  if (availabilityZone === undefined || (state !== 'running' && state !== 'stopped')) {
    throw new Error(`${instance.instanceId} was checked, and is ${state} in ${availabilityZone}`);
  }
  return {
    instanceType: instance.instanceType,
    runState: state,
    ...(credits === undefined ? {} : { credits }),
    ...(instance.cpuOptions === undefined ? {} : { cpuOptions: instance.cpuOptions }),
    publicIps: publicIpsOf(instance),
    interfaces: instance.networkInterfaces.map(({ id }) => id),
    volumes: instance.volumes.map(({ volumeId }) => volumeId),
    targets,
    place: {
      availabilityZone,
      platform: platformDetails ?? 'Linux/UNIX',
      tenancy: tenancy ?? 'default',
    },
  };
}

/** What is different besides the type, a sentence each: people should know, nothing is broken. */
export function differencesFrom(before: Baseline, now: Instance): readonly Sentence[] {
  const ips = publicIpsOf(now);
  const lost = before.publicIps.filter((ip) => !ips.includes(ip));
  const gained = ips.filter((ip) => !before.publicIps.includes(ip));
  return [
    ...(lost.length === 0 || before.runState === 'stopped'
      ? []
      : [
          sentence('Its public IP was {lost} and is {gained} now.', {
            lost: lost.join(', '),
            gained: gained.length === 0 ? sentence('none') : gained.join(', '),
          }),
        ]),
    ...(missing(
      before.volumes,
      now.volumes.map(({ volumeId }) => volumeId),
    )
      ? [sentence('A disk that it had is not attached any more.')]
      : []),
    ...(missing(
      before.interfaces,
      now.networkInterfaces.map(({ id }) => id),
    )
      ? [sentence('A network interface that it had is not attached any more.')]
      : []),
    ...cpuDifference(before, now),
  ];
}

/** Only what somebody had set by hand says something: another type has another number of cores. */
function cpuDifference(before: Baseline, { cpuOptions }: Instance): readonly Sentence[] {
  const [was, now] = [before.cpuOptions?.threadsPerCore, cpuOptions?.threadsPerCore];
  if (was === undefined || now === undefined || was === now) return [];
  return [
    sentence('It has {now} threads a core now, and had {was}: licences may count that.', {
      now,
      was,
    }),
  ];
}

function missing(had: readonly string[], has: readonly string[]): boolean {
  return had.some((id) => !has.includes(id));
}

function publicIpsOf({ networkInterfaces }: Instance): readonly string[] {
  return networkInterfaces.flatMap(({ privateIpv4s }) =>
    privateIpv4s.flatMap(({ publicIp }) => publicIp ?? []),
  );
}
