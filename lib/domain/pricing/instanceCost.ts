import { type Sentence, sentence } from '../../shared/message.ts';
import { type MicroUsd, microUsd, NO_MONEY, perMonth } from '../../shared/money.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { familyOf } from '../billing/commitmentPool.ts';
import type { AttachedVolume, Instance } from '../fleet/instance.ts';
import {
  type AncillaryPrices,
  creditUsage,
  GP3_THROUGHPUT,
  METRIC,
  PUBLIC_IPV4,
  VOLUME_USAGE,
} from './ancillaryPrices.ts';
import type { PriceAnswer } from './priceBook.ts';

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
 * What a month of an instance costs as it is now, at list: its hours, and what AWS charges beside
 * them (docs/facts/pricing-and-commitments.md#other-charges). A stopped instance keeps its disks
 * and its Elastic IPs.
 */
export function instanceCostBreakdown(
  instance: Instance,
  price: PriceAnswer,
  side: AncillaryPrices | undefined,
): InstanceCostBreakdown {
  const priceOf = (usage: string): Result<MicroUsd, Sentence> => {
    const found = side?.prices[usage];
    return found === undefined
      ? err(sentence('The price of {what} was not read.', { what: usage }))
      : ok(found);
  };
  const parts = [
    hoursPart(instance, price),
    volumesPart(instance, priceOf),
    addressesPart(instance, priceOf),
    monitoringPart(instance, priceOf),
    surplusPart(instance, priceOf),
  ].filter((part) => part !== undefined);
  return {
    parts,
    known: sum(parts.flatMap(({ monthly }) => (monthly.ok ? [monthly.value] : []))),
    complete: parts.every(({ monthly }) => monthly.ok),
  };
}

type PriceOf = (usage: string) => Result<MicroUsd, Sentence>;

function hoursPart({ state }: Instance, price: PriceAnswer): CostPart {
  const what = sentence('instance');
  if (state === 'stopped') return { what, monthly: ok(NO_MONEY) };
  const monthly = price.ok ? ok(perMonth(price.value.onDemand)) : err(price.error.message);
  return { what, monthly };
}

function volumesPart({ volumes }: Instance, priceOf: PriceOf): CostPart | undefined {
  if (volumes.length === 0) return undefined;
  const monthly = all(volumes.map((volume) => volumeCost(volume, priceOf)));
  return { what: sentence('volumes'), monthly };
}

function volumeCost(attached: AttachedVolume, priceOf: PriceOf): Result<MicroUsd, Sentence> {
  const { volumeId: volume, volumeType, sizeGiB, iops } = attached;
  const usage = VOLUME_USAGE[volumeType ?? ''];
  if (usage === undefined || sizeGiB === undefined) {
    return err(sentence('The type or size of {volume} is not known.', { volume }));
  }
  const size = times(priceOf(usage.gib), sizeGiB);
  switch (volumeType) {
    case 'gp3':
      return all([size, gp3Extra(attached, priceOf)]);
    case 'io1':
      return iops === undefined
        ? err(sentence('The IOPS of {volume} are not known.', { volume }))
        : all([size, times(priceOf(usage.iops ?? ''), iops)]);
    case 'io2':
      return iops === undefined
        ? err(sentence('The IOPS of {volume} are not known.', { volume }))
        : all([size, io2Iops(iops, priceOf)]);
    default:
      return size;
  }
}

/** So much is in the price of a gp3 volume (EBS prices page). */
const GP3_IOPS = 3000;
const GP3_MIBPS = 125;

function gp3Extra(
  { volumeId: volume, iops, throughputMiBps }: AttachedVolume,
  priceOf: PriceOf,
): Result<MicroUsd, Sentence> {
  if (iops === undefined || throughputMiBps === undefined) {
    return err(sentence('The IOPS or throughput of {volume} are not known.', { volume }));
  }
  const moreIops = Math.max(0, iops - GP3_IOPS);
  const moreMiBps = Math.max(0, throughputMiBps - GP3_MIBPS);
  return all([
    moreIops === 0 ? ok(NO_MONEY) : times(priceOf(VOLUME_USAGE.gp3?.iops ?? ''), moreIops),
    moreMiBps === 0 ? ok(NO_MONEY) : times(priceOf(GP3_THROUGHPUT), moreMiBps / 1024),
  ]);
}

/** The dearer first 32,000, the next 32,000, and the rest (EBS prices page). */
function io2Iops(iops: number, priceOf: PriceOf): Result<MicroUsd, Sentence> {
  const tier = 32_000;
  const usage = VOLUME_USAGE.io2?.iops ?? '';
  const shares = [
    { usage, count: Math.min(iops, tier) },
    { usage: `${usage}.tier2`, count: Math.min(Math.max(0, iops - tier), tier) },
    { usage: `${usage}.tier3`, count: Math.max(0, iops - 2 * tier) },
  ];
  return all(
    shares
      .filter(({ count }) => count > 0)
      .map(({ usage: name, count }) => times(priceOf(name), count)),
  );
}

/** Amazon's own addresses go when it stops; Elastic IPs stay and are charged all the same. */
function addressesPart(instance: Instance, priceOf: PriceOf): CostPart | undefined {
  const addresses = instance.networkInterfaces
    .flatMap(({ privateIpv4s }) => privateIpv4s)
    .filter(({ publicIp }) => publicIp !== undefined)
    .filter(({ publicIpOwner }) => instance.state !== 'stopped' || publicIpOwner !== 'amazon');
  if (addresses.length === 0) return undefined;
  const hourly = times(priceOf(PUBLIC_IPV4), addresses.length);
  const monthly = hourly.ok ? ok(perMonth(hourly.value)) : hourly;
  return { what: sentence('public IPv4'), monthly };
}

/** EC2 sends seven metrics for each instance (CloudWatch prices page). */
const METRICS = 7;

function monitoringPart({ monitoring, state }: Instance, priceOf: PriceOf): CostPart | undefined {
  if (monitoring !== 'enabled' || state === 'stopped') return undefined;
  return { what: sentence('detailed monitoring'), monthly: times(priceOf(METRIC), METRICS) };
}

/** How many credits it overdrew was not read: a part that is there, and unknown. */
function surplusPart({ instanceType, state }: Instance, priceOf: PriceOf): CostPart | undefined {
  if (!/^t\d/.test(instanceType) || state === 'stopped') return undefined;
  const price = priceOf(creditUsage(familyOf(instanceType)));
  if (!price.ok) return undefined;
  const reason = sentence(
    'if it is unlimited and above its baseline, {cents} ¢ a vCPU-hour; not read',
    { cents: Math.round(price.value / 10_000) },
  );
  return { what: sentence('CPU surplus'), monthly: err(reason) };
}

function times(price: Result<MicroUsd, Sentence>, quantity: number): Result<MicroUsd, Sentence> {
  return price.ok ? ok(microUsd(price.value * quantity)) : price;
}

function all(amounts: readonly Result<MicroUsd, Sentence>[]): Result<MicroUsd, Sentence> {
  const unknown = amounts.find((amount) => !amount.ok);
  return unknown ?? ok(sum(amounts.flatMap((amount) => (amount.ok ? [amount.value] : []))));
}

function sum(amounts: readonly MicroUsd[]): MicroUsd {
  return microUsd(amounts.reduce((total, amount) => total + amount, 0));
}
