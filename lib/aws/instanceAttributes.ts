import { DescribeInstanceAttributeCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { InstanceRef } from '../domain/ids.ts';
import type { ReadError } from '../domain/readError.ts';
import type { Result } from '../domain/result.ts';
import { reading } from './readError.ts';

/**
 * Whether an instance is protected against StopInstances; undefined when EC2 did not say. One call
 * for each instance: no other operation tells (domain.md A3 row 54, A8).
 */
export async function readStopProtection(
  client: EC2Client,
  { account, region, instanceId }: InstanceRef,
): Promise<Result<boolean | undefined, ReadError>> {
  const what = { service: 'EC2', operation: 'DescribeInstanceAttribute', account, region };
  return reading(what, async () => {
    const { DisableApiStop } = await client.send(
      new DescribeInstanceAttributeCommand({ InstanceId: instanceId, Attribute: 'disableApiStop' }),
    );
    return DisableApiStop?.Value;
  });
}
