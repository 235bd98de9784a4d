import { DescribeInstanceAttributeCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { InstanceRef } from '../../shared/ids.ts';
import { type OmitUndefined, omitUndefined } from '../../shared/omitUndefined.ts';
import { reader } from '../client/reader.ts';

/** What only DescribeInstanceAttribute tells; absent: EC2 did not say. */
type Attributes = OmitUndefined<{
  /** Protected against StopInstances. */
  readonly stopProtected: boolean | undefined;
  /** What a shutdown from inside does: `stop` or `terminate`. */
  readonly shutdownBehavior: string | undefined;
}>;

/**
 * How one instance takes a stop. Two calls for each instance: no other operation tells
 * (docs/facts/ec2-resize.md#reading-instances).
 */
export const readStopAttributes = reader({
  service: 'EC2',
  action: 'ec2:DescribeInstanceAttribute',
  read: async (client: EC2Client, { instanceId }: InstanceRef): Promise<Attributes> => {
    const query = (Attribute: 'disableApiStop' | 'instanceInitiatedShutdownBehavior') =>
      client.send(new DescribeInstanceAttributeCommand({ InstanceId: instanceId, Attribute }));
    const { DisableApiStop } = await query('disableApiStop');
    const { InstanceInitiatedShutdownBehavior } = await query('instanceInitiatedShutdownBehavior');
    return omitUndefined({
      stopProtected: DisableApiStop?.Value,
      shutdownBehavior: InstanceInitiatedShutdownBehavior?.Value,
    });
  },
});
