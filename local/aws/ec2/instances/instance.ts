import { createHash } from 'node:crypto';
import type { FleetAddress, FleetInstance, FleetInterface } from '../../fleet/fleet.ts';

/** An instance as it is now. Every change makes a new value; the seed never changes. */
export interface Instance {
  readonly seed: FleetInstance;
  readonly instanceType: string;
  readonly ebsOptimized: boolean;
  readonly enaSupport: boolean;
  readonly stopProtection: boolean;
  readonly terminationProtection: boolean;
  readonly shutdownBehavior: 'stop' | 'terminate';
  readonly creditSpecification: string | undefined;
  /** The capacity reservation that its start is bound to; absent: any open one, or none. */
  readonly boundTo?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly interfaces: readonly FleetInterface[];
  readonly lastStart: Date;
  readonly phase: Phase;
  readonly stateReason?: StateReason;
  readonly transitionReason: string;
}

/** Where an instance is between running and stopped. What is over by the clock is settled. */
type Phase =
  | { readonly kind: 'running'; readonly since: Date }
  | { readonly kind: 'stopping'; readonly until: Date }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'pending'; readonly until: Date; readonly failure?: StateReason };

export interface StateReason {
  readonly code: string;
  readonly message: string;
}

const STOP_SECONDS = 40;
const START_SECONDS = 20;

export function instanceOf(seed: FleetInstance): Instance {
  return {
    seed,
    instanceType: seed.instanceType,
    ebsOptimized: seed.ebsOptimized,
    enaSupport: seed.enaSupport,
    stopProtection: seed.stopProtection ?? false,
    terminationProtection: seed.terminationProtection ?? false,
    shutdownBehavior: seed.shutdownBehavior ?? 'stop',
    creditSpecification: seed.creditSpecification,
    tags: seed.tags,
    interfaces:
      seed.state === 'running' ? seed.interfaces : seed.interfaces.map(withoutAutomaticIp),
    lastStart: seed.launchedAt,
    ...(seed.state === 'running'
      ? { phase: { kind: 'running', since: seed.launchedAt } as const, transitionReason: '' }
      : stoppedByUser(seed.launchedAt)),
  };
}

/** The instance at `now`: transitions whose time is over have happened. */
export function settle(instance: Instance, now: Date): Instance {
  const { phase } = instance;
  if ((phase.kind !== 'stopping' && phase.kind !== 'pending') || phase.until > now) return instance;
  if (phase.kind === 'stopping') return { ...instance, phase: { kind: 'stopped' } };
  if (phase.failure === undefined) {
    return { ...instance, phase: { kind: 'running', since: phase.until } };
  }
  return {
    ...instance,
    phase: { kind: 'stopped' },
    interfaces: instance.interfaces.map(withoutAutomaticIp),
    stateReason: phase.failure,
    transitionReason: phase.failure.code,
  };
}

/**
 * Automatic public addresses go at once; the state follows
 * (docs/facts/ec2-resize.md#public-ipv4-address).
 */
export function stopped(instance: Instance, now: Date): Instance {
  return {
    ...instance,
    ...stoppedByUser(now),
    phase: { kind: 'stopping', until: later(now, STOP_SECONDS) },
    interfaces: instance.interfaces.map(withoutAutomaticIp),
  };
}

/** On its way to running, or back to stopped with `failure` as the reason. */
export function started(instance: Instance, now: Date, failure?: StateReason): Instance {
  const { stateReason: _, ...rest } = instance;
  return {
    ...rest,
    phase: {
      kind: 'pending',
      until: later(now, START_SECONDS),
      ...(failure === undefined ? {} : { failure }),
    },
    interfaces: withAutomaticIp(instance, now),
    lastStart: now,
    transitionReason: '',
  };
}

function stoppedByUser(at: Date) {
  const when = at.toISOString().slice(0, 19).replace('T', ' ');
  return {
    phase: { kind: 'stopped' },
    stateReason: {
      code: 'Client.UserInitiatedShutdown',
      message: 'Client.UserInitiatedShutdown: User initiated shutdown',
    },
    transitionReason: `User initiated (${when} GMT)`,
  } as const;
}

function withoutAutomaticIp(networkInterface: FleetInterface): FleetInterface {
  return { ...networkInterface, addresses: networkInterface.addresses.map(privateOnly) };
}

function privateOnly(address: FleetAddress): FleetAddress {
  return address.publicIp?.kind === 'automatic' ? { privateIp: address.privateIp } : address;
}

/**
 * A new address at start, only for an instance that had one at launch, with one interface and no
 * Elastic IP on it (docs/facts/ec2-resize.md#public-ipv4-address).
 */
function withAutomaticIp(instance: Instance, now: Date): readonly FleetInterface[] {
  const wanted = instance.seed.interfaces[0]?.addresses[0]?.publicIp?.kind === 'automatic';
  const [only, ...others] = instance.interfaces;
  const [primary, ...secondary] = only?.addresses ?? [];
  if (!wanted || only === undefined || primary === undefined || others.length > 0) {
    return instance.interfaces;
  }
  if ([primary, ...secondary].some((address) => address.publicIp?.kind === 'elastic')) {
    return instance.interfaces;
  }
  const publicIp = {
    kind: 'automatic',
    address: addressFrom(instance.seed.instanceId, now),
  } as const;
  return [{ ...only, addresses: [{ ...primary, publicIp }, ...secondary] }];
}

/** From AWS's 3.0.0.0/8, another one at every start. */
function addressFrom(instanceId: string, now: Date): string {
  const digest = createHash('sha256').update(`${instanceId} ${now.toISOString()}`).digest();
  return `3.${digest[0]}.${digest[1]}.${1 + ((digest[2] ?? 0) % 254)}`;
}

function later(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
