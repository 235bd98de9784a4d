import { expect, test } from 'vitest';
import type { AttachedVolume, Instance } from '../../../lib/domain/fleet/instance.ts';
import type { AncillaryPrices } from '../../../lib/domain/pricing/ancillaryPrices.ts';
import { instanceCostBreakdown } from '../../../lib/domain/pricing/instanceCost.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { ok } from '../../../lib/shared/result.ts';
import { aKey, aPrice, usd } from '../../builders/aFleetBill.ts';
import { anInstance } from '../../builders/anInstance.ts';

const SIDE: AncillaryPrices = {
  publicationDate: '2026-11-01',
  prices: {
    'EBS:VolumeUsage.gp3': usd(0.08),
    'EBS:VolumeUsage.gp2': usd(0.1),
    'EBS:VolumeUsage.io2': usd(0.125),
    'EBS:VolumeUsage.piops': usd(0.125),
    'EBS:VolumeP-IOPS.gp3': usd(0.005),
    'EBS:VolumeP-IOPS.piops': usd(0.065),
    'EBS:VolumeP-IOPS.io2': usd(0.065),
    'EBS:VolumeP-IOPS.io2.tier2': usd(0.0455),
    'EBS:VolumeP-IOPS.io2.tier3': microUsd(31_850),
    'EBS:VolumeP-Throughput.gp3': usd(40.96),
    'PublicIPv4:InUseAddress': usd(0.005),
    'CW:MetricMonitorUsage': usd(0.3),
    'CPUCredits:t3': usd(0.05),
    'CPUCredits:t3 (Windows)': usd(0.096),
  },
};
const PRICE = ok(aPrice(aKey('m5.large'), [0.096]));

function partsOf(instance: Instance, side: AncillaryPrices | undefined = SIDE) {
  const { parts } = instanceCostBreakdown(instance, PRICE, side);
  return Object.fromEntries(
    parts.map(({ what, monthly }) => [
      inEnglish(what),
      monthly.ok ? monthly.value / 1e6 : inEnglish(monthly.error),
    ]),
  );
}

function volumes(...all: readonly Partial<AttachedVolume>[]): Instance {
  return anInstance({
    volumes: all.map((volume, index) => ({
      volumeId: `vol-${index}`,
      deviceName: '/dev/xvda',
      ...volume,
    })),
  });
}

test.each<[string, Partial<AttachedVolume>, number]>([
  ['gp2 has one price', { volumeType: 'gp2', sizeGiB: 100, iops: 300 }, 10],
  [
    'gp3 has 3,000 IOPS and 125 MiB/s in its price',
    { volumeType: 'gp3', sizeGiB: 100, iops: 3000, throughputMiBps: 125 },
    8,
  ],
  [
    // 8 + 1,000 × 0.005 + 128 MiB/s ÷ 1,024 × 40.96
    'gp3 pays for more of both',
    { volumeType: 'gp3', sizeGiB: 100, iops: 4000, throughputMiBps: 253 },
    18.12,
  ],
  ['io1 pays for every IOPS', { volumeType: 'io1', sizeGiB: 100, iops: 1000 }, 77.5],
  ['io2 pays the first tier', { volumeType: 'io2', sizeGiB: 100, iops: 32_000 }, 2092.5],
  [
    // 12.5 + 32,000 × 0.065 + 32,000 × 0.0455 + 6,000 × 0.03185
    'io2 pays less for the second and third',
    { volumeType: 'io2', sizeGiB: 100, iops: 70_000 },
    3739.6,
  ],
])('%s', (_, volume, dollars) => {
  expect(partsOf(volumes(volume)).volumes).toBeCloseTo(dollars, 6);
});

test.each<[string, Partial<AttachedVolume>]>([
  ['its size', { volumeType: 'gp2' }],
  ['its type', { sizeGiB: 8 }],
  ['the IOPS of gp3', { volumeType: 'gp3', sizeGiB: 8, throughputMiBps: 125 }],
  ['the IOPS of io2', { volumeType: 'io2', sizeGiB: 8 }],
])('a volume has no amount when it is not known: %s', (_, volume) => {
  const both = volumes({ volumeType: 'gp2', sizeGiB: 8 }, volume);
  expect(partsOf(both).volumes).toMatch(/not known/);
});

