import { DescribePlacementGroupsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { Scope } from '../../shared/ids.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Result } from '../../shared/result.ts';
import { toReadResult } from '../client/readResult.ts';

/** A placement group, and how it places: `cluster`, `partition`, `spread`. */
export interface PlacementGroup {
  readonly name: string;
  readonly strategy: string;
}

/** All placement groups of one account and Region: EC2 answers them in one page. */
export async function readPlacementGroups(
  client: EC2Client,
  scope: Scope,
): Promise<Result<readonly PlacementGroup[], ReadError>> {
  return toReadResult(
    { service: 'EC2', operation: 'DescribePlacementGroups', ...scope },
    async () => {
      const { PlacementGroups = [] } = await client.send(new DescribePlacementGroupsCommand({}));
      return PlacementGroups.flatMap(({ GroupName: name, Strategy: strategy }) =>
        name === undefined || strategy === undefined ? [] : [{ name, strategy }],
      );
    },
  );
}
