import { type Sentence, sentence } from '../../shared/message.ts';
import type { Instance } from '../fleet/instance.ts';

/** How an instance was before its change: what a rollback restores, and a verification compares. */
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
  /** Where a capacity reservation for it has to be. */
  readonly placement: Placement;
}

/** The registration of an instance in a target group. */
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

/** The baseline of `instance`. Throws for one that the preflight checks would have blocked. */
export function captureBaseline(
  instance: Instance,
  targets: readonly Target[],
  credits: string | undefined,
): Baseline {
  const { availabilityZone, platformDetails, tenancy, state } = instance;
  if (availabilityZone === undefined || (state !== 'running' && state !== 'stopped')) {
    throw new Error(
      `${instance.instanceId} passed the checks, and is ${state} in ${availabilityZone}`,
    );
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
    placement: {
      availabilityZone,
      platform: platformDetails ?? 'Linux/UNIX',
      tenancy: tenancy ?? 'default',
    },
  };
}

/** What is different apart from the type, a sentence each. Nothing is broken: people should know. */
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
      ? [sentence('A volume that was attached before is not attached now.')]
      : []),
    ...(missing(
      before.interfaces,
      now.networkInterfaces.map(({ id }) => id),
    )
      ? [sentence('A network interface that was attached before is not attached now.')]
      : []),
    ...cpuDifference(before, now),
  ];
}

/** Only options that were set explicitly are compared: another type has other defaults. */
function cpuDifference(before: Baseline, { cpuOptions }: Instance): readonly Sentence[] {
  const [was, now] = [before.cpuOptions?.threadsPerCore, cpuOptions?.threadsPerCore];
  if (was === undefined || now === undefined || was === now) return [];
  return [
    sentence(
      'It has {now} threads per core now, and had {was}: software licences may depend on this.',
      {
        now,
        was,
      },
    ),
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
