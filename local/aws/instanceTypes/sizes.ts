/** One size: what differs within a family. */
export interface SizeFacts {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryGiB: number;
  /** Network interfaces, and addresses on each. */
  readonly interfaces: readonly [number, number];
  /** Baseline and peak. */
  readonly networkGbps: readonly [number, number];
  /** What AWS calls its network, where that is not `Up to … Gigabit`. */
  readonly networkName?: string;
  /** Baseline and maximum in Mbps, baseline in IOPS; absent: not EBS-optimised (UG ebs-optimized). */
  readonly ebs?: readonly [number, number, number];
  /** One local SSD. */
  readonly diskGB?: number;
  /** One GPU: its name and GiB of memory. */
  readonly gpu?: readonly [string, number];
}

type Row = readonly [
  name: string,
  vcpus: number,
  memoryGiB: number,
  interfaces: readonly [number, number],
  networkGbps: readonly [number, number],
  ebs: readonly [number, number, number] | undefined,
  more?: Pick<SizeFacts, 'diskGB' | 'gpu' | 'networkName'>,
];

const ROWS: readonly Row[] = [
  ['t2.micro', 1, 1, [2, 2], [0.064, 1], undefined, { networkName: 'Low to Moderate' }],
  ['t2.medium', 2, 4, [3, 6], [0.256, 1], undefined, { networkName: 'Low to Moderate' }],
  ['t3.micro', 2, 1, [2, 2], [0.064, 5], [87, 2085, 500]],
  ['t3.small', 2, 2, [3, 4], [0.128, 5], [174, 2085, 1000]],
  ['t3.medium', 2, 4, [3, 6], [0.256, 5], [347, 2085, 2000]],
  ['t3.large', 2, 8, [3, 12], [0.512, 5], [695, 2780, 4000]],
  ['t3.xlarge', 4, 16, [4, 15], [1.024, 5], [695, 2780, 4000]],
  ['t3.2xlarge', 8, 32, [4, 15], [2.048, 5], [695, 2780, 4000]],
  ['t3a.medium', 2, 4, [3, 6], [0.256, 5], [347, 2085, 2000]],
  ['t4g.small', 2, 2, [3, 4], [0.128, 5], [174, 2085, 1000]],
  ['t4g.medium', 2, 4, [3, 6], [0.256, 5], [347, 2085, 2000]],
  ['t4g.large', 2, 8, [3, 12], [0.512, 5], [695, 2780, 4000]],
  ['m4.large', 2, 8, [2, 10], [0.45, 0.45], [450, 450, 3600], { networkName: 'Moderate' }],
  ['m4.xlarge', 4, 16, [4, 15], [0.75, 0.75], [750, 750, 6000], { networkName: 'High' }],
  ['m5.large', 2, 8, [3, 10], [0.75, 10], [650, 4750, 3600]],
  ['m5.xlarge', 4, 16, [4, 15], [1.25, 10], [1150, 4750, 6000]],
  ['m5.2xlarge', 8, 32, [4, 15], [2.5, 10], [2300, 4750, 12000]],
  ['m5.4xlarge', 16, 64, [8, 30], [5, 10], [4750, 4750, 18750]],
  ['m5d.large', 2, 8, [3, 10], [0.75, 10], [650, 4750, 3600], { diskGB: 75 }],
  ['m6i.large', 2, 8, [3, 10], [0.781, 12.5], [650, 10000, 3600]],
  ['m6i.xlarge', 4, 16, [4, 15], [1.562, 12.5], [1250, 10000, 6000]],
  ['m6i.2xlarge', 8, 32, [4, 15], [3.125, 12.5], [2500, 10000, 12000]],
  ['m6i.4xlarge', 16, 64, [8, 30], [6.25, 12.5], [5000, 10000, 20000]],
  ['m7i.large', 2, 8, [3, 10], [0.781, 12.5], [650, 10000, 3600]],
  ['m7i.xlarge', 4, 16, [4, 15], [1.562, 12.5], [1250, 10000, 6000]],
  ['m7i.2xlarge', 8, 32, [4, 15], [3.125, 12.5], [2500, 10000, 12000]],
  ['m7i.4xlarge', 16, 64, [8, 30], [6.25, 12.5], [5000, 10000, 20000]],
  ['m6g.large', 2, 8, [3, 10], [0.75, 10], [630, 4750, 3600]],
  ['m6g.xlarge', 4, 16, [4, 15], [1.25, 10], [1188, 4750, 6000]],
  ['m6g.2xlarge', 8, 32, [4, 15], [2.5, 10], [2375, 4750, 12000]],
  ['m7g.large', 2, 8, [3, 10], [0.937, 12.5], [630, 10000, 3600]],
  ['m7g.xlarge', 4, 16, [4, 15], [1.876, 12.5], [1250, 10000, 6000]],
  ['c5.large', 2, 4, [3, 10], [0.75, 10], [650, 4750, 4000]],
  ['c5.xlarge', 4, 8, [4, 15], [1.25, 10], [1150, 4750, 6000]],
  ['c5.2xlarge', 8, 16, [4, 15], [2.5, 10], [2300, 4750, 10000]],
  ['c5.4xlarge', 16, 32, [8, 30], [5, 10], [4750, 4750, 20000]],
  ['c6i.large', 2, 4, [3, 10], [0.781, 12.5], [650, 10000, 3600]],
  ['c6i.xlarge', 4, 8, [4, 15], [1.562, 12.5], [1250, 10000, 6000]],
  ['c6i.2xlarge', 8, 16, [4, 15], [3.125, 12.5], [2500, 10000, 12000]],
  ['c6i.4xlarge', 16, 32, [8, 30], [6.25, 12.5], [5000, 10000, 20000]],
  ['c7i.large', 2, 4, [3, 10], [0.781, 12.5], [650, 10000, 3600]],
  ['c7i.xlarge', 4, 8, [4, 15], [1.562, 12.5], [1250, 10000, 6000]],
  ['c7i.2xlarge', 8, 16, [4, 15], [3.125, 12.5], [2500, 10000, 12000]],
  ['c7g.large', 2, 4, [3, 10], [0.937, 12.5], [630, 10000, 3600]],
  ['c7g.xlarge', 4, 8, [4, 15], [1.876, 12.5], [1250, 10000, 6000]],
  ['r5.large', 2, 16, [3, 10], [0.75, 10], [650, 4750, 3600]],
  ['r5.xlarge', 4, 32, [4, 15], [1.25, 10], [1150, 4750, 6000]],
  ['r5.2xlarge', 8, 64, [4, 15], [2.5, 10], [2300, 4750, 12000]],
  ['r5.4xlarge', 16, 128, [8, 30], [5, 10], [4750, 4750, 18750]],
  ['r6i.large', 2, 16, [3, 10], [0.781, 12.5], [650, 10000, 3600]],
  ['r6i.xlarge', 4, 32, [4, 15], [1.562, 12.5], [1250, 10000, 6000]],
  ['r6i.2xlarge', 8, 64, [4, 15], [3.125, 12.5], [2500, 10000, 12000]],
  ['r6i.4xlarge', 16, 128, [8, 30], [6.25, 12.5], [5000, 10000, 20000]],
  ['r7i.large', 2, 16, [3, 10], [0.781, 12.5], [650, 10000, 3600]],
  ['r7i.xlarge', 4, 32, [4, 15], [1.562, 12.5], [1250, 10000, 6000]],
  ['r7i.2xlarge', 8, 64, [4, 15], [3.125, 12.5], [2500, 10000, 12000]],
  ['r6g.large', 2, 16, [3, 10], [0.75, 10], [630, 4750, 3600]],
  ['r6g.xlarge', 4, 32, [4, 15], [1.25, 10], [1188, 4750, 6000]],
  ['i3.large', 2, 15.25, [3, 10], [0.75, 10], [425, 425, 3000], { diskGB: 475 }],
  ['i3.xlarge', 4, 30.5, [4, 15], [1.25, 10], [850, 850, 6000], { diskGB: 950 }],
  ['i4i.large', 2, 16, [3, 10], [0.781, 10], [625, 10000, 2500], { diskGB: 468 }],
  ['g4dn.xlarge', 4, 16, [3, 10], [5, 25], [950, 3500, 3000], { diskGB: 125, gpu: ['T4', 16] }],
  ['g5.xlarge', 4, 16, [4, 15], [2.5, 10], [700, 3500, 3000], { diskGB: 250, gpu: ['A10G', 24] }],
];

export const SIZES: readonly SizeFacts[] = ROWS.map(
  ([name, vcpus, memoryGiB, interfaces, networkGbps, ebs, more]) => ({
    name,
    vcpus,
    memoryGiB,
    interfaces,
    networkGbps,
    ...(ebs === undefined ? {} : { ebs }),
    ...more,
  }),
);
