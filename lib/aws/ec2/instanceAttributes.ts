import { DescribeInstanceAttributeCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { InstanceRef } from '../../shared/ids.ts';
import { type OmitUndefined, omitUndefined } from '../../shared/omitUndefined.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Result } from '../../shared/result.ts';
import { toReadResult } from '../client/readResult.ts';

/** What only DescribeInstanceAttribute tells; absent: EC2 did not say. */
type Attributes = OmitUndefined<{
  /** Protected against StopInstances. */
  readonly stopProtected: boolean | undefined;
  /** What a shutdown from inside does: `stop` or `terminate`. */
  readonly shutdownBehavior: string | undefined;
}>;

/**
 * How many bytes of user data one instance was launched with; 0: none. What they are is nobody's
 * business: people put secrets there.
 */
export async function readUserDataSize(
  client: EC2Client,
  { account, region, instanceId }: InstanceRef,
): Promise<Result<number, ReadError>> {
  const what = { service: 'EC2', operation: 'DescribeInstanceAttribute', account, region };
  return toReadResult(what, async () => {
    const { UserData } = await client.send(
      new DescribeInstanceAttributeCommand({ InstanceId: instanceId, Attribute: 'userData' }),
    );
    return Buffer.from(UserData?.Value ?? '', 'base64').byteLength;
  });
}

/**
 * How one instance takes a stop. Two calls for each instance: no other operation tells
 * (docs/facts/ec2-resize.md#reading-instances).
 */
export async function readStopAttributes(
  client: EC2Client,
  { account, region, instanceId }: InstanceRef,
): Promise<Result<Attributes, ReadError>> {
  const what = { service: 'EC2', operation: 'DescribeInstanceAttribute', account, region };
  return toReadResult(what, async () => {
    const query = (Attribute: 'disableApiStop' | 'instanceInitiatedShutdownBehavior') =>
      client.send(new DescribeInstanceAttributeCommand({ InstanceId: instanceId, Attribute }));
    const { DisableApiStop } = await query('disableApiStop');
    const { InstanceInitiatedShutdownBehavior } = await query('instanceInitiatedShutdownBehavior');
    return omitUndefined({
      stopProtected: DisableApiStop?.Value,
      shutdownBehavior: InstanceInitiatedShutdownBehavior?.Value,
    });
  });
}
