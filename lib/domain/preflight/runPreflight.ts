import type { Instance } from '../fleet/instance.ts';
import type { Inventory } from '../fleet/inventory.ts';
import { type PreflightFinding, type PreflightInput, preflight } from './preflight.ts';

/** What is known of the quota of vCPUs; in the morning nothing is: it is others every hour. */
export type QuotaSeen = Pick<PreflightInput, 'vcpuHeadroom' | 'reserved'>;

const LATER: QuotaSeen = { vcpuHeadroom: 'later' };

/** What an instance and two types are, whenever one looks. */
const FOR_GOOD: readonly string[] = [
  'root-device',
  'lifecycle',
  'architecture',
  'mac',
  'virtualization',
  'hypervisor',
  'nvme',
  'bare-metal',
  'local-disks',
  'accelerators',
  'hibernation',
];

/**
 * Without the blocks that may have passed when somebody presses: what could not be read, a tag, a
 * protection. The change itself checks all of it again.
 */
export function permanentBlocks(
  findings: readonly PreflightFinding[],
): readonly PreflightFinding[] {
  return findings.filter(({ check, verdict }) => verdict !== 'block' || FOR_GOOD.includes(check));
}

/** What the checks find of changing `instance` to the type `to`, by the facts of its snapshot. */
export function checkChange(
  instance: Instance,
  to: string,
  { instanceTypes, offeredIn }: Pick<Inventory, 'instanceTypes' | 'offeredIn'>,
  changeScope: PreflightInput['changeScope'],
  quota: QuotaSeen = LATER,
): readonly PreflightFinding[] {
  const factsOf = (name: string) => instanceTypes.find((facts) => facts.instanceType === name);
  const current = factsOf(instance.instanceType);
  const target = factsOf(to);
  const targetOfferedIn = offeredIn[to];
  return preflight({
    instance,
    changeScope,
    ...quota,
    ...(current === undefined ? {} : { current }),
    ...(target === undefined ? {} : { target }),
    ...(targetOfferedIn === undefined ? {} : { targetOfferedIn }),
  });
}

/**
 * The same for a change that takes another one back. What was recommended, and that the instance is
 * not well, do not speak against it: they are why it goes back.
 */
export function checkRollback(
  ...about: Parameters<typeof checkChange>
): readonly PreflightFinding[] {
  return checkChange(...about).filter(({ check }) => !ADVICE.has(check) && check !== 'health');
}

/** The same for a type that somebody asks about: what Compute Optimizer thinks of it is only said. */
export function checkOnRequest(
  ...about: Parameters<typeof checkChange>
): readonly PreflightFinding[] {
  return checkChange(...about).map((finding) =>
    ADVICE.has(finding.check) ? { ...finding, verdict: 'note' } : finding,
  );
}

/** The checks of the recommendation. */
const ADVICE: ReadonlySet<string> = new Set(['stale', 'recommended']);
