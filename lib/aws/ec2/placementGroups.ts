import { DescribePlacementGroupsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { Scope } from '../../shared/ids.ts';
import { reader } from '../client/reader.ts';

/** A placement group, and how it places: `cluster`, `partition`, `spread`. */
export interface PlacementGroup {
  readonly name: string;
  readonly strategy: string;
}

/** All placement groups of one account and Region: EC2 answers them in one page. */
export const readPlacementGroups = reader({
  service: 'EC2',
  action: 'ec2:DescribePlacementGroups',
  read: async (client: EC2Client, _scope: Scope): Promise<readonly PlacementGroup[]> => {
    const { PlacementGroups = [] } = await client.send(new DescribePlacementGroupsCommand({}));
    return PlacementGroups.flatMap(({ GroupName: name, Strategy: strategy }) =>
      name === undefined || strategy === undefined ? [] : [{ name, strategy }],
    );
  },
});
