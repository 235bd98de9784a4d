import { DescribeRegionsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { type AccountId, type Region, region } from '../../shared/ids.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Result } from '../../shared/result.ts';
import { toReadResult } from '../client/readResult.ts';

/**
 * The Regions that are enabled in the account of the client, by name. DescribeRegions leaves
 * disabled ones out unless it is asked for them (docs/facts/ec2-resize.md#reading-instances).
 */
export async function readRegions(
  client: EC2Client,
  account: AccountId,
): Promise<Result<readonly Region[], ReadError>> {
  return toReadResult({ service: 'EC2', operation: 'DescribeRegions', account }, async () => {
    const { Regions = [] } = await client.send(new DescribeRegionsCommand({}));
    return Regions.flatMap(({ RegionName }) => {
      const parsed = region.safeParse(RegionName);
      return parsed.success ? [parsed.data] : [];
    }).toSorted();
  });
}
