/**
 * us-east-1 on-demand Linux prices, shared tenancy, in dollars an hour, as AWS publishes them on
 * its EC2 on-demand pricing page. Written 2026-11-23 from knowledge of that page; the list is local
 * and frozen, so a figure may differ from today's. Nothing outside the demo and tests reads it.
 */
export const PRICES_WRITTEN_ON = '2026-11-23';

export interface FamilyPrice {
  /**
   * Dollars an hour of `large`; other sizes follow their normalisation factor
   * (docs/facts/pricing-and-commitments.md#size-flexibility).
   */
  readonly large: string;
  readonly sizes: readonly string[];
  readonly gibPerVcpu: number;
  readonly processor: string;
  readonly arm?: true;
  readonly storage?: string;
}

const TO_4XLARGE = ['large', 'xlarge', '2xlarge', '4xlarge'];
const TO_24XLARGE = [...TO_4XLARGE, '8xlarge', '12xlarge', '16xlarge', '24xlarge'];
const FROM_MEDIUM = ['medium', ...TO_4XLARGE, '8xlarge', '12xlarge', '16xlarge'];
const BURSTABLE = ['nano', 'micro', 'small', 'medium', 'large', 'xlarge', '2xlarge'];
const SKYLAKE = 'Intel Xeon Platinum 8175';
const ICE_LAKE = 'Intel Xeon 8375C (Ice Lake)';
const SAPPHIRE = 'Intel Xeon Scalable (Sapphire Rapids)';
const GRAVITON2 = 'AWS Graviton2 Processor';
const GRAVITON3 = 'AWS Graviton3 Processor';
const MILAN = 'AMD EPYC 7R13 Processor';

function intel(
  large: string,
  gibPerVcpu: number,
  processor: string,
  sizes = TO_24XLARGE,
): FamilyPrice {
  return { large, gibPerVcpu, processor, sizes };
}

function graviton(large: string, gibPerVcpu: number, processor: string): FamilyPrice {
  return { large, gibPerVcpu, processor, sizes: FROM_MEDIUM, arm: true };
}

export const FAMILY_PRICES: Readonly<Record<string, FamilyPrice>> = {
  t2: intel('0.0928', 4, 'Intel Xeon Family', BURSTABLE),
  t3: intel('0.0832', 4, 'Intel Skylake E5 2686 v5', BURSTABLE),
  t3a: intel('0.0752', 4, 'AMD EPYC 7571', BURSTABLE),
  t4g: { ...graviton('0.0672', 4, GRAVITON2), sizes: BURSTABLE },
  m4: intel('0.1', 4, 'Intel Xeon E5-2676 v3', [...TO_4XLARGE, '10xlarge', '16xlarge']),
  m5: intel('0.096', 4, SKYLAKE),
  m5a: intel('0.086', 4, 'AMD EPYC 7571'),
  m5d: { ...intel('0.113', 4, SKYLAKE), storage: 'NVMe SSD' },
  m6i: intel('0.096', 4, ICE_LAKE),
  m6a: intel('0.0864', 4, MILAN),
  m6g: graviton('0.077', 4, GRAVITON2),
  m7i: intel('0.1008', 4, SAPPHIRE),
  m7g: graviton('0.0816', 4, GRAVITON3),
  c4: intel('0.1', 1.875, 'Intel Xeon E5-2666 v3', TO_4XLARGE),
  c5: intel('0.085', 2, 'Intel Xeon Platinum 8124M', [...TO_4XLARGE, '9xlarge', '12xlarge']),
  c5a: intel('0.077', 2, 'AMD EPYC 7R32'),
  c6i: intel('0.085', 2, ICE_LAKE),
  c6a: intel('0.0765', 2, MILAN),
  c6g: graviton('0.068', 2, GRAVITON2),
  c7i: intel('0.08925', 2, SAPPHIRE),
  c7g: graviton('0.0725', 2, GRAVITON3),
  r4: intel('0.133', 7.625, 'Intel Xeon E5-2686 v4 (Broadwell)', [...TO_4XLARGE, '8xlarge']),
  r5: intel('0.126', 8, SKYLAKE),
  r5a: intel('0.113', 8, 'AMD EPYC 7571'),
  r6i: intel('0.126', 8, ICE_LAKE),
  r6a: intel('0.1134', 8, MILAN),
  r6g: graviton('0.1008', 8, GRAVITON2),
  r7i: intel('0.1323', 8, SAPPHIRE),
  r7g: graviton('0.1071', 8, GRAVITON3),
  i3: {
    ...intel('0.156', 7.625, 'Intel Xeon E5-2686 v4 (Broadwell)', [...TO_4XLARGE, '8xlarge']),
    storage: 'NVMe SSD',
  },
  i4i: { ...intel('0.172', 8, ICE_LAKE, [...TO_4XLARGE, '8xlarge']), storage: 'NVMe SSD' },
  // GPU sizes are not proportional: every one of them stands in SIZE_PRICES.
  g4dn: {
    ...intel('0.263', 4, 'Intel Xeon Family', ['xlarge', '2xlarge', '4xlarge', '8xlarge']),
    storage: 'NVMe SSD',
  },
  g5: {
    ...intel('0.503', 4, 'AMD EPYC 7R32', ['xlarge', '2xlarge', '4xlarge', '8xlarge']),
    storage: 'NVMe SSD',
  },
};

