import type { Scope } from '../../shared/ids.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Observation } from './instance.ts';
import type { InstanceTypeFacts } from './instanceTypeSpecs.ts';

/** All that one run of collect saw in one account and Region. One gzipped S3 object a day. */
export interface Snapshot extends Scope {
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly observations: readonly Observation[];
  /** Of every type that an instance is, or that a recommendation names. */
  readonly instanceTypes: readonly InstanceTypeFacts[];
  /** Type → Availability Zones that offer it. */
  readonly offeredIn: Readonly<Record<string, readonly string[]>>;
  /** What could not be read; the rest is still true. */
  readonly errors: readonly ReadError[];
}
