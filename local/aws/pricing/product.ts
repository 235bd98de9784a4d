import { hash } from 'node:crypto';
import type { Payment } from '../../../lib/domain/pricing/priceBook.ts';
import { PAYMENTS } from './discountDepth.ts';
import { PRICES_WRITTEN_ON } from './familyPrices.ts';
import { type PricedPlatform, usdText } from './prices.ts';
import { reservedCharges } from './reservedCharges.ts';

/** A row of the price list before it is written out as JSON. */
export interface Product {
  readonly sku: string;
  readonly productFamily: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly unit: string;
  /** µUSD for one unit. */
  readonly price: number;
  /** Rows that are also sold as Reserved Instances. */
  readonly reserved?: {
    readonly platform: PricedPlatform;
    readonly tenancy: 'Shared' | 'Dedicated';
  };
}

/** AWS's codes for the terms of an offer, as they stand in the public price list files. */
const ON_DEMAND_TERM = 'JRTCKXETXF';
const RATE = '6YS6EN2CT7';
const UPFRONT_RATE = '2TG2D8R56U';
const RESERVED_TERMS: Readonly<
  Record<'standard' | 'convertible', Readonly<Record<1 | 3, Readonly<Record<Payment, string>>>>>
> = {
  standard: {
    1: {
      'No Upfront': '4NA7Y494T4',
      'Partial Upfront': 'HU7G6KETJZ',
      'All Upfront': '6QCMYABX3D',
    },
    3: {
      'No Upfront': 'BPH4J8HBKS',
      'Partial Upfront': '38NPMPTW36',
      'All Upfront': 'NQ3QZPMQV9',
    },
  },
  convertible: {
    1: {
      'No Upfront': '7NE97W5U4E',
      'Partial Upfront': 'CUZHX8X6JH',
      'All Upfront': 'VJWZNREJX2',
    },
    3: {
      'No Upfront': 'Z2E3P23VKM',
      'Partial Upfront': 'R5XV2EPZQZ',
      'All Upfront': 'MZU6U2429S',
    },
  },
};

const EFFECTIVE = '2026-11-01T00:00:00Z';

/** 16 letters and digits, always the same for the same row. */
export function skuOf(...parts: readonly string[]): string {
  const digest = hash('sha256', parts.join('|'), 'buffer');
  return [...digest.subarray(0, 16)]
    .map((byte) => (byte % 36).toString(36))
    .join('')
    .toUpperCase();
}

/**
 * The JSON text of a row, as GetProducts lists it
 * (docs/facts/pricing-and-commitments.md#on-demand-prices).
 */
export function productJson(product: Product): string {
  const reserved = reservedTerms(product);
  return JSON.stringify({
    product: {
      productFamily: product.productFamily,
      attributes: product.attributes,
      sku: product.sku,
    },
    serviceCode: product.attributes.servicecode,
    terms: {
      OnDemand: onDemandTerm(product),
      ...(Object.keys(reserved).length > 0 ? { Reserved: reserved } : {}),
    },
    version: '20261123000000',
    publicationDate: `${PRICES_WRITTEN_ON}T00:00:00Z`,
  });
}

function onDemandTerm({ sku, unit, price, attributes }: Product) {
  const term = `${sku}.${ON_DEMAND_TERM}`;
  const dimension = {
    unit,
    endRange: 'Inf',
    description: `$${usdText(price)} per ${unit} ${attributes.usagetype ?? ''}`,
    appliesTo: [],
    rateCode: `${term}.${RATE}`,
    beginRange: '0',
    pricePerUnit: { USD: usdText(price) },
  };
  return {
    [term]: {
      priceDimensions: { [dimension.rateCode]: dimension },
      sku,
      effectiveDate: EFFECTIVE,
      offerTermCode: ON_DEMAND_TERM,
      termAttributes: {},
    },
  };
}

function reservedTerms({ sku, attributes, reserved }: Product): Record<string, object> {
  const { regionCode, instanceType } = attributes;
  if (reserved === undefined || regionCode === undefined || instanceType === undefined) return {};
  const terms: Record<string, object> = {};
  for (const kind of ['standard', 'convertible'] as const) {
    for (const years of [1, 3] as const) {
      for (const payment of PAYMENTS) {
        const charges = reservedCharges(
          regionCode,
          instanceType,
          reserved.platform,
          { kind, years, payment },
          reserved.tenancy,
        );
        if (charges === undefined) continue;
        const code = RESERVED_TERMS[kind][years][payment];
        const term = `${sku}.${code}`;
        const hourly = {
          unit: 'Hrs',
          endRange: 'Inf',
          description: `${operatingSystemOf(attributes)}, ${instanceType} reserved instance applied`,
          appliesTo: [],
          rateCode: `${term}.${RATE}`,
          beginRange: '0',
          pricePerUnit: { USD: usdText(charges.hourly) },
        };
        const upfront = {
          unit: 'Quantity',
          description: 'Upfront Fee',
          appliesTo: [],
          rateCode: `${term}.${UPFRONT_RATE}`,
          pricePerUnit: { USD: usdText(charges.upfront) },
        };
        terms[term] = {
          priceDimensions: {
            [hourly.rateCode]: hourly,
            ...(charges.upfront > 0 ? { [upfront.rateCode]: upfront } : {}),
          },
          sku,
          effectiveDate: EFFECTIVE,
          offerTermCode: code,
          termAttributes: {
            LeaseContractLength: `${years}yr`,
            OfferingClass: kind,
            PurchaseOption: payment,
          },
        };
      }
    }
  }
  return terms;
}

function operatingSystemOf(attributes: Readonly<Record<string, string>>): string {
  return attributes.operatingSystem ?? 'Linux';
}
