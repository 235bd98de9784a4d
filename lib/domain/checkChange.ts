import type { Observation } from './observation.ts';
import { type PreflightFinding, type PreflightInput, preflight } from './preflight.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The same for a change that takes another one back. What was recommended, and that the instance is
 * not well, do not speak against it: they are why it goes back.
 */
export function checkWayBack(
  ...about: Parameters<typeof checkChange>
): readonly PreflightFinding[] {
  return checkChange(...about).filter(({ check }) => check !== 'stale' && check !== 'health');
}

/** What an instance and two types are, whenever one looks. */
const FOR_GOOD: readonly string[] = [
  'root-device',
  'lifecycle',
  'architecture',
  'mac',
  'virtualization',
  'hypervisor',
  'bare-metal',
  'local-disks',
  'accelerators',
  'hibernation',
];

/**
 * Without the blocks that may have passed when somebody presses: what could not be read, a tag, a
 * protection. The change itself checks all of it again.
 */
export function thatStay(findings: readonly PreflightFinding[]): readonly PreflightFinding[] {
  return findings.filter(({ check, verdict }) => verdict !== 'block' || FOR_GOOD.includes(check));
}

/** What the checks find of changing `instance` to the type `to`, by the facts of its snapshot. */
export function checkChange(
  instance: Observation,
  to: string,
  { instanceTypes, offeredIn }: Pick<Snapshot, 'instanceTypes' | 'offeredIn'>,
  mayChange: PreflightInput['mayChange'],
): readonly PreflightFinding[] {
  const factsOf = (name: string) => instanceTypes.find((facts) => facts.instanceType === name);
  const current = factsOf(instance.instanceType);
  const target = factsOf(to);
  const targetOfferedIn = offeredIn[to];
  return preflight({
    instance,
    mayChange,
    ...(current === undefined ? {} : { current }),
    ...(target === undefined ? {} : { target }),
    ...(targetOfferedIn === undefined ? {} : { targetOfferedIn }),
  });
}