/** Published prices that are not a multiple of their family's `large`. */
export const SIZE_PRICES: Readonly<Record<string, string>> = {
  't2.small': '0.023',
  'c4.xlarge': '0.199',
  'c4.2xlarge': '0.398',
  'c4.4xlarge': '0.796',
  'g4dn.xlarge': '0.526',
  'g4dn.2xlarge': '0.752',
  'g4dn.4xlarge': '1.204',
  'g4dn.8xlarge': '2.176',
  'g5.xlarge': '1.006',
  'g5.2xlarge': '1.212',
  'g5.4xlarge': '1.624',
  'g5.8xlarge': '2.448',
};

/** T sizes: vCPUs and GiB of the whole instance. */
export const BURSTABLE_SIZES: Readonly<Record<string, { vcpus: number; gib: number }>> = {
  nano: { vcpus: 2, gib: 0.5 },
  micro: { vcpus: 2, gib: 1 },
  small: { vcpus: 2, gib: 2 },
  medium: { vcpus: 2, gib: 4 },
  large: { vcpus: 2, gib: 8 },
  xlarge: { vcpus: 4, gib: 16 },
  '2xlarge': { vcpus: 8, gib: 32 },
};

/** Windows licence of T types, dollars an hour; every other type pays by the vCPU. */
export const BURSTABLE_WINDOWS: Readonly<Record<string, string>> = {
  nano: '0.0046',
  micro: '0.0092',
  small: '0.0184',
  medium: '0.0184',
  large: '0.0276',
  xlarge: '0.0736',
  '2xlarge': '0.1472',
};
export const WINDOWS_PER_VCPU = '0.046';

/** Red Hat's price by the vCPU, as published since July 2024: up to 8 vCPUs, and above. */
export const RHEL_PER_VCPU = { upTo8: '0.0144', above8: '0.0108' } as const;

/**
 * A Region's price level against us-east-1, taken from its published m5.large, and the prefix of
 * its usage types (docs/facts/pricing-and-commitments.md#savings-plans-rates).
 */
export const REGION_PRICES: Readonly<
  Record<string, { factor: number; prefix: string; location: string; zones: string }>
> = {
  'us-east-1': { factor: 1, prefix: '', location: 'US East (N. Virginia)', zones: 'abcdef' },
  'us-east-2': { factor: 1, prefix: 'USE2-', location: 'US East (Ohio)', zones: 'abc' },
  'us-west-1': { factor: 1.167, prefix: 'USW1-', location: 'US West (N. California)', zones: 'ab' },
  'us-west-2': { factor: 1, prefix: 'USW2-', location: 'US West (Oregon)', zones: 'abcd' },
  'ca-central-1': { factor: 1.115, prefix: 'CAN1-', location: 'Canada (Central)', zones: 'abd' },
  'eu-west-1': { factor: 1.114, prefix: 'EU-', location: 'EU (Ireland)', zones: 'abc' },
  'eu-west-2': { factor: 1.156, prefix: 'EUW2-', location: 'EU (London)', zones: 'abc' },
  'eu-west-3': { factor: 1.167, prefix: 'EUW3-', location: 'EU (Paris)', zones: 'abc' },
  'eu-central-1': { factor: 1.198, prefix: 'EUC1-', location: 'EU (Frankfurt)', zones: 'abc' },
  'eu-north-1': { factor: 1.063, prefix: 'EUN1-', location: 'EU (Stockholm)', zones: 'abc' },
  'ap-south-1': { factor: 1.052, prefix: 'APS3-', location: 'Asia Pacific (Mumbai)', zones: 'abc' },
  'ap-southeast-1': {
    factor: 1.25,
    prefix: 'APS1-',
    location: 'Asia Pacific (Singapore)',
    zones: 'abc',
  },
  'ap-southeast-2': {
    factor: 1.25,
    prefix: 'APS2-',
    location: 'Asia Pacific (Sydney)',
    zones: 'abc',
  },
  'ap-northeast-1': {
    factor: 1.292,
    prefix: 'APN1-',
    location: 'Asia Pacific (Tokyo)',
    zones: 'acd',
  },
  'ap-northeast-2': {
    factor: 1.229,
    prefix: 'APN2-',
    location: 'Asia Pacific (Seoul)',
    zones: 'abcd',
  },
  'ap-northeast-3': {
    factor: 1.292,
    prefix: 'APN3-',
    location: 'Asia Pacific (Osaka)',
    zones: 'abc',
  },
  'sa-east-1': {
    factor: 1.594,
    prefix: 'SAE1-',
    location: 'South America (Sao Paulo)',
    zones: 'abc',
  },
};

