import type { Scope } from '../../shared/ids.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Instance } from './instance.ts';
import type { InstanceTypeSpecs } from './instanceTypeSpecs.ts';

/** All that one run of collect saw in one account and Region. One gzipped S3 object a day. */
export interface Inventory extends Scope {
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly instances: readonly Instance[];
  /** Of every type that an instance is, or that a recommendation names. */
  readonly instanceTypes: readonly InstanceTypeSpecs[];
  /** Type → Availability Zones that offer it. */
  readonly offeredIn: Readonly<Record<string, readonly string[]>>;
  /** What could not be read; the rest is still true. */
  readonly errors: readonly ReadError[];
}
