import { omitUndefined } from '../../shared/omitUndefined.ts';
import type { Instance } from '../fleet/instance.ts';
import type { Inventory } from '../fleet/inventory.ts';
import type { Found } from './check.ts';
import { CHECKS } from './checks.ts';
import type { InstanceInput, PreflightFinding, PreflightInput, TypesInput } from './preflight.ts';

/** What all checks find, in their order; empty when nothing stands against the change. */
export function runPreflight(input: PreflightInput): readonly PreflightFinding[] {
  return preflightOf(input)(input);
}

/**
 * The same for one instance and many target types: checks that only read the instance run once.
 * The returned function takes inputs of that instance.
 */
export function preflightOf(
  instance: InstanceInput,
): (input: PreflightInput) => readonly PreflightFinding[] {
  const steps = CHECKS.flatMap((check): readonly Step[] => {
    if ('ofTypes' in check) return [{ id: check.id, ofTypes: check.ofTypes, ofChange: undefined }];
    if ('ofChange' in check)
      return [{ id: check.id, ofTypes: undefined, ofChange: check.ofChange }];
    const found = check.ofInstance(instance);
    return found === undefined ? [] : [{ id: check.id, ofTypes: undefined, ofChange: () => found }];
  });
  return (input) => {
    const typed = hasTypes(input) ? input : undefined;
    const findings: PreflightFinding[] = [];
    for (const { id, ofTypes, ofChange } of steps) {
      const found = ofTypes === undefined ? ofChange(input) : typed && ofTypes(typed);
      if (found !== undefined)
        findings.push({ check: id, verdict: found.verdict, sentence: found.sentence });
    }
    return findings;
  };
}

/** A check that still has to run for each type. */
type Step = { readonly id: string } & (
  | { readonly ofTypes: (input: TypesInput) => Found; readonly ofChange: undefined }
  | { readonly ofTypes: undefined; readonly ofChange: (input: PreflightInput) => Found }
);

function hasTypes(input: PreflightInput): input is TypesInput {
  return input.current !== undefined && input.target !== undefined;
}

/** What is known of the vCPU quota. */
export type QuotaSeen = Pick<PreflightInput, 'vcpuHeadroom' | 'reserved'>;

const NOT_YET_READ: QuotaSeen = { vcpuHeadroom: 'later' };

/** What the checks find of changing `instance` to the type `to`, by the facts of its inventory. */
export function checkChange(
  instance: Instance,
  to: string,
  { instanceTypes, offeredIn }: Pick<Inventory, 'instanceTypes' | 'offeredIn'>,
  changeScope: PreflightInput['changeScope'],
  quota: QuotaSeen = NOT_YET_READ,
): readonly PreflightFinding[] {
  const specsOf = (name: string) => instanceTypes.find((specs) => specs.instanceType === name);
  return runPreflight({
    instance,
    changeScope,
    ...quota,
    ...omitUndefined({
      current: specsOf(instance.instanceType),
      target: specsOf(to),
      targetOfferedIn: offeredIn[to],
      currentOfferedIn: offeredIn[instance.instanceType],
    }),
  });
}

/** The same for a rollback, without what is no reason against one. */
export function checkRollback(
  ...about: Parameters<typeof checkChange>
): readonly PreflightFinding[] {
  return checkChange(...about).filter(({ check }) => appliesTo(check) === 'every change');
}

/** The same for a type that a member asks about: opinions of Compute Optimizer become notes. */
export function checkOnRequest(
  ...about: Parameters<typeof checkChange>
): readonly PreflightFinding[] {
  return checkChange(...about).map((finding) =>
    appliesTo(finding.check) === 'suggestions' ? { ...finding, verdict: 'note' } : finding,
  );
}

/**
 * The findings without the blocks that may have cleared when the change is approved: a value that
 * could not be read, a tag, stop protection. The change itself runs all checks again.
 */
export function permanentBlocks(
  findings: readonly PreflightFinding[],
): readonly PreflightFinding[] {
  return findings.filter(
    ({ check, verdict }) => verdict !== 'block' || BY_ID.get(check)?.permanent === true,
  );
}

function appliesTo(id: string) {
  return BY_ID.get(id)?.appliesTo;
}

const BY_ID = new Map(CHECKS.map((check) => [check.id, check]));
