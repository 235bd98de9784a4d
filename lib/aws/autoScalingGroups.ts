import {
  type AutoScalingClient,
  DescribeAutoScalingInstancesCommand,
} from '@aws-sdk/client-auto-scaling';
import type { InstanceId, Scope } from '../shared/ids.ts';
import { allItems, batches } from './client/allItems.ts';
import { reader } from './client/reader.ts';

/** An instance and the Auto Scaling group that it is in; null: in none. */
export interface GroupMembership {
  readonly instanceId: InstanceId;
  readonly group: string | null;
}

/** Ids, and entries of a page (docs/facts/ec2-resize.md#controllers-of-an-instance). */
const IDS_A_CALL = 50;

/**
 * The group of each of these instances. AWS leaves out ids that are in none
 * (docs/facts/ec2-resize.md#controllers-of-an-instance).
 */
export const readAutoScalingGroups = reader({
  service: 'Auto Scaling',
  action: 'autoscaling:DescribeAutoScalingInstances',
  read: async (
    client: AutoScalingClient,
    _scope: Scope,
    ids: readonly InstanceId[],
  ): Promise<readonly GroupMembership[]> => {
    const groups = new Map<string, string>();
    for (const InstanceIds of batches(ids, IDS_A_CALL)) {
      const members = await allItems(
        (NextToken) =>
          client.send(
            new DescribeAutoScalingInstancesCommand({
              InstanceIds: [...InstanceIds],
              MaxRecords: IDS_A_CALL,
              NextToken,
            }),
          ),
        (page) => page.NextToken,
        (page) => page.AutoScalingInstances,
      );
      for (const { InstanceId: id, AutoScalingGroupName: group } of members) {
        if (id !== undefined && group !== undefined) groups.set(id, group);
      }
    }
    return ids.map((instanceId) => ({ instanceId, group: groups.get(instanceId) ?? null }));
  },
});
