import { DescribeVolumesCommand, type EC2Client } from '@aws-sdk/client-ec2';
import type { AttachedVolume } from '../../domain/fleet/instance.ts';
import type { Scope } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { allItems, batches } from '../client/allItems.ts';
import { reader } from '../client/reader.ts';

/** A volume, whatever it is attached to. */
export type Volume = Omit<AttachedVolume, 'deviceName'>;

/** Values of one filter (EC2 API reference, Using_Filtering). */
const IDS_A_CALL = 200;

/**
 * Type, size and speed of every attached volume of one account and Region; or, with `only`, of
 * those of these that exist. DescribeInstances knows no more than their ids
 * (docs/facts/ec2-resize.md#reading-instances).
 */
export const readVolumes = reader({
  service: 'EC2',
  action: 'ec2:DescribeVolumes',
  read: async (
    client: EC2Client,
    _scope: Scope,
    only?: readonly string[],
  ): Promise<readonly Volume[]> => {
    const filters =
      only === undefined
        ? [{ Name: 'status', Values: ['in-use'] }]
        : batches(only, IDS_A_CALL).map((ids) => ({ Name: 'volume-id', Values: [...ids] }));
    const found: Volume[] = [];
    for (const filter of filters) found.push(...(await readAll(client, filter)));
    return found;
  },
});

async function readAll(
  client: EC2Client,
  filter: { readonly Name: string; readonly Values: string[] },
): Promise<readonly Volume[]> {
  const sent = await allItems(
    (NextToken) =>
      client.send(new DescribeVolumesCommand({ MaxResults: 500, NextToken, Filters: [filter] })),
    (page) => page.NextToken,
    (page) => page.Volumes,
  );
  return sent.flatMap((volume) =>
    volume.VolumeId === undefined
      ? []
      : [
          omitUndefined({
            volumeId: volume.VolumeId,
            volumeType: volume.VolumeType,
            sizeGiB: volume.Size,
            iops: volume.Iops,
            throughputMiBps: volume.Throughput,
            encrypted: volume.Encrypted,
            kmsKeyId: volume.KmsKeyId,
          }),
        ],
  );
}