/**
 * What is charged apart from the instance-hour, in us-east-1: the public pages on EBS, VPC and CloudWatch
 * prices and the EC2 page on burstable instances, as of the date above.
 */
export const SIDE_PRICES = [
  side('AmazonEC2', 'Storage', 'EBS:VolumeUsage.gp3', 'GB-Mo', '0.08', 'gp3'),
  side('AmazonEC2', 'Storage', 'EBS:VolumeUsage.gp2', 'GB-Mo', '0.10', 'gp2'),
  side('AmazonEC2', 'Storage', 'EBS:VolumeUsage.piops', 'GB-Mo', '0.125', 'io1'),
  side('AmazonEC2', 'Storage', 'EBS:VolumeUsage.io2', 'GB-Mo', '0.125', 'io2'),
  side('AmazonEC2', 'Storage', 'EBS:VolumeUsage.st1', 'GB-Mo', '0.045', 'st1'),
  side('AmazonEC2', 'Storage', 'EBS:VolumeUsage.sc1', 'GB-Mo', '0.015', 'sc1'),
  side('AmazonEC2', 'Storage', 'EBS:VolumeUsage', 'GB-Mo', '0.05', 'standard'),
  side('AmazonEC2', 'System Operation', 'EBS:VolumeP-IOPS.gp3', 'IOPS-Mo', '0.005', 'gp3'),
  side('AmazonEC2', 'System Operation', 'EBS:VolumeP-IOPS.piops', 'IOPS-Mo', '0.065', 'io1'),
  side('AmazonEC2', 'System Operation', 'EBS:VolumeP-IOPS.io2', 'IOPS-Mo', '0.065', 'io2'),
  side('AmazonEC2', 'System Operation', 'EBS:VolumeP-IOPS.io2.tier2', 'IOPS-Mo', '0.0455', 'io2'),
  side('AmazonEC2', 'System Operation', 'EBS:VolumeP-IOPS.io2.tier3', 'IOPS-Mo', '0.03185', 'io2'),
  side(
    'AmazonEC2',
    'Provisioned Throughput',
    'EBS:VolumeP-Throughput.gp3',
    'GiBps-mo',
    '40.96',
    'gp3',
  ),
  side('AmazonEC2', 'CPU Credits', 'CPUCredits:t2', 'vCPU-Hours', '0.05'),
  side('AmazonEC2', 'CPU Credits', 'CPUCredits:t3', 'vCPU-Hours', '0.05'),
  side('AmazonEC2', 'CPU Credits', 'CPUCredits:t3a', 'vCPU-Hours', '0.05'),
  windowsCredits('CPUCredits:t2'),
  windowsCredits('CPUCredits:t3'),
  windowsCredits('CPUCredits:t3a'),
  side('AmazonEC2', 'CPU Credits', 'CPUCredits:t4g', 'vCPU-Hours', '0.04'),
  side('AmazonVPC', 'VpcEndpoint', 'PublicIPv4:InUseAddress', 'Hrs', '0.005'),
  side('AmazonCloudWatch', 'Metric', 'CW:MetricMonitorUsage', 'Metrics', '0.30'),
] as const;

/** `https://aws.amazon.com/ec2/pricing/on-demand/`, "Unlimited Mode Pricing". */
function windowsCredits(usage: string) {
  const row = side('AmazonEC2', 'CPU Credits', usage, 'vCPU-Hours', '0.096');
  return { ...row, operatingSystem: 'Windows' };
}

function side(
  servicecode: 'AmazonEC2' | 'AmazonVPC' | 'AmazonCloudWatch',
  family: string,
  usage: string,
  unit: string,
  usd: string,
  volumeApiName?: string,
) {
  return { servicecode, family, usage, unit, usd, volumeApiName, operatingSystem: undefined };
}
