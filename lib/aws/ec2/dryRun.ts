import {
  type EC2Client,
  ModifyInstanceAttributeCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { ResizeError } from '../../domain/resize/nextAction.ts';
import type { InstanceRef } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { toControlResult } from '../client/toControlResult.ts';

/**
 * Stop, change and start, one after the other; the first refusal is the answer
 * (docs/facts/ec2-resize.md#changing-the-type).
 */
export async function dryRun(
  client: EC2Client,
  { instanceId }: InstanceRef,
  instanceTypes: readonly string[],
): Promise<Result<'permitted', ResizeError>> {
  const ids = { InstanceIds: [instanceId], DryRun: true };
  const calls = [
    ['StopInstances', () => client.send(new StopInstancesCommand(ids))],
    ...instanceTypes.map(
      (Value) =>
        [
          `ModifyInstanceAttribute to ${Value}`,
          () =>
            client.send(
              new ModifyInstanceAttributeCommand({
                InstanceId: instanceId,
                InstanceType: { Value },
                DryRun: true,
              }),
            ),
        ] as const,
    ),
    ['StartInstances', () => client.send(new StartInstancesCommand(ids))],
  ] as const;
  for (const [operation, call] of calls) {
    const permitted = await toControlResult(operation, () => permits(call));
    if (!permitted.ok) return permitted;
  }
  return ok('permitted');
}

/** A dry run succeeds by failing with this name (docs/facts/ec2-resize.md#error-codes). */
async function permits(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'DryRunOperation') throw error;
  }
}
