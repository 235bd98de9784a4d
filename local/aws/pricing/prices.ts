import type { Payment } from '../../../lib/domain/pricing/priceBook.ts';
import { type MicroUsd, microUsd, parseUsd } from '../../../lib/shared/money.ts';
import { COMMITMENT_PARTS, DISCOUNT_DEPTH } from './discountDepth.ts';
import {
  BURSTABLE_SIZES,
  BURSTABLE_WINDOWS,
  FAMILY_PRICES,
  type FamilyPrice,
  REGION_PRICES,
  RHEL_PER_VCPU,
  SIZE_PRICES,
  WINDOWS_PER_VCPU,
} from './familyPrices.ts';

/** An instance type that the local price list knows, with what its price depends on. */
export interface PricedType {
  readonly instanceType: string;
  readonly family: string;
  readonly size: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  /** Units of RI size flexibility (docs/facts/pricing-and-commitments.md#size-flexibility). */
  readonly normalizationFactor: number;
  readonly facts: FamilyPrice;
}

/** An operating system that the local price list sells, in AWS's several vocabularies. */
export interface PricedPlatform {
  readonly operation: string;
  readonly operatingSystem: string;
  /** RIs, Savings Plans and spot say it this way. */
  readonly productDescription: string;
}

export const PLATFORMS: readonly PricedPlatform[] = [
  { operation: 'RunInstances', operatingSystem: 'Linux', productDescription: 'Linux/UNIX' },
  { operation: 'RunInstances:0002', operatingSystem: 'Windows', productDescription: 'Windows' },
  {
    operation: 'RunInstances:0010',
    operatingSystem: 'RHEL',
    productDescription: 'Red Hat Enterprise Linux',
  },
];

export type CommitmentKind = keyof typeof COMMITMENT_PARTS;

export interface CommitmentTerms {
  readonly kind: CommitmentKind;
  readonly years: 1 | 3;
  readonly payment: Payment;
}

/**
 * Units of RI size flexibility (docs/facts/pricing-and-commitments.md#size-flexibility); from
 * 2xlarge on it is eight times the number.
 */
const SMALL_SIZES: Readonly<Record<string, number>> = {
  nano: 0.25,
  micro: 0.5,
  small: 1,
  medium: 2,
  large: 4,
  xlarge: 8,
};

/** Every type of the list, families in the order of the facts, small to big. */
export const PRICED_TYPES: ReadonlyMap<string, PricedType> = new Map(
  Object.entries(FAMILY_PRICES).flatMap(([family, facts]) =>
    facts.sizes.map((size): [string, PricedType] => {
      const instanceType = `${family}.${size}`;
      const { vcpus, gib } = sizeOf(family, size, facts);
      return [
        instanceType,
        {
          instanceType,
          family,
          size,
          vcpus,
          memoryGib: gib,
          normalizationFactor: normalizationFactor(size),
          facts,
        },
      ];
    }),
  ),
);

/**
 * µUSD for one on-demand hour. undefined when the list does not sell it: an unknown Region or
 * type, or Windows on Graviton.
 */
export function onDemandHourly(
  region: string,
  instanceType: string,
  platform: PricedPlatform,
  tenancy: 'Shared' | 'Dedicated' = 'Shared',
): MicroUsd | undefined {
  const compute = computeHourly(region, instanceType, tenancy);
  const licence = licenceHourly(instanceType, platform);
  if (compute === undefined || licence === undefined) return undefined;
  return microUsd(compute + licence);
}

/**
 * µUSD for one hour under a commitment, all in: an upfront payment is spread over the term. Only
 * the compute part is discounted; a licence stays at its full price.
 */
export function committedHourly(
  region: string,
  instanceType: string,
  platform: PricedPlatform,
  terms: CommitmentTerms,
  tenancy: 'Shared' | 'Dedicated' = 'Shared',
): MicroUsd | undefined {
  const compute = computeHourly(region, instanceType, tenancy);
  const licence = licenceHourly(instanceType, platform);
  if (compute === undefined || licence === undefined) return undefined;
  const base = COMMITMENT_PARTS[terms.kind][terms.years][terms.payment];
  const depth = DISCOUNT_DEPTH[instanceType.charAt(0)] ?? 1;
  return microUsd(toFiveDecimals(compute * (1 - (1 - base) * depth)) + licence);
}

/** Ten decimals, as AWS writes a price: `0.0960000000`. */
export function usdText(amount: number): string {
  return (amount / 1_000_000).toFixed(10);
}

function computeHourly(
  region: string,
  instanceType: string,
  tenancy: 'Shared' | 'Dedicated',
): MicroUsd | undefined {
  const type = PRICED_TYPES.get(instanceType);
  const level = REGION_PRICES[region];
  if (type === undefined || level === undefined) return undefined;
  const listed = SIZE_PRICES[instanceType];
  const inVirginia =
    listed === undefined
      ? (dollars(type.facts.large) * type.normalizationFactor) / 4
      : dollars(listed);
  // A dedicated instance costs about 6 % more than a shared one, as published for m5.
  return toFiveDecimals(inVirginia * level.factor * (tenancy === 'Dedicated' ? 1.06 : 1));
}

function licenceHourly(instanceType: string, platform: PricedPlatform): MicroUsd | undefined {
  const type = PRICED_TYPES.get(instanceType);
  if (type === undefined) return undefined;
  switch (platform.operatingSystem) {
    case 'Linux':
      return microUsd(0);
    case 'RHEL': {
      const each = type.vcpus <= 8 ? RHEL_PER_VCPU.upTo8 : RHEL_PER_VCPU.above8;
      return microUsd(dollars(each) * type.vcpus);
    }
    default:
      if (type.facts.arm === true) return undefined;
      return type.family.startsWith('t')
        ? dollars(BURSTABLE_WINDOWS[type.size] ?? '0')
        : microUsd(dollars(WINDOWS_PER_VCPU) * type.vcpus);
  }
}

function sizeOf(family: string, size: string, facts: FamilyPrice): { vcpus: number; gib: number } {
  const burstable = family.startsWith('t') ? BURSTABLE_SIZES[size] : undefined;
  if (burstable !== undefined) {
    return family === 't2' && normalizationFactor(size) <= 1
      ? { ...burstable, vcpus: 1 }
      : burstable;
  }
  const vcpus = normalizationFactor(size) / 2;
  return { vcpus, gib: vcpus * facts.gibPerVcpu };
}

function normalizationFactor(size: string): number {
  return SMALL_SIZES[size] ?? 8 * Number.parseInt(size, 10);
}

function dollars(text: string): MicroUsd {
  const amount = parseUsd(text);
  if (amount === undefined) throw new Error(`not a price in the local list: ${text}`);
  return amount;
}

function toFiveDecimals(amount: number): MicroUsd {
  return microUsd(Math.round(amount / 10) * 10);
}
