import {
  DescribeReservedInstancesCommand,
  type EC2Client,
  type ReservedInstances as SentReservation,
} from '@aws-sdk/client-ec2';
import type {
  ReservedInstances,
  ReservedPayment,
  UnclearCommitment,
} from '../../domain/billing/commitment.ts';
import { familyOf } from '../../domain/fleet/instanceTypeName.ts';
import type { Scope } from '../../shared/ids.ts';
import { microUsd, NO_MONEY } from '../../shared/money.ts';
import { reader } from '../client/reader.ts';
import { paymentOf } from './paymentOf.ts';
import { unclearError } from './unclearError.ts';

/**
 * The Reserved Instances that this account owns in this Region and that are active now or
 * queued; those that
 * others in the organisation share are not visible from here
 * (docs/facts/pricing-and-commitments.md#reserved-instances). A record that can't be understood is
 * unclear, with all that it could be for.
 */
export const readReservedInstances = reader({
  service: 'EC2',
  action: 'ec2:DescribeReservedInstances',
  read: async (
    client: EC2Client,
    scope: Scope,
    now: Date,
  ): Promise<readonly (ReservedInstances | UnclearCommitment)[]> => {
    const { ReservedInstances: sent = [] } = await client.send(
      new DescribeReservedInstancesCommand({
        Filters: [{ Name: 'state', Values: ['active', 'queued'] }],
      }),
    );
    return sent
      .filter(
        ({ State, End }) =>
          (State === 'active' || State === 'queued') && (End === undefined || End > now),
      )
      .map((each) => reservationOf(each, scope));
  },
});

function reservationOf(sent: SentReservation, scope: Scope): ReservedInstances | UnclearCommitment {
  const { ReservedInstancesId: id, InstanceType: instanceType, InstanceCount: count } = sent;
  const { ProductDescription: productDescription, Start: start } = sent;
  const { Duration: durationSeconds = 0 } = sent;
  const end = sent.End ?? queuedEnd(sent);
  const payment = reservedPaymentOf(sent);
  const offeringClass = CLASSES.find((each) => each === sent.OfferingClass);
  const tenancy = TENANCIES.find((each) => each === sent.InstanceTenancy);
  const zonal = sent.Scope === 'Availability Zone';
  if (
    id === undefined ||
    instanceType === undefined ||
    count === undefined ||
    productDescription === undefined ||
    start === undefined ||
    end === undefined ||
    payment === undefined ||
    durationSeconds <= 0 ||
    offeringClass === undefined ||
    tenancy === undefined ||
    sent.CurrencyCode !== 'USD' ||
    (zonal && sent.AvailabilityZone === undefined)
  ) {
    return unclearReservation(sent, scope);
  }
  return {
    kind: 'reserved',
    id,
    ...scope,
    instanceType,
    count,
    ...(zonal && sent.AvailabilityZone !== undefined
      ? { availabilityZone: sent.AvailabilityZone }
      : {}),
    productDescription,
    tenancy,
    offeringClass,
    payment,
    durationSeconds,
    recurringHourly: dollars(hourlyOf(sent)),
    ...upfrontOf(sent, payment),
    start: start.toISOString(),
    end: end.toISOString(),
  };
}

/** A purchase that is queued may have no end yet: it ends a term after its start. */
function queuedEnd({ State, Start, Duration }: SentReservation): Date | undefined {
  if (State !== 'queued' || Start === undefined || Duration === undefined) return undefined;
  return new Date(Start.getTime() + Duration * 1000);
}

function unclearReservation(sent: SentReservation, scope: Scope): UnclearCommitment {
  const { ReservedInstancesId: id = '', InstanceType: type, ProductDescription: platform } = sent;
  return {
    kind: 'unclear',
    ...scope,
    ...(type === undefined ? {} : { family: familyOf(type) }),
    ...(platform === undefined ? {} : { productDescription: platform }),
    error: unclearError({ ...scope, service: 'EC2', operation: 'DescribeReservedInstances', id }),
  };
}

/**
 * The Light and Medium Utilization of before 2014 were billed by the hours of use, as what has a
 * UsagePrice is: what they cost is not modelled, and the last of them ended in 2017.
 */
function reservedPaymentOf(sent: SentReservation): ReservedPayment | undefined {
  if ((sent.UsagePrice ?? 0) > 0) return undefined;
  return sent.OfferingType === 'Heavy Utilization'
    ? sent.OfferingType
    : paymentOf(sent.OfferingType);
}

/**
 * UsagePrice is a field of the past and zero for what is sold today
 * (docs/facts/pricing-and-commitments.md#reserved-instance-prices).
 */
function hourlyOf({ RecurringCharges = [] }: SentReservation): number {
  return RecurringCharges.filter(({ Frequency }) => Frequency === 'Hourly').reduce(
    (sum, { Amount = 0 }) => sum + Amount,
    0,
  );
}

/**
 * A modified reservation "lists a $0 fixed price and not the fixed price of the original"
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ri-modifying.html): for what is paid upfront,
 * $0 says that the payment is not known.
 */
function upfrontOf({ FixedPrice: fixed }: SentReservation, payment: ReservedPayment) {
  if (fixed !== undefined && fixed > 0) return { upfront: dollars(fixed) };
  return payment === 'No Upfront' ? { upfront: NO_MONEY } : {};
}

/** EC2 sends these amounts as floating point dollars. */
function dollars(amount: number) {
  return microUsd(amount * 1_000_000);
}

const CLASSES = ['standard', 'convertible'] as const;
const TENANCIES = ['default', 'dedicated'] as const;
