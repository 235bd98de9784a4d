import type { Scope } from '../../shared/ids.ts';
import type { Instance } from '../fleet/instance.ts';
import type { PriceKey } from '../pricing/priceBook.ts';
import { priceKey } from '../pricing/priceKey.ts';

/** How many of what ran in one hour, in one account and Region: the series commitments rest on. */
export interface UsageSample extends Scope {
  /** Start of the hour, ISO 8601, UTC. */
  readonly hour: string;
  /** `type|operation|tenancy|lifecycle|zone` → instances running at the sample. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What a count is of. */
export interface SampledKind {
  readonly key: PriceKey;
  readonly lifecycle: string;
  readonly availabilityZone?: string;
}

/** How many instances run, by kind: one hour's usage. What EC2 did not say is `unknown`. */
export function countUsage(instances: readonly Instance[]): UsageSample['counts'] {
  const counts: Record<string, number> = {};
  for (const instance of instances) {
    if (instance.state !== 'running') continue;
    const { instanceType, usageOperation, tenancy, lifecycle, availabilityZone } = instance;
    const kind = [instanceType, usageOperation, tenancy, lifecycle, availabilityZone]
      .map((part) => part ?? UNKNOWN)
      .join('|');
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** The kind that a count's text names; undefined when it has no price key (priceKeyOf). */
export function sampledKind({ region }: Scope, text: string): SampledKind | undefined {
  const [instanceType = '', operation, tenancy, lifecycle = '', zone] = text
    .split('|')
    .map((part) => (part === UNKNOWN ? undefined : part));
  const availabilityZone = zone === undefined ? {} : { availabilityZone: zone };
  const key = priceKey({
    region,
    instanceType,
    ...availabilityZone,
    ...(operation === undefined ? {} : { usageOperation: operation }),
    ...(tenancy === undefined ? {} : { tenancy }),
  });
  return key === undefined ? undefined : { key, lifecycle, ...availabilityZone };
}

const UNKNOWN = 'unknown';
