import { DescribeRegionsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { type Region, region, type Scope } from '../shared/ids.ts';
import { reader } from './client/reader.ts';

/**
 * The Regions that are enabled in the account of the client, by name. DescribeRegions leaves
 * disabled ones out unless it is asked for them (docs/facts/ec2-resize.md#reading-instances).
 */
export const readRegions = reader({
  service: 'EC2',
  action: 'ec2:DescribeRegions',
  read: async (client: EC2Client, _place: Pick<Scope, 'account'>): Promise<readonly Region[]> => {
    const { Regions = [] } = await client.send(new DescribeRegionsCommand({}));
    return Regions.flatMap(({ RegionName }) => {
      const parsed = region.safeParse(RegionName);
      return parsed.success ? [parsed.data] : [];
    }).toSorted();
  },
});
