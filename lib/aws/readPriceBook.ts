import type { EC2Client } from '@aws-sdk/client-ec2';
import type { PricingClient } from '@aws-sdk/client-pricing';
import type { SavingsplansClient } from '@aws-sdk/client-savingsplans';
import pLimit from 'p-limit';
import { rateKeyText } from '../domain/billing/commitment.ts';
import {
  type Price,
  type PriceAnswer,
  type PriceKey,
  priceKeyText,
  type Rate,
} from '../domain/pricing/priceBook.ts';
import type { Region } from '../shared/ids.ts';
import type { ReadError } from '../shared/readError.ts';
import { ok } from '../shared/result.ts';
import { permitted } from './client/permitted.ts';
import { EVERYWHERE } from './client/reader.ts';
import { readSavingsPlanRates } from './commitments/savingsPlanRates.ts';
import { readPrices } from './pricing/prices.ts';
import { readSpotPrices } from './pricing/spotPrices.ts';

/** What prices are read with. They are the same for every account: one set of credentials will do. */
export interface PriceClients {
  readonly pricing: PricingClient;
  readonly savingsPlans: SavingsplansClient;
  readonly ec2: (region: Region) => EC2Client;
}

export interface PriceBookRead {
  /** One answer for each key, by priceKeyText: what priceBook() of the domain takes. */
  readonly answers: ReadonlyMap<string, PriceAnswer>;
  /** What could not be read. Its options are missing from the rates; the rest is still true. */
  readonly errors: readonly ReadError[];
}

/**
 * Everything that an hour of these instances can cost: on-demand, Reserved Instances and Savings
 * Plans of 1 and 3 years, and Spot now and in the mean of 30 days
 * (docs/facts/pricing-and-commitments.md#on-demand-prices). Without an on-demand price there is no
 * price; each of the others may be missing.
 */
export const readPriceBook = permitted([readPrices, readSavingsPlanRates, readSpotPrices], readAll);

async function readAll(
  clients: PriceClients,
  keys: readonly PriceKey[],
  now: Date,
): Promise<PriceBookRead> {
  const { answers, errors } = await readPrices(clients.pricing, keys);
  const prices = [...answers.values()].flatMap((answer) => (answer.ok ? [answer.value] : []));
  const [plans, spot] = await Promise.all([
    savingsPlanRatesOf(clients.savingsPlans, prices),
    spotRatesOf(clients.ec2, prices, now),
  ]);
  const rates = (price: Price): readonly Rate[] => [
    ...price.rates,
    ...(plans.rates.get(priceKeyText(price.key)) ?? []),
    ...(spot.rates.get(priceKeyText(price.key)) ?? []),
  ];
  return {
    answers: new Map(
      [...answers].map(([text, answer]) => [
        text,
        answer.ok ? ok({ ...answer.value, rates: rates(answer.value) }) : answer,
      ]),
    ),
    errors: [...errors, ...plans.errors, ...spot.errors],
  };
}

/** Rates by priceKeyText. */
interface OptionalRates {
  readonly rates: ReadonlyMap<string, readonly Rate[]>;
  readonly errors: readonly ReadError[];
}

async function savingsPlanRatesOf(
  client: SavingsplansClient,
  prices: readonly Price[],
): Promise<OptionalRates> {
  const keyOf = ({ usageType, key: { operation } }: Price) => ({ usageType, operation });
  const read = await readSavingsPlanRates(client, EVERYWHERE, prices.map(keyOf));
  if (!read.ok) return { rates: new Map(), errors: [read.error] };
  const byUsage = Map.groupBy(read.value, rateKeyText);
  return {
    rates: new Map(
      prices.map((price) => [
        priceKeyText(price.key),
        (byUsage.get(rateKeyText(keyOf(price))) ?? []).map(({ rate }) => rate),
      ]),
    ),
    errors: [],
  };
}

const REGIONS_AT_ONCE = 4;

async function spotRatesOf(
  ec2: PriceClients['ec2'],
  prices: readonly Price[],
  now: Date,
): Promise<OptionalRates> {
  const byRegion = Map.groupBy(
    prices.map(({ key }) => key),
    ({ region }) => region,
  );
  const read = await pLimit(REGIONS_AT_ONCE).map(byRegion, async ([region, keys]) => ({
    region,
    spot: await readSpotPrices(ec2(region), { region }, keys, now),
  }));
  return {
    rates: new Map(
      read.flatMap(({ region, spot }) =>
        (spot.ok ? spot.value : []).map(
          ({ instanceType, operation, rates }): [string, readonly Rate[]] => [
            priceKeyText({ region, instanceType, operation, tenancy: 'Shared' }),
            rates,
          ],
        ),
      ),
    ),
    errors: read.flatMap(({ spot }) => (spot.ok ? [] : [spot.error])),
  };
}
