import * as z from 'zod';
import {
  type Price,
  type PriceAnswer,
  type PriceKey,
  priceKeyLabel,
  type Rate,
} from '../../domain/pricing/priceBook.ts';
import { HOURS_PER_YEAR } from '../../shared/dates.ts';
import { sentence } from '../../shared/message.ts';
import { type MicroUsd, microUsd, NO_MONEY, parseUsd } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import { paymentOf } from '../commitments/paymentOf.ts';

const term = z.object({
  priceDimensions: z.record(
    z.string(),
    z.object({
      unit: z.string(),
      beginRange: z.string().optional(),
      pricePerUnit: z.record(z.string(), z.string()),
    }),
  ),
  termAttributes: z.record(z.string(), z.string()).optional(),
});

const record = z.object({
  product: z.object({
    sku: z.string(),
    productFamily: z.string().optional(),
    attributes: z.record(z.string(), z.string()),
  }),
  terms: z.object({
    OnDemand: z.record(z.string(), term).optional(),
    Reserved: z.record(z.string(), term).optional(),
  }),
  publicationDate: z.string(),
});

/**
 * One element of GetProducts' PriceList (docs/facts/pricing-and-commitments.md#on-demand-prices).
 */
export type PriceRecord = z.infer<typeof record>;

type Term = z.infer<typeof term>;

/** The record in a text of the Price List; undefined when it is not one. */
export function parsePriceRecord(text: string): PriceRecord | undefined {
  try {
    return record.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * The on-demand price and the Reserved Instance rates of one record, in µUSD per hour. Refused
 * unless there is exactly one on-demand term with exactly one price per hour above zero.
 */
export function priceOf(
  key: PriceKey,
  { product, terms, publicationDate }: PriceRecord,
): PriceAnswer {
  const { sku, attributes } = product;
  const what = priceKeyLabel(key);
  const usageType = attributes.usagetype;
  const onDemand = onDemandOf(Object.values(terms.OnDemand ?? {}));
  if (onDemand === undefined || usageType === undefined) {
    const message = sentence(
      'The price of {what} is not one price per hour in US dollars (SKU {sku}).',
      { what, sku },
    );
    return err({ kind: 'malformed', message, candidates: [sku] });
  }
  if (onDemand === NO_MONEY) {
    const message = sentence(
      'The price of {what} is zero: it is billed through another item, such as its host (SKU {sku}).',
      { what, sku },
    );
    return err({ kind: 'notOffered', message, candidates: [sku] });
  }
  const normalizationFactor = Number(attributes.normalizationSizeFactor);
  const price: Price = {
    key,
    sku,
    usageType,
    ...(normalizationFactor > 0 ? { normalizationFactor } : {}),
    publicationDate,
    onDemand,
    rates: Object.values(terms.Reserved ?? {}).flatMap(reservedRate),
  };
  return ok(price);
}

/** µUSD for a unit of a product without terms, at its first tier; undefined unless it is one price. */
export function firstTierPrice({ terms }: PriceRecord): MicroUsd | undefined {
  const [only, ...others] = Object.values(terms.OnDemand ?? {});
  if (only === undefined || others.length > 0) return undefined;
  const dimensions = Object.values(only.priceDimensions);
  const first = dimensions.filter(({ beginRange }) => beginRange === '0');
  const [price, ...more] = dimensions.length === 1 ? dimensions : first;
  if (price === undefined || more.length > 0) return undefined;
  const amount = parseUsd(price.pricePerUnit.USD ?? '');
  return amount === NO_MONEY ? undefined : amount;
}

function onDemandOf([only, ...others]: readonly Term[]): MicroUsd | undefined {
  if (only === undefined || others.length > 0) return undefined;
  const dimensions = Object.values(only.priceDimensions);
  return dimensions.length === 1 ? priceIn(only, 'Hrs') : undefined;
}

/** Nothing for a term that is not sold as we know it; the other terms are still true. */
function reservedRate(sold: Term): readonly Rate[] {
  const { LeaseContractLength, OfferingClass, PurchaseOption } = sold.termAttributes ?? {};
  const years = LeaseContractLength === '1yr' ? 1 : LeaseContractLength === '3yr' ? 3 : undefined;
  const payment = paymentOf(PurchaseOption);
  const offeringClass = CLASSES.find((each) => each === OfferingClass);
  const recurring = priceIn(sold, 'Hrs');
  // All Upfront has an hourly price of zero, No Upfront has no upfront price
  // (docs/facts/pricing-and-commitments.md#on-demand-prices).
  const upfront = priceIn(sold, 'Quantity') ?? (payment === 'No Upfront' ? NO_MONEY : undefined);
  if (years === undefined || payment === undefined || offeringClass === undefined) return [];
  if (upfront === undefined || (recurring === undefined && payment !== 'All Upfront')) return [];
  return [
    {
      option: { kind: 'reserved', years, payment, offeringClass },
      hourly: microUsd((recurring ?? NO_MONEY) + upfront / (HOURS_PER_YEAR * years)),
      upfront,
    },
  ];
}

const CLASSES = ['standard', 'convertible'] as const;

/** The one price of a term for this unit; undefined when there is none, or more than one. */
function priceIn({ priceDimensions }: Term, unit: string): MicroUsd | undefined {
  const [only, ...others] = Object.values(priceDimensions).filter(
    (dimension) => dimension.unit.toLowerCase() === unit.toLowerCase(),
  );
  if (only === undefined || others.length > 0) return undefined;
  return parseUsd(only.pricePerUnit.USD ?? '');
}
