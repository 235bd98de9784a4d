import type { AccountId } from '../../shared/ids.ts';
import type { Sentence } from '../../shared/message.ts';
import type { Instance } from '../fleet/instance.ts';
import type { InstanceTypeSpecs } from '../fleet/instanceTypeSpecs.ts';
import { CHECKS } from './checks/index.ts';

/**
 * Every check of the table that finds something, in the order of the table; empty when the change
 * is safe as far as EC2 lets one know. Unknown is absent, and blocks
 * (docs/architecture.md#unknown-is-a-value).
 */
export function preflight(input: PreflightInput): readonly PreflightFinding[] {
  return preflightsOf(input)(input);
}

/**
 * The same for one instance and many types, each with an input of its own: what only the instance
 * decides is looked at once.
 */
export function preflightsOf(
  instance: OfInstance,
): (input: PreflightInput) => readonly PreflightFinding[] {
  const checks = CHECKS.flatMap((check): readonly Step[] => {
    if ('ofTypes' in check) return [{ id: check.id, ofTypes: check.ofTypes, find: undefined }];
    if ('find' in check) return [{ id: check.id, ofTypes: undefined, find: check.find }];
    const found = check.ofInstance(instance);
    return found === undefined ? [] : [{ id: check.id, ofTypes: undefined, find: () => found }];
  });
  return (input) => {
    const typed = hasTypes(input) ? input : undefined;
    const findings: PreflightFinding[] = [];
    for (const { id, ofTypes, find } of checks) {
      const found = ofTypes === undefined ? find(input) : typed && ofTypes(typed);
      if (found !== undefined)
        findings.push({ check: id, verdict: found.verdict, sentence: found.sentence });
    }
    return findings;
  };
}

/** A check that is still to be done for each type. */
type Step = { readonly id: string } & (
  | { readonly ofTypes: (input: WithTypes) => Found; readonly find: undefined }
  | { readonly ofTypes: undefined; readonly find: (input: PreflightInput) => Found }
);

/** What one check says; undefined: nothing. */
export type Found = Omit<PreflightFinding, 'check'> | undefined;

function hasTypes(input: PreflightInput): input is WithTypes {
  return input.current !== undefined && input.target !== undefined;
}

/** The outcome of one check of docs/preflight.md. A check that passes leaves no finding. */
export interface PreflightFinding {
  /** Stable, e.g. `root-device`; the key of its entry in docs/preflight.md. */
  readonly check: string;
  readonly verdict: 'block' | 'warn' | 'note';
  /** What is the matter and what to do, for people. */
  readonly sentence: Sentence;
}

/**
 * Everything that the checks look at. Unknown is absent, and blocks
 * (docs/architecture.md#unknown-is-a-value).
 */
export type PreflightInput = OfInstance & OfChange;

/** An input in which what both types can do is known. */
export type WithTypes = PreflightInput & {
  readonly current: InstanceTypeSpecs;
  readonly target: InstanceTypeSpecs;
};

export interface OfInstance {
  readonly instance: Instance;
  readonly changeScope: ChangeScope;
}

interface OfChange {
  readonly current?: InstanceTypeSpecs;
  readonly target?: InstanceTypeSpecs;
  /** Availability Zones that offer the target type; absent: not read. */
  readonly targetOfferedIn?: readonly string[];
  readonly vcpuHeadroom?: VcpuHeadroom;
  /** Room for both types is reserved first: then its own vCPUs make no room for the new ones. */
  readonly reserved?: boolean;
}

/**
 * vCPUs that the quota of the new type still leaves. `later`: they are read just before the change,
 * because they are others every hour. Absent: they could not be read.
 */
export type VcpuHeadroom = number | 'later';

/** What a company lets Trimtab change; the IAM policy says the same of the first two. */
export interface ChangeScope {
  /** Only instances with this tag. */
  readonly tag: Tag;
  /** Only to types that fit one of these patterns: `m7*.*`. */
  readonly types: readonly string[];
  /** Never in these accounts: there is no role to change anything there. */
  readonly readOnlyAccounts: readonly AccountId[];
  /** Never those with one of these tags. */
  readonly never: readonly Tag[];
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export function isBlocked(findings: readonly PreflightFinding[]): boolean {
  return findings.some((finding) => finding.verdict === 'block');
}
