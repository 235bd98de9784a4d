import type { InstanceState } from '../../domain/fleet/instance.ts';

const STATES: ReadonlyMap<string, InstanceState> = new Map(
  (['pending', 'running', 'stopping', 'stopped', 'shutting-down', 'terminated'] as const).map(
    (state) => [normalizeEnum(state), state],
  ),
);

/**
 * EC2's name of a state as ours; `unknown` for a name that is new to us
 * (docs/facts/ec2-resize.md#reading-instances).
 */
export function instanceState(name: string | undefined): InstanceState {
  return STATES.get(normalizeEnum(name ?? '')) ?? 'unknown';
}

/**
 * Without case, underscores and dashes: AWS writes one value in several ways
 * (docs/facts/ec2-resize.md#reading-instances).
 */
export function normalizeEnum(value: string): string {
  return value.toLowerCase().replaceAll(/[_\s-]/g, '');
}
