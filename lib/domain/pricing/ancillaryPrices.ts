import { type Sentence, sentence } from '../../shared/message.ts';
import { add, type MicroUsd, microUsd, NO_MONEY } from '../../shared/money.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** What AWS charges in one Region in addition to instance-hours. A price that was not read is not there. */
export interface AncillaryPrices {
  /** µUSD by the usage type of the price list without its Region prefix; the unit is the list's. */
  readonly prices: Readonly<Record<string, MicroUsd>>;
  /** ISO 8601, the oldest of them. */
  readonly publicationDate: string;
}

/** Usage types of a volume type: what a GiB-month and a provisioned IOPS-month are called. */
export const VOLUME_USAGE: Readonly<
  Record<string, { readonly gib: string; readonly iops?: string }>
> = {
  gp3: { gib: 'EBS:VolumeUsage.gp3', iops: 'EBS:VolumeP-IOPS.gp3' },
  gp2: { gib: 'EBS:VolumeUsage.gp2' },
  io1: { gib: 'EBS:VolumeUsage.piops', iops: 'EBS:VolumeP-IOPS.piops' },
  io2: { gib: 'EBS:VolumeUsage.io2', iops: 'EBS:VolumeP-IOPS.io2' },
  st1: { gib: 'EBS:VolumeUsage.st1' },
  sc1: { gib: 'EBS:VolumeUsage.sc1' },
  standard: { gib: 'EBS:VolumeUsage' },
};

/** Per GiB/s-month of a gp3 volume. */
export const GP3_THROUGHPUT = 'EBS:VolumeP-Throughput.gp3';
/** Per hour of a public address, in use (docs/facts/pricing-and-commitments.md#other-charges). */
export const PUBLIC_IPV4 = 'PublicIPv4:InUseAddress';
/** Per metric-month; the first tier. */
export const METRIC = 'CW:MetricMonitorUsage';

/**
 * Per vCPU-hour of surplus credits of a burstable family. What runs Windows, or Windows with SQL
 * Server Web, has a price of its own (https://aws.amazon.com/ec2/pricing/on-demand/, "Unlimited Mode
 * Pricing").
 */
export function creditUsage(family: string, system: 'Linux' | 'Windows'): string {
  return `CPUCredits:${family}${system === 'Windows' ? ' (Windows)' : ''}`;
}

/** The price of a usage type, µUSD by the unit of the list; or that it was not read. */
export function ancillaryPrice(
  usage: string,
  prices: AncillaryPrices | undefined,
): Result<MicroUsd, Sentence> {
  const price = prices?.prices[usage];
  return price === undefined
    ? err(sentence('The price of {what} was not read.', { what: usage }))
    : ok(price);
}

/** A price times a quantity; unknown when the price is. */
export function multiply(
  price: Result<MicroUsd, Sentence>,
  quantity: number,
): Result<MicroUsd, Sentence> {
  return price.ok ? ok(microUsd(price.value * quantity)) : price;
}

/** The sum; unknown when one amount is. */
export function sumOf(amounts: readonly Result<MicroUsd, Sentence>[]): Result<MicroUsd, Sentence> {
  const unknown = amounts.find((amount) => !amount.ok);
  const known = amounts.flatMap((amount) => (amount.ok ? [amount.value] : []));
  return unknown ?? ok(add(NO_MONEY, ...known));
}
