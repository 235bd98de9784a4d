import { CreateImageCommand, DescribeImagesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { ApiCall, ResizeError } from '../../domain/resize/nextAction.ts';
import type { InstanceRef } from '../../shared/ids.ts';
import { sentence } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { permitted } from '../client/permitted.ts';
import { toControlResult } from '../client/toControlResult.ts';

/** Images of instances, made before a change (docs/facts/ec2-resize.md#order-of-a-resize). */
export interface BackupControl {
  /**
   * Makes an image of the disks as they are, without a restart: what a sudden loss of power would
   * leave. Its content is fixed when EC2 takes the call. Once for each approval: EC2 refuses a
   * second image of the same name.
   */
  readonly backUp: (ref: InstanceRef, approvalId: string) => Promise<Result<ApiCall, ResizeError>>;
}

export const backupControl = permitted(
  ['ec2:DescribeImages', 'ec2:CreateImage', 'ec2:CreateTags'],
  (clientFor: (ref: InstanceRef) => EC2Client): BackupControl => ({
    backUp: (ref, approvalId) => backUp(clientFor(ref), ref, approvalId),
  }),
);

async function backUp(
  client: EC2Client,
  { instanceId }: InstanceRef,
  approvalId: string,
): Promise<Result<ApiCall, ResizeError>> {
  const name = `trimtab-${instanceId}-${approvalId}`;
  const there = await toControlResult('DescribeImages', () =>
    client.send(
      new DescribeImagesCommand({ Owners: ['self'], Filters: [{ Name: 'name', Values: [name] }] }),
    ),
  );
  if (!there.ok) return there;
  const state = there.value.Images?.[0]?.State;
  if (state === 'failed') {
    return err({ kind: 'unknown', message: sentence('CreateImage: the image failed.') });
  }
  if (state !== undefined) return ok({ kind: 'already' });
  const tags = [{ Key: 'Name', Value: name }];
  const made = await toControlResult('CreateImage', () =>
    client.send(
      new CreateImageCommand({
        InstanceId: instanceId,
        Name: name,
        Description: 'Made by Trimtab before a change of type. Delete it when it is not needed.',
        NoReboot: true,
        TagSpecifications: [
          { ResourceType: 'image', Tags: tags },
          { ResourceType: 'snapshot', Tags: tags },
        ],
      }),
    ),
  );
  if (!made.ok) return made;
  return ok({
    kind: 'asked',
    operation: `CreateImage (${made.value.ImageId})`,
    requestId: made.value.$metadata.requestId ?? 'unknown',
  });
}
