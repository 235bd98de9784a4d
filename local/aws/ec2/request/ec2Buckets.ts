import type { Take } from '../../server/service.ts';
import type { Bucket } from '../../server/throttle.ts';

/**
 * The token buckets that a call takes from (docs/facts/ec2-resize.md#request-rates): one for each
 * action, a smaller one for describing without filter or page, and one counting instances for stops
 * and starts.
 */
export function ec2Buckets(action: string, input: unknown): readonly Take[] {
  const resources = RESOURCES[action];
  const requests = { name: action, bucket: bucketOf(action, input) };
  return resources === undefined
    ? [requests]
    : [requests, { name: `${action}/resources`, bucket: resources, tokens: instanceCount(input) }];
}

const READS: Bucket = { burst: 100, perSecond: 20 };
const UNPAGED_READS: Bucket = { burst: 50, perSecond: 10 };
const CHANGES: Bucket = { burst: 50, perSecond: 5 };

const OWN: Readonly<Record<string, Bucket>> = {
  StartInstances: { burst: 5, perSecond: 2 },
  CreateTags: { burst: 100, perSecond: 10 },
  DescribeReservedInstancesOfferings: { burst: 10, perSecond: 10 },
};

const RESOURCES: Readonly<Record<string, Bucket>> = {
  StartInstances: { burst: 1000, perSecond: 2 },
  StopInstances: { burst: 1000, perSecond: 20 },
};

const SMALLER_WHEN_UNPAGED = ['DescribeInstances', 'DescribeInstanceStatus', 'DescribeVolumes'];

function bucketOf(action: string, input: unknown): Bucket {
  const own = OWN[action];
  if (own !== undefined) return own;
  if (!action.startsWith('Describe')) return CHANGES;
  return SMALLER_WHEN_UNPAGED.includes(action) && !isNarrow(input) ? UNPAGED_READS : READS;
}

function isNarrow(input: unknown): boolean {
  return (
    input !== null && typeof input === 'object' && ('Filters' in input || 'MaxResults' in input)
  );
}

function instanceCount(input: unknown): number {
  return input !== null &&
    typeof input === 'object' &&
    'InstanceIds' in input &&
    Array.isArray(input.InstanceIds)
    ? input.InstanceIds.length
    : 1;
}
