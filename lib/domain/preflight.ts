import type { InstanceTypeFacts } from './instanceTypeFacts.ts';
import type { Observation } from './observation.ts';
import { CHECKS } from './preflightChecks.ts';

/**
 * Every check of the table that finds something, in the order of the table; empty when the change
 * is safe as far as EC2 lets one know. Unknown is absent, and blocks (domain.md A3, H2).
 */
export function preflight(input: PreflightInput): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  for (const { id, find } of CHECKS) {
    const found = find(input);
    if (found !== undefined) findings.push({ check: id, ...found });
  }
  return findings;
}

/** The outcome of one check of domain.md A3. A check that passes leaves no finding. */
export interface PreflightFinding {
  /** Stable, e.g. `root-device`; the key of its entry in docs/preflight.md. */
  readonly check: string;
  readonly verdict: 'block' | 'warn' | 'note';
  /** What is the matter and what to do, for people. */
  readonly sentence: string;
}

/** Everything that the checks look at. Unknown is absent, and blocks (domain.md H2). */
export interface PreflightInput {
  readonly instance: Observation;
  readonly current?: InstanceTypeFacts;
  readonly target?: InstanceTypeFacts;
  /** Availability Zones that offer the target type; absent: not read. */
  readonly targetOfferedIn?: readonly string[];
  /** The tag that puts an instance into Trimtab's hands; the IAM policy asks for the same. */
  readonly requiredTag: { readonly key: string; readonly value: string };
}

export function isBlocked(findings: readonly PreflightFinding[]): boolean {
  return findings.some((finding) => finding.verdict === 'block');
}
