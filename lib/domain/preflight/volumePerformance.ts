import type { AttachedVolume } from '../fleet/instance.ts';

/** What volumes are provisioned for at all times, without bursts. */
interface VolumePerformance {
  readonly iops: number;
  readonly throughputMiBps: number;
}

/**
 * The IOPS and MiB/s of these volumes together; undefined when one of them is not known. Hard disks
 * (`st1`, `sc1`, `standard`) have no provisioned figure and count nothing.
 */
export function volumePerformance(
  volumes: readonly AttachedVolume[],
): VolumePerformance | undefined {
  let iops = 0;
  let throughputMiBps = 0;
  for (const volume of volumes) {
    if (volume.volumeType === undefined) return undefined;
    if (HARD_DISKS.has(volume.volumeType)) continue;
    const throughput = throughputOf(volume);
    if (volume.iops === undefined || throughput === undefined) return undefined;
    iops += volume.iops;
    throughputMiBps += throughput;
  }
  return { iops, throughputMiBps };
}

const HARD_DISKS: ReadonlySet<string> = new Set(['st1', 'sc1', 'standard']);

/** DescribeVolumes tells the throughput of gp3 alone; that of the others follows from their size or IOPS. */
function throughputOf(volume: AttachedVolume): number | undefined {
  if (volume.throughputMiBps !== undefined) return volume.throughputMiBps;
  const { sizeGiB, iops } = volume;
  switch (volume.volumeType) {
    case 'gp2':
      return sizeGiB === undefined ? undefined : gp2Throughput(sizeGiB);
    case 'io1':
      return iops === undefined ? undefined : io1Throughput(iops);
    case 'io2':
      return iops === undefined ? undefined : Math.min(4000, iops / IOPS_PER_MIB);
    default:
      return undefined;
  }
}

/** Operations of 256 KiB, the largest that EBS counts as one. */
const IOPS_PER_MIB = 4;

/**
 * 3 IOPS per GiB, at least 100, and at most 250 MiB/s
 * (https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html, gp2).
 */
function gp2Throughput(sizeGiB: number): number {
  return Math.min(250, Math.max(100, 3 * sizeGiB) / IOPS_PER_MIB);
}

/**
 * Up to 500 MiB/s, reached at 2,000 IOPS; above 32,000 IOPS, 16 KiB per IOPS, up to 1,000 MiB/s
 * (https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html, io1).
 */
function io1Throughput(iops: number): number {
  return iops <= 32_000 ? Math.min(500, iops / IOPS_PER_MIB) : Math.min(1000, iops / 64);
}
