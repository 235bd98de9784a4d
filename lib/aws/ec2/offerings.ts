import { DescribeInstanceTypeOfferingsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { Scope } from '../../shared/ids.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Result } from '../../shared/result.ts';
import { allItems, batches } from '../client/paging.ts';
import { toReadResult } from '../client/readResult.ts';

/** One type, and the Availability Zones of the Region that offer it; none when it is not offered. */
export interface Offering {
  readonly instanceType: string;
  readonly availabilityZones: readonly string[];
}

/** Values of one filter (EC2 API reference, Using_Filtering). */
const TYPES_A_CALL = 200;

/**
 * Where these types are offered: one entry for each type that was asked for
 * (docs/preflight.md#offering).
 */
export async function readOfferings(
  client: EC2Client,
  scope: Scope,
  types: readonly string[],
): Promise<Result<readonly Offering[], ReadError>> {
  return toReadResult(
    { service: 'EC2', operation: 'DescribeInstanceTypeOfferings', ...scope },
    async () => {
      const zones = new Map([...new Set(types)].map((type) => [type, new Set<string>()]));
      for (const names of batches([...zones.keys()].toSorted(), TYPES_A_CALL)) {
        const sent = await allItems(
          (NextToken) =>
            client.send(
              new DescribeInstanceTypeOfferingsCommand({
                LocationType: 'availability-zone',
                MaxResults: 1000,
                NextToken,
                Filters: [{ Name: 'instance-type', Values: [...names] }],
              }),
            ),
          (page) => page.NextToken,
          (page) => page.InstanceTypeOfferings,
        );
        for (const { InstanceType = '', Location } of sent) {
          if (Location !== undefined) zones.get(InstanceType)?.add(Location);
        }
      }
      return [...zones].map(([instanceType, offered]) => ({
        instanceType,
        availabilityZones: [...offered].toSorted(),
      }));
    },
  );
}
