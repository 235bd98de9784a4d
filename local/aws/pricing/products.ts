import { parseUsd } from '../../../lib/shared/money.ts';
import { REGION_PRICES, SIDE_PRICES } from './familyPrices.ts';
import {
  onDemandHourly,
  PLATFORMS,
  PRICED_TYPES,
  type PricedPlatform,
  type PricedType,
} from './prices.ts';
import { type Product, skuOf } from './product.ts';

/** The one recipe that finds two SKUs: the bot has to refuse a price for it. */
export const AMBIGUOUS = {
  regionCode: 'eu-west-1',
  instanceType: 'c5.2xlarge',
  operatingSystem: 'RHEL',
} as const;

const byRegion = new Map<string, readonly Product[]>();

/** Every row that AmazonEC2 has for one Region; none when the list does not know the Region. */
export function productsOf(region: string): readonly Product[] {
  const known = byRegion.get(region);
  if (known !== undefined) return known;
  const products =
    REGION_PRICES[region] === undefined
      ? []
      : [
          ...[...PRICED_TYPES.values()].flatMap((type) =>
            PLATFORMS.flatMap((platform) => rowsOf(region, type, platform)),
          ),
          ...sideRows(region),
        ];
  byRegion.set(region, products);
  return products;
}

/**
 * What the list holds for one type and platform: the row that is meant, and its look-alikes, which
 * pass a careless filter with another price
 * (docs/facts/pricing-and-commitments.md#on-demand-prices).
 */
function rowsOf(region: string, type: PricedType, platform: PricedPlatform): readonly Product[] {
  const shared = onDemandHourly(region, type.instanceType, platform);
  const dedicated = onDemandHourly(region, type.instanceType, platform, 'Dedicated');
  if (shared === undefined || dedicated === undefined) return [];
  const row = (price: number, variant: Variant): Product =>
    build(region, type, platform, price, variant);
  const rows = [
    row(shared, { usage: 'BoxUsage', reserved: 'Shared' }),
    row(dedicated, { usage: 'DedicatedUsage', tenancy: 'Dedicated', reserved: 'Dedicated' }),
    row(0, { usage: 'HostBoxUsage', tenancy: 'Host' }),
    row(0, { usage: 'Reservation', capacitystatus: 'AllocatedCapacityReservation' }),
    row(shared, { usage: 'UnusedBox', capacitystatus: 'UnusedCapacityReservation' }),
    row(0, {
      usage: 'DedicatedRes',
      tenancy: 'Dedicated',
      capacitystatus: 'AllocatedCapacityReservation',
    }),
    row(dedicated, {
      usage: 'UnusedDed',
      tenancy: 'Dedicated',
      capacitystatus: 'UnusedCapacityReservation',
    }),
  ];
  if (platform.operatingSystem === 'Windows') rows.push(...windowsLookAlikes(region, type, row));
  if (type.family.startsWith('g') && platform.operatingSystem === 'Linux') {
    // AWS sells capacity blocks of P and Trn types; these stand in for them here.
    rows.push(row(shared * 0.9, { usage: 'BoxUsage', marketoption: 'CapacityBlock' }));
  }
  if (isAmbiguous(region, type, platform)) {
    rows.push(row(shared + 5000, { usage: 'BoxUsage', edition: 'second' }));
  }
  return rows;
}

/** Windows rows without the licence: their compute costs what Linux costs. */
function windowsLookAlikes(
  region: string,
  type: PricedType,
  row: (price: number, variant: Variant) => Product,
): readonly Product[] {
  const linux = PLATFORMS.find(({ operatingSystem }) => operatingSystem === 'Linux');
  const price = linux && onDemandHourly(region, type.instanceType, linux);
  if (price === undefined) return [];
  return [
    row(price, {
      usage: 'BoxUsage',
      licenseModel: 'Bring your own license',
      operation: 'RunInstances:0800',
    }),
    row(price, { usage: 'BoxUsage', licenseModel: 'License Included - Infrastructure' }),
  ];
}

interface Variant {
  readonly usage: string;
  readonly tenancy?: 'Dedicated' | 'Host';
  readonly capacitystatus?: string;
  readonly marketoption?: string;
  readonly licenseModel?: string;
  readonly operation?: string;
  readonly reserved?: 'Shared' | 'Dedicated';
  /** Tells two rows apart that have the same attributes. */
  readonly edition?: string;
}

function build(
  region: string,
  type: PricedType,
  platform: PricedPlatform,
  price: number,
  variant: Variant,
): Product {
  const attributes = {
    ...placeOf(region),
    instanceType: type.instanceType,
    instanceFamily: familyName(type.family),
    currentGeneration: ['t2', 'm4', 'c4', 'r4', 'i3'].includes(type.family) ? 'No' : 'Yes',
    vcpu: String(type.vcpus),
    memory: `${type.memoryGib} GiB`,
    storage: type.facts.storage ?? 'EBS only',
    physicalProcessor: type.facts.processor,
    processorArchitecture: '64-bit',
    normalizationSizeFactor: String(type.normalizationFactor),
    operatingSystem: platform.operatingSystem,
    preInstalledSw: 'NA',
    licenseModel: variant.licenseModel ?? 'No License required',
    tenancy: variant.tenancy ?? 'Shared',
    capacitystatus: variant.capacitystatus ?? 'Used',
    marketoption: variant.marketoption ?? 'OnDemand',
    operation: variant.operation ?? platform.operation,
    usagetype: `${REGION_PRICES[region]?.prefix ?? ''}${variant.usage}:${type.instanceType}`,
    availabilityzone: 'NA',
  };
  return {
    sku: skuOf(...Object.values(attributes), variant.edition ?? ''),
    productFamily: 'Compute Instance',
    attributes,
    unit: 'Hrs',
    price,
    ...(variant.reserved === undefined
      ? {}
      : { reserved: { platform, tenancy: variant.reserved } }),
  };
}

function sideRows(region: string): readonly Product[] {
  const level = REGION_PRICES[region];
  if (level === undefined) return [];
  return SIDE_PRICES.map((row) => {
    const { servicecode, volumeApiName, operatingSystem, family, usage, unit, usd } = row;
    const attributes = {
      ...placeOf(region),
      servicecode,
      ...(volumeApiName === undefined ? {} : { volumeApiName }),
      ...(operatingSystem === undefined ? {} : { operatingSystem }),
      usagetype: `${level.prefix}${usage}`,
      operation: '',
    };
    return {
      sku: skuOf(...Object.values(attributes)),
      productFamily: family,
      attributes,
      unit,
      // An address costs the same everywhere.
      price: Math.round((parseUsd(usd) ?? 0) * (servicecode === 'AmazonVPC' ? 1 : level.factor)),
    };
  });
}

function placeOf(region: string) {
  return {
    servicecode: 'AmazonEC2',
    servicename: 'Amazon Elastic Compute Cloud',
    regionCode: region,
    location: REGION_PRICES[region]?.location ?? region,
    locationType: 'AWS Region',
  };
}

const FAMILY_NAMES: Readonly<Record<string, string>> = {
  c: 'Compute optimized',
  r: 'Memory optimized',
  i: 'Storage optimized',
  g: 'GPU instance',
};

function familyName(family: string): string {
  return FAMILY_NAMES[family.charAt(0)] ?? 'General purpose';
}

function isAmbiguous(region: string, type: PricedType, platform: PricedPlatform): boolean {
  return (
    region === AMBIGUOUS.regionCode &&
    type.instanceType === AMBIGUOUS.instanceType &&
    platform.operatingSystem === AMBIGUOUS.operatingSystem
  );
}
