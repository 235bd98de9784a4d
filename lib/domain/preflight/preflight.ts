import type { AccountId } from '../../shared/ids.ts';
import type { Sentence } from '../../shared/message.ts';
import type { Instance } from '../fleet/instance.ts';
import type { InstanceTypeSpecs } from '../fleet/instanceTypeSpecs.ts';

/** What one check found. A check that passes leaves no finding. */
export interface PreflightFinding {
  /** Id of the check, e.g. `root-device`: the anchor of its entry in docs/preflight.md. */
  readonly check: string;
  readonly verdict: 'block' | 'warn' | 'note';
  /** What stands against the change, and what to do about it. */
  readonly sentence: Sentence;
}

/** Everything that the checks read. A value that could not be read is absent, and blocks. */
export type PreflightInput = InstanceInput & ChangeInput;

/** An input in which the specifications of both types are known. */
export type TypesInput = PreflightInput & {
  readonly current: InstanceTypeSpecs;
  readonly target: InstanceTypeSpecs;
};

/** The part of the input that is the same for every target type. */
export interface InstanceInput {
  readonly instance: Instance;
  readonly changeScope: ChangeScope;
}

interface ChangeInput {
  readonly current?: InstanceTypeSpecs;
  readonly target?: InstanceTypeSpecs;
  /** Availability Zones that offer the target type. Absent: not read. */
  readonly targetOfferedIn?: readonly string[];
  /** Availability Zones that offer the current type. Absent: not read. */
  readonly currentOfferedIn?: readonly string[];
  readonly vcpuHeadroom?: VcpuHeadroom;
  /** Capacity for both types is reserved first: the vCPUs of the instance then free no quota. */
  readonly reserved?: boolean;
}

/**
 * vCPUs that the quota of the target type leaves. `later`: they are read just before the change,
 * because they differ from hour to hour. Absent: they could not be read.
 */
export type VcpuHeadroom = number | 'later';

/** What trimtab.yml lets Trimtab change. The IAM policy enforces the tag and the types, too. */
export interface ChangeScope {
  /** Only instances with this tag. */
  readonly tag: Tag;
  /** Only types that match one of these patterns: `m7*.*`. */
  readonly types: readonly string[];
  /** Never instances of these accounts, which have no resizeRoleArn. */
  readonly readOnlyAccounts: readonly AccountId[];
  /** Never instances with one of these tags. */
  readonly never: readonly Tag[];
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Whether one of the findings forbids the change. */
export function isBlocked(findings: readonly PreflightFinding[]): boolean {
  return findings.some((finding) => finding.verdict === 'block');
}
