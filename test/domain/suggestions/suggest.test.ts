import { describe, expect, it } from 'vitest';
import type { Instance } from '../../../lib/domain/fleet/instance.ts';
import type { Recommendation } from '../../../lib/domain/fleet/recommendation.ts';
import { priceBook, priceKeyText } from '../../../lib/domain/pricing/priceBook.ts';
import { priceKey } from '../../../lib/domain/pricing/priceKey.ts';
import { suggest } from '../../../lib/domain/suggestions/suggest.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { ok } from '../../../lib/shared/result.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { AT, aKnownSaving } from '../../builders/aSuggestion.ts';
import { MAY_CHANGE } from '../../builders/changeScope.ts';

/** µUSD an hour. */
const HOURLY: Readonly<Record<string, number>> = {
  'm5.large': 96_000,
  'm7i.large': 100_800,
  'm5.xlarge': 192_000,
  't3.large': 83_200,
};

const PRICES = priceBook(
  new Map(
    Object.entries(HOURLY).flatMap(([type, hourly]) => {
      const key = priceKey(anInstance(), type);
      if (key === undefined) return [];
      const price = {
        key,
        sku: type,
        usageType: `BoxUsage:${type}`,
        publicationDate: '2026-11-20',
        onDemand: microUsd(hourly),
        rates: [],
      };
      return [[priceKeyText(key), ok(price)] as const];
    }),
  ),
);

describe('Compute Optimizer says that an instance is', () => {
  it('too big: the first option that saves is suggested, with what it saves', () => {
    const found = suggested({ finding: 'overProvisioned', to: ['m7i.large', 't3.large'] });
    expect(found).toMatchObject([
      {
        kind: 'downsize',
        from: 'm5.large',
        to: 't3.large',
        saving: { list: 9_344_000 },
      },
    ]);
  });

  it('too small: its first option is suggested, at what it costs more', () => {
    const found = suggested({ finding: 'underProvisioned', to: ['m5.xlarge', 't3.large'] });
    expect(found).toMatchObject([
      {
        kind: 'upsize',
        from: 'm5.large',
        to: 'm5.xlarge',
        saving: { list: -70_080_000 },
      },
    ]);
  });

  it('idle: it is advice that saves its whole price', () => {
    const found = suggested({ finding: 'overProvisioned', to: ['t3.large'], idle: true });
    expect(found).toMatchObject([
      { kind: 'advice', rule: 'stop-idle', from: 'm5.large', saving: { list: 70_080_000 } },
    ]);
  });

  it('too big, and every option costs more: nothing is suggested', () => {
    expect(suggested({ finding: 'overProvisioned', to: ['m5.xlarge'] })).toEqual([]);
  });
});

describe('nothing is suggested', () => {
  it('for a stopped instance, for Spot, and without one price', () => {
    const small = { finding: 'underProvisioned', to: ['m5.xlarge'] } as const;
    expect(suggested(small, { state: 'stopped' })).toEqual([]);
    expect(suggested(small, { lifecycle: 'spot' })).toEqual([]);
    expect(suggested({ finding: 'underProvisioned', to: ['x9.large'] })).toEqual([]);
  });
});

function suggested(
  {
    finding,
    to,
    idle = false,
  }: { finding: Recommendation['finding']; to: readonly string[]; idle?: boolean },
  differences: Partial<Instance> = {},
) {
  const instance = anInstance({
    recommendation: {
      finding,
      findingReasons: [],
      currentInstanceType: 'm5.large',
      utilization: { cpuMax: 98 },
      idle,
      options: to.map((instanceType, index) => ({
        instanceType,
        rank: index + 1,
        platformDifferences: [],
        projected: {},
      })),
    },
    ...differences,
  });
  const { account, region } = instance;
  const inventory = {
    account,
    region,
    takenAt: AT,
    instances: [instance],
    instanceTypes: [],
    offeredIn: {},
    errors: [],
  };
  return suggest({
    inventories: [inventory],
    priceBook: PRICES,
    changeScope: MAY_CHANGE,
    ancillaryPrices: new Map(),
    cashSavingOf: () => aKnownSaving(1),
  }).suggestions;
}
