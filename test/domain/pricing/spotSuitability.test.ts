import { describe, expect, test } from 'vitest';
import type { InstanceTypeSpecs } from '../../../lib/domain/fleet/instanceTypeSpecs.ts';
import type { PriceAnswer } from '../../../lib/domain/pricing/priceBook.ts';
import { type SpotInput, spotSuitability } from '../../../lib/domain/pricing/spotSuitability.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { microUsd, NO_MONEY } from '../../../lib/shared/money.ts';
import { ok } from '../../../lib/shared/result.ts';
import { aKey, aPrice } from '../../builders/aFleetBill.ts';
import { anInstance } from '../../builders/anInstance.ts';

const FACTS: InstanceTypeSpecs = {
  instanceType: 'm5.large',
  architectures: ['x86_64'],
  virtualizationTypes: ['hvm'],
  rootDeviceTypes: ['ebs'],
  bootModes: [],
  usageClasses: ['on-demand', 'spot'],
  accelerators: [],
  instanceStorageSupported: false,
  network: {},
  ebs: {},
  cpu: { validCores: [], validThreadsPerCore: [], features: [] },
  placementStrategies: [],
};

function priced(mean: number, max: number, zone = 'us-east-1a'): PriceAnswer {
  const spot = (over: '30-day mean' | '30-day max', hourly: number) => ({
    option: { kind: 'spot' as const, availabilityZone: zone, over },
    hourly: microUsd(hourly),
    upfront: NO_MONEY,
  });
  const price = aPrice(aKey('m5.large'), [0.1]);
  return ok({ ...price, rates: [spot('30-day mean', mean), spot('30-day max', max)] });
}

const GOOD: SpotInput = {
  instance: anInstance({ autoScalingGroup: 'web' }),
  typeSpecs: FACTS,
  price: priced(40_000, 50_000),
  groupSize: 3,
};

test('one of several in a group, without local disks, at a steady price could be Spot', () => {
  const verdict = spotSuitability({ ...GOOD, interruptionBand: 1 });
  expect(verdict.kind).toBe('suitable');
  // 730 h × (0.100 − 0.040) − 0.1 interruptions × an hour on demand.
  expect(verdict.expected).toEqual({ hourly: 40_000, monthlySaving: 43_790_000 });
});

describe('It is not for', () => {
  const { autoScalingGroup: _, ...unasked } = GOOD.instance;
  test.each<[string, SpotInput, RegExp]>([
    ['Spot', { ...GOOD, instance: { ...GOOD.instance, lifecycle: 'spot' } }, /spot already/],
    ['a single machine', { ...GOOD, instance: anInstance({ autoScalingGroup: null }) }, /no Auto/],
    ['the last of a group', { ...GOOD, groupSize: 1 }, /the only one/],
    [
      'local disks',
      { ...GOOD, typeSpecs: { ...FACTS, instanceStorageSupported: true } },
      /instance store would be lost/,
    ],
    ['a price as on demand', { ...GOOD, price: priced(40_000, 100_000) }, /as much as on demand/],
    ['a licence without Spot', { ...GOOD, price: ok(aPrice(aKey('m5.large'))) }, /No Spot price/],
    ['another zone', { ...GOOD, price: priced(1, 2, 'us-east-1b') }, /No Spot price/],
    ['what is taken back often', { ...GOOD, interruptionBand: 4 }, /interrupted more than 20%/],
    [
      'a host',
      { ...GOOD, instance: anInstance({ autoScalingGroup: 'web', tenancy: 'host' }) },
      /Dedicated Hosts/,
    ],
  ])('%s', (_name, input, reason) => {
    const verdict = spotSuitability(input);
    expect(verdict.kind).toBe('not');
    expect(verdict.reasons.map(inEnglish)[0]).toMatch(reason);
  });

  test.each<[string, SpotInput, RegExp]>([
    ['whether it is in a group', { ...GOOD, instance: unasked }, /Auto Scaling group/],
    ['whether it has local disks', omitFacts(GOOD), /instance store/],
    ['where the price goes', { ...GOOD, price: priced(40_000, 90_000) }, /fluctuated/],
  ])('an answer when it is not known %s', (_name, input, reason) => {
    const verdict = spotSuitability(input);
    expect(verdict.kind).toBe('unknown');
    expect(verdict.reasons.map(inEnglish)[0]).toMatch(reason);
  });
});

test('that AWS’s interruptions were not read is said, and counted as often', () => {
  const verdict = spotSuitability(GOOD);
  expect(verdict.reasons.map(inEnglish).join(' ')).toContain('was not read');
  expect(verdict.expected?.monthlySaving).toBe(43_800_000 - 15_000);
});

function omitFacts({ typeSpecs: _, ...input }: SpotInput): SpotInput {
  return input;
}
