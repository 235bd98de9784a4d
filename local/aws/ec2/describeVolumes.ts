import { DescribeVolumesCommand, type Volume } from '@aws-sdk/client-ec2';
import type { FleetVolume } from '../fleet/fleet.ts';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { type Operation, operation } from '../server/service.ts';
import { refuseIdsWithPages } from './instances/findInstances.ts';
import type { Instance } from './instances/instance.ts';
import { refuseDryRun } from './request/dryRun.ts';
import { applyFilters } from './request/filters.ts';
import { page } from './request/pages.ts';

export function describeVolumes({ instances }: Environment): Operation {
  return operation(DescribeVolumesCommand, (input, call) => {
    refuseDryRun(input);
    refuseIdsWithPages(input.VolumeIds, input.MaxResults, 'volumeSet');
    const all = instances
      .in(call)
      .flatMap((instance) => instance.seed.volumes.map((volume) => volumeView(volume, instance)));
    const matching = applyFilters(only(all, input.VolumeIds), input.Filters, {
      'volume-id': ({ VolumeId }) => [VolumeId],
      'volume-type': ({ VolumeType }) => [VolumeType],
      'availability-zone': ({ AvailabilityZone }) => [AvailabilityZone],
      encrypted: ({ Encrypted }) => [String(Encrypted)],
      status: ({ State }) => [State],
      'attachment.instance-id': ({ Attachments }) =>
        Attachments?.map(({ InstanceId }) => InstanceId) ?? [],
    });
    const { items, next } = page(matching, input, { smallest: 5, largest: 1000 });
    return { Volumes: [...items], ...next };
  });
}

function only(volumes: readonly Volume[], ids: readonly string[] | undefined): readonly Volume[] {
  if (ids === undefined) return volumes;
  const missing = ids.find((id) => volumes.every(({ VolumeId }) => VolumeId !== id));
  if (missing !== undefined) {
    throw new AwsError('InvalidVolume.NotFound', `The volume '${missing}' does not exist.`);
  }
  return volumes.filter(({ VolumeId }) => ids.includes(VolumeId ?? ''));
}

function volumeView(volume: FleetVolume, { seed }: Instance): Volume {
  return {
    VolumeId: volume.volumeId,
    VolumeType: volume.type,
    Size: volume.sizeGiB,
    ...performance(volume),
    Encrypted: volume.kmsKeyId !== undefined,
    ...(volume.kmsKeyId === undefined ? {} : { KmsKeyId: volume.kmsKeyId }),
    AvailabilityZone: seed.availabilityZone,
    State: 'in-use',
    CreateTime: seed.launchedAt,
    MultiAttachEnabled: false,
    Attachments: [
      {
        InstanceId: seed.instanceId,
        VolumeId: volume.volumeId,
        Device: volume.deviceName,
        State: 'attached',
        AttachTime: seed.launchedAt,
        DeleteOnTermination: true,
      },
    ],
  };
}

/** What EBS gives by itself: gp3 has 3000 IOPS and 125 MiB/s, gp2 three IOPS a GiB from 100 on. */
function performance({ type, sizeGiB, iops, throughput }: FleetVolume): Partial<Volume> {
  switch (type) {
    case 'gp3':
      return { Iops: iops ?? 3000, Throughput: throughput ?? 125 };
    case 'gp2':
      return { Iops: Math.min(16_000, Math.max(100, 3 * sizeGiB)) };
    case 'io2':
      return iops === undefined ? {} : { Iops: iops };
    case 'st1':
      return {};
  }
}
