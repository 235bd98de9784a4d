import { DescribeInstanceAttributeCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { InstanceRef } from '../../shared/ids.ts';
import { reader } from '../client/reader.ts';

/**
 * How many bytes of user data one instance was launched with; 0: none. The data itself is not kept:
 * people put secrets there.
 */
export const readUserDataSize = reader({
  service: 'EC2',
  action: 'ec2:DescribeInstanceAttribute',
  read: async (client: EC2Client, { instanceId }: InstanceRef): Promise<number> => {
    const { UserData } = await client.send(
      new DescribeInstanceAttributeCommand({ InstanceId: instanceId, Attribute: 'userData' }),
    );
    return Buffer.from(UserData?.Value ?? '', 'base64').byteLength;
  },
});
