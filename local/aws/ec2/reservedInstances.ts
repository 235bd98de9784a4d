import { createHash } from 'node:crypto';
import {
  DescribeReservedInstancesCommand,
  DescribeReservedInstancesOfferingsCommand,
  type ReservedInstances,
  type ReservedInstancesOffering,
} from '@aws-sdk/client-ec2';
import type { Payment } from '../../../lib/domain/pricing/priceBook.ts';
import type { FleetReservedInstances } from '../fleet/fleet.ts';
import { PAYMENTS } from '../pricing/discountDepth.ts';
import { REGION_PRICES } from '../pricing/familyPrices.ts';
import { PLATFORMS, PRICED_TYPES, type PricedPlatform } from '../pricing/prices.ts';
import {
  type ReservedCharges,
  type ReservedTerms,
  reservedCharges,
} from '../pricing/reservedCharges.ts';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { type Operation, operation } from '../server/service.ts';
import { wireValue } from '../server/wireValue.ts';
import { refuseDryRun } from './request/dryRun.ts';
import { applyFilters } from './request/filters.ts';
import { page } from './request/pages.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * The reservations of an account in a Region: never in pages
 * (docs/facts/pricing-and-commitments.md#reserved-instances).
 */
export function describeReservedInstances({ fleet }: Environment): Operation {
  return operation(DescribeReservedInstancesCommand, (input, call) => {
    refuseDryRun(input);
    const own = fleet.reservedInstances
      .filter(({ account, region }) => account === call.account && region === call.region)
      .map((each) => reservationOf(each, call.now));
    const missing = input.ReservedInstancesIds?.find((id) =>
      own.every(({ ReservedInstancesId }) => ReservedInstancesId !== id),
    );
    if (missing !== undefined) {
      throw new AwsError(
        'InvalidReservationID.NotFound',
        `The Reserved Instances ID '${missing}' does not exist`,
      );
    }
    const asked = own.filter(
      (each) =>
        (input.ReservedInstancesIds?.includes(each.ReservedInstancesId ?? '') ?? true) &&
        [undefined, each.OfferingClass].includes(input.OfferingClass) &&
        [undefined, each.OfferingType].includes(input.OfferingType),
    );
    return {
      ReservedInstances: applyFilters(asked, input.Filters, {
        state: ({ State }) => [State],
        scope: ({ Scope }) => [Scope],
        'instance-type': ({ InstanceType }) => [InstanceType],
        'product-description': ({ ProductDescription }) => [ProductDescription],
      }).slice(),
    };
  });
}

/**
 * What can be bought: for each type one regional row, and one for each zone
 * (docs/facts/pricing-and-commitments.md#reserved-instance-prices).
 */
export function describeReservedInstancesOfferings(): Operation {
  return operation(DescribeReservedInstancesOfferingsCommand, (input, { region }) => {
    refuseDryRun(input);
    const types =
      input.InstanceType === undefined ? [...PRICED_TYPES.keys()] : [input.InstanceType];
    const all = types.flatMap((type) => offeringsOf(region, type));
    const asked = all.filter(
      (each) =>
        [undefined, each.ProductDescription].includes(input.ProductDescription) &&
        [undefined, each.InstanceTenancy].includes(input.InstanceTenancy) &&
        [undefined, each.OfferingClass].includes(input.OfferingClass) &&
        [undefined, each.OfferingType].includes(input.OfferingType) &&
        [undefined, each.AvailabilityZone].includes(input.AvailabilityZone) &&
        (input.MinDuration ?? 0) <= (each.Duration ?? 0) &&
        (input.MaxDuration ?? Number.POSITIVE_INFINITY) >= (each.Duration ?? 0) &&
        (input.ReservedInstancesOfferingIds?.includes(each.ReservedInstancesOfferingId ?? '') ??
          true),
    );
    const found = applyFilters(asked, input.Filters, {
      scope: ({ Scope }) => [Scope],
      duration: ({ Duration }) => [String(Duration)],
      'instance-type': ({ InstanceType }) => [InstanceType],
      'product-description': ({ ProductDescription }) => [ProductDescription],
      'availability-zone': ({ AvailabilityZone }) => [AvailabilityZone],
      marketplace: ({ Marketplace }) => [String(Marketplace)],
    });
    const { items, next } = page(found, input, { smallest: 1, largest: 100, usual: 100 });
    return { ReservedInstancesOfferings: [...items], ...next };
  });
}

function reservationOf(owned: FleetReservedInstances, now: Date): ReservedInstances {
  const platform = PLATFORMS.find(
    ({ productDescription }) => productDescription === owned.productDescription,
  );
  const charges =
    platform &&
    reservedCharges(owned.region, owned.instanceType, platform, {
      kind: owned.offeringClass,
      years: owned.years,
      payment: owned.payment,
    });
  if (charges === undefined) {
    throw new Error(`${owned.id}: ${owned.instanceType} has no reserved price in the local list.`);
  }
  return {
    ReservedInstancesId: owned.id,
    InstanceType: wireValue(owned.instanceType),
    InstanceCount: owned.count,
    Scope: owned.availabilityZone === undefined ? 'Region' : 'Availability Zone',
    ...(owned.availabilityZone === undefined ? {} : { AvailabilityZone: owned.availabilityZone }),
    ProductDescription: wireValue(owned.productDescription),
    InstanceTenancy: 'default',
    OfferingClass: owned.offeringClass,
    OfferingType: owned.payment,
    Duration: owned.years * YEAR_SECONDS,
    ...chargesOf(charges),
    CurrencyCode: 'USD',
    State: owned.start > now ? 'queued' : owned.end > now ? 'active' : 'retired',
    Start: owned.start,
    End: owned.end,
  };
}

function offeringsOf(region: string, instanceType: string): readonly ReservedInstancesOffering[] {
  const zones = [...(REGION_PRICES[region]?.zones ?? '')].map((letter) => `${region}${letter}`);
  return PLATFORMS.flatMap((platform) =>
    (['Shared', 'Dedicated'] as const).flatMap((tenancy) =>
      allTerms().flatMap((terms) => {
        const charges = reservedCharges(region, instanceType, platform, terms, tenancy);
        if (charges === undefined) return [];
        return [undefined, ...zones].map((zone) =>
          offeringOf(region, instanceType, platform, tenancy, terms, charges, zone),
        );
      }),
    ),
  );
}

function offeringOf(
  region: string,
  instanceType: string,
  platform: PricedPlatform,
  tenancy: 'Shared' | 'Dedicated',
  terms: ReservedTerms,
  charges: ReservedCharges,
  zone: string | undefined,
): ReservedInstancesOffering {
  const identity = [
    region,
    instanceType,
    platform.operation,
    tenancy,
    ...Object.values(terms),
    zone,
  ];
  return {
    ReservedInstancesOfferingId: uuidOf(identity.join('|')),
    InstanceType: wireValue(instanceType),
    Scope: zone === undefined ? 'Region' : 'Availability Zone',
    ...(zone === undefined ? {} : { AvailabilityZone: zone }),
    ProductDescription: wireValue(platform.productDescription),
    InstanceTenancy: tenancy === 'Shared' ? 'default' : 'dedicated',
    OfferingClass: terms.kind,
    OfferingType: terms.payment,
    Duration: terms.years * YEAR_SECONDS,
    ...chargesOf(charges),
    CurrencyCode: 'USD',
    Marketplace: false,
  };
}

/**
 * The hourly price is a recurring charge; UsagePrice is a legacy field and 0
 * (docs/facts/pricing-and-commitments.md#reserved-instance-prices).
 */
function chargesOf({ upfront, hourly }: ReservedCharges) {
  return {
    FixedPrice: upfront / 1_000_000,
    UsagePrice: 0,
    RecurringCharges: [{ Amount: hourly / 1_000_000, Frequency: 'Hourly' as const }],
  };
}

function allTerms(): readonly ReservedTerms[] {
  return (['standard', 'convertible'] as const).flatMap((kind) =>
    ([1, 3] as const).flatMap((years) =>
      PAYMENTS.map((payment: Payment) => ({ kind, years, payment })),
    ),
  );
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
