import { DescribePlacementGroupsCommand } from '@aws-sdk/client-ec2';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { type Operation, operation } from '../server/service.ts';
import { refuseDryRun } from './request/dryRun.ts';

/** The placement groups that instances of the fleet are in. Never paged, as on EC2. */
export function describePlacementGroups(environment: Environment): Operation {
  return operation(DescribePlacementGroupsCommand, (input, call) => {
    refuseDryRun(input);
    if (input.Filters !== undefined || input.GroupIds !== undefined) {
      throw new AwsError('InvalidParameterValue', 'The local AWS lists all placement groups.');
    }
    const groups = environment.instances
      .in(call)
      .flatMap(({ seed }) => (seed.placementGroup === undefined ? [] : [seed.placementGroup]));
    const distinct = new Map(groups.map((group) => [group.name, group]));
    return {
      PlacementGroups: [...distinct.values()].map(({ name, strategy }) => ({
        GroupName: name,
        Strategy: strategy,
        State: 'available',
      })),
    };
  });
}
