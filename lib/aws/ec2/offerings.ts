import { DescribeInstanceTypeOfferingsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { Scope } from '../../shared/ids.ts';
import { allItems, batches } from '../client/allItems.ts';
import { reader } from '../client/reader.ts';

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
export const readOfferings = reader({
  service: 'EC2',
  action: 'ec2:DescribeInstanceTypeOfferings',
  read: async (
    client: EC2Client,
    _scope: Scope,
    types: readonly string[],
  ): Promise<readonly Offering[]> => {
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
});
