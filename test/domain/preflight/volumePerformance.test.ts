import { describe, expect, it } from 'vitest';
import { volumePerformance } from '../../../lib/domain/preflight/volumePerformance.ts';

const volume = (volumeType: string | undefined, iops?: number, sizeGiB?: number, more = {}) => ({
  volumeId: 'vol-1',
  deviceName: '/dev/xvda',
  ...(volumeType === undefined ? {} : { volumeType }),
  ...(iops === undefined ? {} : { iops }),
  ...(sizeGiB === undefined ? {} : { sizeGiB }),
  ...more,
});

describe('the throughput of volumes (https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html)', () => {
  it.each([
    ['gp3, which EC2 tells', volume('gp3', 3000, 40, { throughputMiBps: 125 }), 125],
    ['gp2, the smallest', volume('gp2', 100, 8), 25],
    ['gp2 of 100 GiB', volume('gp2', 300, 100), 75],
    ['gp2 of 334 GiB', volume('gp2', 1002, 334), 250],
    ['gp2, the largest', volume('gp2', 16_000, 16_384), 250],
    ['io1 of 1,000 IOPS', volume('io1', 1000), 250],
    ['io1 of 2,000 IOPS', volume('io1', 2000), 500],
    ['io1 of 32,000 IOPS', volume('io1', 32_000), 500],
    ['io1 of 48,000 IOPS', volume('io1', 48_000), 750],
    ['io1 of 64,000 IOPS', volume('io1', 64_000), 1000],
    ['io2 of 4,000 IOPS', volume('io2', 4000), 1000],
    ['io2 of 256,000 IOPS', volume('io2', 256_000), 4000],
    ['a hard disk', volume('st1'), 0],
  ])('%s', (_, one, throughput) => {
    expect(volumePerformance([one, one])?.throughputMiBps).toBe(2 * throughput);
  });

  it.each([
    ['a type', volume(undefined, 3000)],
    ['the IOPS of io1', volume('io1')],
    ['the size of gp2', volume('gp2', 300)],
    ['the throughput of gp3', volume('gp3', 3000)],
    ['a type that is new', volume('gp9', 3000, 40)],
  ])('is not known without %s', (_, one) => {
    expect(volumePerformance([volume('st1'), one])).toBeUndefined();
  });
});
