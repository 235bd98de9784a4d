import type { InstanceTypeFacts } from './instanceTypeFacts.ts';
import type { Observation } from './observation.ts';

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
  /** absent: not read. */
  readonly stopProtected?: boolean;
  /** Name of the Auto Scaling group; null: in none; absent: not read. */
  readonly autoScalingGroup?: string | null;
}
