import { type Sentence, sentence } from '../../shared/message.ts';
import { add, type MicroUsd, microUsd, monthOf, NO_MONEY, perMonth } from '../../shared/money.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Instance } from '../fleet/instance.ts';
import { familyOf } from '../fleet/instanceTypeName.ts';
import type { ChargedSurplus } from '../fleet/peakUtilization.ts';
import {
  type AncillaryPrices,
  ancillaryPrice,
  creditUsage,
  METRIC,
  multiply,
  PUBLIC_IPV4,
  sumOf,
} from './ancillaryPrices.ts';
import { platformOf } from './platform.ts';
import type { PriceAnswer } from './priceBook.ts';
import { volumeCost } from './volumeCost.ts';

/** One part of what an instance costs. */
export interface CostPart {
  readonly what: Sentence;
  /** µUSD for a month of 730 hours as it is now, or why it is not known. */
  readonly monthly: Result<MicroUsd, Sentence>;
}

export interface InstanceCostBreakdown {
  /** Only the parts that it has. */
  readonly parts: readonly CostPart[];
  /** µUSD a month of the parts that are known. */
  readonly known: MicroUsd;
  readonly complete: boolean;
}

/**
 * What a month of an instance costs as it is now, at list: its hours, and what AWS charges in
 * addition (docs/facts/pricing-and-commitments.md#other-charges). A stopped instance keeps its disks
 * and its Elastic IPs.
 */
export function instanceCostBreakdown(
  instance: Instance,
  price: PriceAnswer,
  prices: AncillaryPrices | undefined,
  surplus?: ChargedSurplus,
): InstanceCostBreakdown {
  const parts = [
    hoursPart(instance, price),
    volumesPart(instance, prices),
    addressesPart(instance, prices),
    monitoringPart(instance, prices),
    surplusPart(instance, prices, surplus),
  ].filter((part) => part !== undefined);
  return {
    parts,
    known: add(NO_MONEY, ...parts.flatMap(({ monthly }) => (monthly.ok ? [monthly.value] : []))),
    complete: parts.every(({ monthly }) => monthly.ok),
  };
}

type Prices = AncillaryPrices | undefined;

function hoursPart({ state }: Instance, price: PriceAnswer): CostPart {
  const what = sentence('instance');
  if (state === 'stopped') return { what, monthly: ok(NO_MONEY) };
  const monthly = price.ok ? ok(perMonth(price.value.onDemand)) : err(price.error.message);
  return { what, monthly };
}

function volumesPart({ volumes }: Instance, prices: Prices): CostPart | undefined {
  if (volumes.length === 0) return undefined;
  const monthly = sumOf(volumes.map((volume) => volumeCost(volume, prices)));
  return { what: sentence('volumes'), monthly };
}

/** Amazon's own addresses go when it stops; Elastic IPs stay and are charged all the same. */
function addressesPart(instance: Instance, prices: Prices): CostPart | undefined {
  const addresses = instance.networkInterfaces
    .flatMap(({ privateIpv4s }) => privateIpv4s)
    .filter(({ publicIp }) => publicIp !== undefined)
    .filter(({ publicIpOwner }) => instance.state !== 'stopped' || publicIpOwner !== 'amazon');
  if (addresses.length === 0) return undefined;
  const hourly = multiply(ancillaryPrice(PUBLIC_IPV4, prices), addresses.length);
  const monthly = hourly.ok ? ok(perMonth(hourly.value)) : hourly;
  return { what: sentence('public IPv4'), monthly };
}

/** EC2 sends seven metrics for each instance (CloudWatch prices page). */
const METRICS = 7;

function monitoringPart({ monitoring, state }: Instance, prices: Prices): CostPart | undefined {
  if (monitoring !== 'enabled' || state === 'stopped') return undefined;
  return {
    what: sentence('detailed monitoring'),
    monthly: multiply(ancillaryPrice(METRIC, prices), METRICS),
  };
}

/**
 * What was charged, as a month; where that was not read, a part that is there, and unknown. 60
 * credits are a vCPU-hour.
 */
function surplusPart(
  instance: Instance,
  prices: Prices,
  surplus: ChargedSurplus | undefined,
): CostPart | undefined {
  const { instanceType, state } = instance;
  if (!/^t\d/.test(instanceType) || state === 'stopped') return undefined;
  if (surplus?.credits === 0) return undefined;
  const what = sentence('CPU surplus');
  const price = creditPrice(instance, prices);
  if (!price.ok) return { what, monthly: price };
  if (surplus !== undefined) {
    const vcpuHours = surplus.credits / 60;
    return { what, monthly: ok(monthOf(microUsd(vcpuHours * price.value), surplus.hours)) };
  }
  const reason = sentence(
    'if it is unlimited and above its baseline, {cents} ¢ a vCPU-hour; not read',
    { cents: Math.round(price.value / 1000) / 10 },
  );
  return { what, monthly: err(reason) };
}

/** µUSD a vCPU-hour of surplus; unknown on platforms of which AWS tells no price. */
function creditPrice(
  { instanceType, usageOperation }: Instance,
  prices: Prices,
): Result<MicroUsd, Sentence> {
  const platform = usageOperation === undefined ? undefined : platformOf(usageOperation);
  const system = platform === undefined ? undefined : CREDIT_SYSTEMS[platform];
  if (system === undefined) {
    return err(sentence('The price of {what} was not read.', { what: 'CPUCredits' }));
  }
  return ancillaryPrice(creditUsage(familyOf(instanceType), system), prices);
}

/** Of which platforms https://aws.amazon.com/ec2/pricing/on-demand/ has a price of surplus credits. */
const CREDIT_SYSTEMS: Readonly<Record<string, 'Linux' | 'Windows'>> = {
  'Linux/UNIX': 'Linux',
  'Red Hat Enterprise Linux': 'Linux',
  'SUSE Linux': 'Linux',
  Windows: 'Windows',
  'Windows with SQL Server Web': 'Windows',
};
