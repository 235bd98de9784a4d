import type { InstanceTypeSpecs } from '../../fleet/instanceTypeSpecs.ts';
import { block, type Check, check, type Found, UNKNOWN, warn } from '../check.ts';
import type { TypesInput } from '../preflight.ts';
import { volumePerformance } from '../volumePerformance.ts';

/** How many volumes a type takes, and how fast it is to all of them together. */
export const ebsLimits: readonly Check[] = [
  check({
    id: 'volumes',
    looksFor:
      'the new type takes as many volumes; many types share the limit with every network interface but the first',
    remedy: 'use a larger type',
    reads: {
      'ec2:DescribeInstanceTypes': ['MaximumEbsAttachments', 'AttachmentLimitType'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/volume_limits.html',
    ofTypes: ({ instance, target }) => {
      const limit = volumeLimit(target, instance.networkInterfaces.length);
      return limit !== undefined && instance.volumes.length <= limit
        ? undefined
        : block('It has {count} volumes (limit of {type}: {limit}).', {
            count: instance.volumes.length,
            type: target.instanceType,
            limit: limit ?? UNKNOWN,
          });
    },
  }),
  check({
    id: 'many-volumes',
    looksFor: 'warns of more than 40 volumes (Windows: 26) on a Xen type',
    remedy: 'check that all of them appear',
    reads: {
      'ec2:DescribeInstances': ['PlatformDetails'],
      'ec2:DescribeInstanceTypes': ['Hypervisor'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/volume_limits.html',
    ofTypes: ({ instance: { volumes, platformDetails }, target }) => {
      if (platformDetails === undefined) return block('Its operating system could not be read.');
      const most = platformDetails.startsWith('Windows') ? 26 : 40;
      return target.hypervisor === 'xen' && volumes.length > most
        ? warn(
            'It has more than {most} volumes. AWS does not promise that all of them work on Xen.',
            {
              most,
            },
          )
        : undefined;
    },
  }),
  check({
    id: 'ebs-cards',
    looksFor: 'the new type has the EBS cards that its volumes use',
    remedy: 'use another type',
    reads: {
      'ec2:DescribeInstances': ['EbsCardIndex'],
      'ec2:DescribeInstanceTypes': ['MaximumEbsCards'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs_cards.html',
    ofTypes: ({ instance: { volumes }, target }) =>
      volumes.some(({ cardIndex = 0 }) => cardIndex >= (target.ebs.maximumCards ?? 1))
        ? block('It has volumes on an EBS card that {type} does not have.', {
            type: target.instanceType,
          })
        : undefined,
  }),
  check({
    id: 'ebs-speed',
    looksFor:
      'warns when its volumes are provisioned for more than the baseline of the new type, and the old baseline was higher',
    remedy: 'use a larger type',
    reads: {
      'ec2:DescribeVolumes': ['VolumeType', 'Size', 'Iops', 'Throughput'],
      'ec2:DescribeInstanceTypes': [
        'BaselineIops of both types',
        'BaselineBandwidthInMbps of both types',
      ],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimization-performance.html',
    ofTypes: lowerEbsBaseline,
  }),
  check({
    id: 'ebs-optimized',
    looksFor: 'the new type can be EBS-optimized, if the instance is; warns when that costs extra',
    remedy: 'turn it off first',
    reads: {
      'ec2:DescribeInstances': ['EbsOptimized'],
      'ec2:DescribeInstanceTypes': ['EbsOptimizedSupport'],
    },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html',
    ofTypes: ({ instance: { ebsOptimized }, target }) => {
      const support = target.ebs.optimizedSupport;
      if (ebsOptimized === undefined || support === undefined)
        return block(
          'Whether the instance is EBS-optimized, or the new type can be, could not be read.',
        );
      if (!ebsOptimized) return undefined;
      if (support !== 'supported' && support !== 'default')
        return block('It is EBS-optimized, which {type} does not support.', {
          type: target.instanceType,
        });
      return support === 'supported'
        ? warn('EBS optimization costs extra on {type}.', { type: target.instanceType })
        : undefined;
    },
  }),
];

/**
 * Volumes that fit. A shared limit, as EC2 sends it, already leaves out the primary network
 * interface, local NVMe disks and accelerators of the type: only further interfaces take slots, and
 * on Xen not even they (docs/facts/ec2-resize.md#volume-attachments).
 */
function volumeLimit({ ebs, hypervisor }: InstanceTypeSpecs, interfaces: number) {
  const { maximumAttachments, attachmentLimitType } = ebs;
  if (maximumAttachments === undefined) return undefined;
  if (attachmentLimitType === 'dedicated' || hypervisor === 'xen') return maximumAttachments;
  return Math.max(0, maximumAttachments - Math.max(0, interfaces - 1));
}

function lowerEbsBaseline({ instance, current, target }: TypesInput): Found {
  const [before, after] = [ebsBaseline(current), ebsBaseline(target)];
  const needs = volumePerformance(instance.volumes);
  if (before === undefined || after === undefined || needs === undefined)
    return block(
      'The performance of its volumes, or the EBS baseline of a type, could not be read.',
    );
  if (before === 'none') return undefined;
  if (after === 'none')
    return warn('{type} has no dedicated EBS bandwidth, which its volumes have now.', {
      type: target.instanceType,
    });
  if (needs.iops > after.iops && after.iops < before.iops)
    return warn(
      'Its volumes are provisioned for {iops} IOPS; the baseline of {type} is {baseline}.',
      { iops: needs.iops, type: target.instanceType, baseline: after.iops },
    );
  // A MiB is taken for a MB: the difference is smaller than what either figure promises.
  return needs.throughputMiBps > after.mbps / 8 && after.mbps < before.mbps
    ? warn(
        'Its volumes are provisioned for {throughput} MiB/s; the baseline of {type} is {baseline}.',
        {
          throughput: needs.throughputMiBps,
          type: target.instanceType,
          baseline: after.mbps / 8,
        },
      )
    : undefined;
}

/** What all volumes together get at all times; `none`: the type has no bandwidth for EBS alone. */
function ebsBaseline({ ebs }: InstanceTypeSpecs) {
  if (ebs.optimizedSupport === 'unsupported') return 'none' as const;
  const { baselineIops: iops, baselineMbps: mbps } = ebs;
  return iops === undefined || mbps === undefined ? undefined : { iops, mbps };
}
