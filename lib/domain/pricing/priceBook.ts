import type { Region } from '../../shared/ids.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { Result } from '../../shared/result.ts';
import { platformOf } from './platform.ts';

/**
 * What decides the price of an instance-hour
 * (docs/facts/pricing-and-commitments.md#on-demand-prices).
 */
export interface PriceKey {
  readonly region: Region;
  readonly instanceType: string;
  /** Instance.UsageOperation: the operating system and licence in the price list's words. */
  readonly operation: string;
  readonly tenancy: Tenancy;
}

export type Tenancy = 'Shared' | 'Dedicated' | 'Host';

/** How an hour of an instance can be bought. */
export type PurchaseOption =
  | { readonly kind: 'on-demand' }
  | {
      readonly kind: 'reserved';
      readonly years: 1 | 3;
      readonly payment: Payment;
      readonly offeringClass: 'standard' | 'convertible';
    }
  | {
      readonly kind: 'savings-plan';
      readonly plan: 'Compute' | 'EC2Instance';
      readonly years: 1 | 3;
      readonly payment: Payment;
    }
  | {
      readonly kind: 'spot';
      readonly availabilityZone: string;
      readonly over: 'now' | '30-day mean' | '30-day max';
    };

/** How a commitment is paid, as AWS names it. */
export const PAYMENTS = ['No Upfront', 'Partial Upfront', 'All Upfront'] as const;
export type Payment = (typeof PAYMENTS)[number];

/** One option with what it costs. `hourly` includes the upfront payment spread over the term. */
export interface Rate {
  readonly option: PurchaseOption;
  /** µUSD per instance-hour, all in. */
  readonly hourly: MicroUsd;
  /** µUSD paid at the start; 0 without upfront. */
  readonly upfront: MicroUsd;
}

/** Every way to buy one kind of instance-hour, and where the figures come from. */
export interface Price {
  readonly key: PriceKey;
  readonly sku: string;
  /**
   * The price list's `usagetype`: joins on-demand to Savings Plans rates
   * (docs/facts/pricing-and-commitments.md#savings-plans-rates).
   */
  readonly usageType: string;
  /**
   * From the price list, for types that the size table does not know
   * (docs/facts/pricing-and-commitments.md#size-flexibility).
   */
  readonly normalizationFactor?: number;
  /** ISO 8601, from the price list. */
  readonly publicationDate: string;
  readonly onDemand: MicroUsd;
  /** Without on-demand. An option that is not offered, or could not be read, is not there. */
  readonly rates: readonly Rate[];
}

/**
 * A price, or why there is none. Ambiguity is no price
 * (docs/facts/pricing-and-commitments.md#one-sku-or-no-price).
 */
export type PriceAnswer = Result<Price, NoPrice>;

export interface NoPrice {
  readonly kind: 'ambiguous' | 'notOffered' | 'unread' | 'malformed';
  readonly message: Sentence;
  /** SKUs that matched, when there were several. */
  readonly candidates: readonly string[];
}

export interface PriceBook {
  readonly priceOf: (key: PriceKey) => PriceAnswer;
}

/** `region|type|operation|tenancy`: the key of a price in maps and in the store. */
export function priceKeyText(key: PriceKey): string {
  return `${key.region}|${key.instanceType}|${key.operation}|${key.tenancy}`;
}

/** `c5.2xlarge (Red Hat Enterprise Linux, Shared) in eu-west-1`. */
export function priceKeyLabel({ region, instanceType, operation, tenancy }: PriceKey): Sentence {
  return sentence('{instanceType} ({platform}, {tenancy}) in {region}', {
    instanceType,
    platform: platformOf(operation) ?? operation,
    tenancy,
    region,
  });
}

export function priceBook(answers: ReadonlyMap<string, PriceAnswer>): PriceBook {
  return {
    priceOf: (key) =>
      answers.get(priceKeyText(key)) ?? {
        ok: false,
        error: {
          kind: 'unread',
          message: sentence('The price of {what} was not read.', { what: priceKeyLabel(key) }),
          candidates: [],
        },
      },
  };
}
