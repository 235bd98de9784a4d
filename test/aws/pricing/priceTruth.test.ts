import { PricingClient } from '@aws-sdk/client-pricing';
import { SavingsplansClient } from '@aws-sdk/client-savingsplans';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYWHERE } from '../../../lib/aws/client/reader.ts';
import { readSavingsPlanRates } from '../../../lib/aws/commitments/savingsPlanRates.ts';
import { readPrices } from '../../../lib/aws/pricing/prices.ts';
import { rateKeyText } from '../../../lib/domain/billing/commitment.ts';
import {
  type Price,
  type PriceKey,
  priceKeyText,
  type Rate,
} from '../../../lib/domain/pricing/priceBook.ts';
import { region } from '../../../lib/shared/ids.ts';
import { PLATFORMS, PRICED_TYPES } from '../../../local/aws/pricing/prices.ts';
import { type LocalAws, startLocalAws } from '../../../local/aws/server/localAws.ts';
import { aFleet } from '../aFleet.ts';
import { NOW } from '../scopes.ts';

/** The whole price list of these Regions, as the bot reads it: what must be true of any price. */
const REGIONS = ['us-east-1', 'ap-northeast-2'].map((name) => region.parse(name));

let local: LocalAws;
let prices: readonly Price[] = [];
const priceAt = new Map<string, Price>();

beforeAll(async () => {
  // A fast clock: the local AWS fills its token buckets by it.
  local = await startLocalAws({ start: NOW, fleet: aFleet([]), speed: 10_000 });
  Object.assign(process.env, local.clientEnvironment());
  const settings = { region: 'us-east-1' };
  const { answers } = await readPrices(new PricingClient(settings), everyKey());
  const listed = [...answers.values()].flatMap((answer) => (answer.ok ? [answer.value] : []));
  const usageOf = ({ usageType, key: { operation } }: Price) => ({ usageType, operation });
  const plans = await readSavingsPlanRates(
    new SavingsplansClient(settings),
    EVERYWHERE,
    listed.map(usageOf),
  );
  const rates = Map.groupBy(plans.ok ? plans.value : [], rateKeyText);
  prices = listed.map((price) => ({
    ...price,
    rates: [
      ...price.rates,
      ...(rates.get(rateKeyText(usageOf(price))) ?? []).map(({ rate }) => rate),
    ],
  }));
  for (const price of prices) priceAt.set(priceKeyText(price.key), price);
}, 120_000);

afterAll(() => local.close());

describe('Every price of the list', () => {
  test('is there for nearly every type and licence, with every way to commit', () => {
    expect(prices.length).toBeGreaterThan(everyKey().length * 0.7);
    for (const { rates } of prices) expect(rates.length).toBe(24);
  });

  test('with a licence is not below that of Linux', () => {
    for (const price of prices) {
      const linux = priceAt.get(priceKeyText({ ...price.key, operation: 'RunInstances' }));
      if (linux !== undefined) expect(price.onDemand).toBeGreaterThanOrEqual(linux.onDemand);
    }
  });

  test('of Windows is that with its licence, and not what it costs to bring one', () => {
    const windows = prices.filter(({ key }) => key.operation === 'RunInstances:0002');
    expect(windows.length).toBeGreaterThan(0);
    for (const price of windows) {
      const linux = priceAt.get(priceKeyText({ ...price.key, operation: 'RunInstances' }));
      expect(price.onDemand).toBeGreaterThan(linux?.onDemand ?? Number.POSITIVE_INFINITY);
    }
  });

  test('is not above on demand under a commitment that is used in full', () => {
    for (const { rates, onDemand } of prices) {
      for (const { hourly } of rates) expect(hourly).toBeLessThanOrEqual(onDemand);
    }
  });

  test('is not higher for three years than for one, nor for more upfront', () => {
    for (const { rates } of prices) {
      for (const [terms, same] of Map.groupBy(committed(rates), kindOf)) {
        for (const [payment, two] of Map.groupBy(same, ({ option }) => option.payment)) {
          const [one, three] = [1, 3].map((years) => hourlyFor(two, years));
          expect(three ?? 0, `${terms} ${payment}`).toBeLessThanOrEqual(one ?? 0);
        }
        for (const years of [1, 3]) {
          const term = same.filter(({ option }) => option.years === years);
          const [none, all] = ['No Upfront', 'All Upfront'].map(
            (payment) => term.find(({ option }) => option.payment === payment)?.hourly,
          );
          expect(all ?? 0, `${terms} ${years}`).toBeLessThanOrEqual(none ?? 0);
        }
      }
    }
  });

  test('has an upfront payment that is not more than the whole term costs', () => {
    for (const { rates } of prices) {
      for (const { option, hourly, upfront } of committed(rates)) {
        // Rounded to a µUSD an hour, over all hours of the term.
        const term = 8760 * option.years;
        expect(upfront).toBeLessThanOrEqual((hourly + 1) * term);
        if (option.payment === 'No Upfront') expect(upfront).toBe(0);
      }
    }
  });
});

function everyKey(): readonly PriceKey[] {
  return REGIONS.flatMap((where) =>
    PLATFORMS.flatMap(({ operation }) =>
      [...PRICED_TYPES.keys()].map(
        (instanceType): PriceKey => ({ region: where, instanceType, operation, tenancy: 'Shared' }),
      ),
    ),
  );
}

type Committed = Rate & { readonly option: Extract<Rate['option'], { years: 1 | 3 }> };

function committed(rates: readonly Rate[]): readonly Committed[] {
  return rates.flatMap((rate) =>
    'years' in rate.option ? [{ ...rate, option: rate.option }] : [],
  );
}

function kindOf({ option }: Committed): string {
  return option.kind === 'reserved' ? `reserved ${option.offeringClass}` : option.plan;
}

function hourlyFor(rates: readonly Committed[], years: number): number | undefined {
  return rates.find(({ option }) => option.years === years)?.hourly;
}