test('an instance without extras is its hours', () => {
  expect(partsOf(volumes())).toEqual({ instance: 70.08 });
});

test('public addresses are charged, an Elastic IP also while it is stopped', () => {
  const addresses = [
    { address: '10.0.0.1', primary: true, publicIp: '3.1.1.1', publicIpOwner: 'amazon' },
    { address: '10.0.0.2', primary: false, publicIp: '3.1.1.2', publicIpOwner: '111122223333' },
  ];
  const [eni] = anInstance().networkInterfaces;
  if (eni === undefined) throw new Error('no interface');
  const running = anInstance({ networkInterfaces: [{ ...eni, privateIpv4s: addresses }] });
  expect(partsOf(running)['public IPv4']).toBe(7.3);
  expect(partsOf({ ...running, state: 'stopped' })['public IPv4']).toBe(3.65);
});

test('detailed monitoring is seven metrics, and nothing while it is stopped', () => {
  const watched = anInstance({ monitoring: 'enabled' });
  expect(partsOf(watched)['detailed monitoring']).toBe(2.1);
  expect(partsOf({ ...watched, state: 'stopped' })).not.toHaveProperty('detailed monitoring');
  expect(partsOf(anInstance({ monitoring: 'disabled' }))).not.toHaveProperty('detailed monitoring');
});

test('a stopped instance pays for its disks alone', () => {
  const stopped: Instance = {
    ...volumes({ volumeType: 'gp2', sizeGiB: 100 }),
    state: 'stopped',
  };
  expect(partsOf(stopped)).toEqual({ instance: 0, volumes: 10 });
});

test('the surplus of a burstable instance is there and unknown; trn1 is not burstable', () => {
  expect(partsOf(anInstance({ instanceType: 't3.large' }))['CPU surplus']).toContain('5 ¢');
  expect(partsOf(anInstance({ instanceType: 'trn1.2xlarge' }))).not.toHaveProperty('CPU surplus');
});

test.each([
  // https://aws.amazon.com/ec2/pricing/on-demand/, "Unlimited Mode Pricing".
  ['RunInstances', '5 ¢'],
  ['RunInstances:0010', '5 ¢'],
  ['RunInstances:0002', '9.6 ¢'],
  ['RunInstances:0202', '9.6 ¢'],
  // Windows with SQL Server Standard has no price there.
  ['RunInstances:0006', 'was not read'],
])('a vCPU-hour of surplus of %s: %s', (usageOperation, cost) => {
  const burstable = anInstance({ instanceType: 't3.large', usageOperation });
  expect(partsOf(burstable)['CPU surplus']).toContain(cost);
});

test('the surplus that was charged is part of the cost, as a month', () => {
  const windows = anInstance({ instanceType: 't3.large', usageOperation: 'RunInstances:0002' });
  const surplusOf = (credits: number) =>
    instanceCostBreakdown(windows, PRICE, SIDE, { credits, hours: 365 }).parts.find(
      ({ what }) => inEnglish(what) === 'CPU surplus',
    )?.monthly;
  // 600 credits are 10 vCPU-hours at $0.096; 365 h are half a month: 2 × $0.96.
  expect(surplusOf(600)).toEqual(ok(usd(1.92)));
  expect(surplusOf(0)).toBeUndefined();
});

test('without the price for Windows its surplus is unknown, not that of Linux', () => {
  const { 'CPUCredits:t3 (Windows)': _, ...prices } = SIDE.prices;
  const windows = anInstance({ instanceType: 't3.large', usageOperation: 'RunInstances:0002' });
  expect(partsOf(windows, { ...SIDE, prices })['CPU surplus']).toContain('was not read');
});

test('what is known is added up, and what is not makes it incomplete', () => {
  const instance = volumes({ volumeType: 'gp2', sizeGiB: 100 });
  expect(instanceCostBreakdown(instance, PRICE, SIDE)).toMatchObject({
    known: usd(80.08),
    complete: true,
  });
  expect(instanceCostBreakdown(instance, PRICE, undefined)).toMatchObject({
    known: usd(70.08),
    complete: false,
  });
});
