import { type Sentence, sentence } from '../../shared/message.ts';
import { type MicroUsd, NO_MONEY } from '../../shared/money.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { AttachedVolume } from '../fleet/instance.ts';
import {
  type AncillaryPrices,
  ancillaryPrice,
  GP3_THROUGHPUT,
  multiply,
  sumOf,
  VOLUME_USAGE,
} from './ancillaryPrices.ts';

type Prices = AncillaryPrices | undefined;

/**
 * µUSD a month that a volume costs at list, with the IOPS and throughput that are charged; or why
 * that is not known (docs/facts/pricing-and-commitments.md#other-charges).
 */
export function volumeCost(attached: AttachedVolume, prices: Prices): Result<MicroUsd, Sentence> {
  const { volumeId: volume, volumeType, sizeGiB, iops } = attached;
  const usage = VOLUME_USAGE[volumeType ?? ''];
  if (usage === undefined || sizeGiB === undefined) {
    return err(sentence('The type or size of {volume} is not known.', { volume }));
  }
  const size = multiply(ancillaryPrice(usage.gib, prices), sizeGiB);
  switch (volumeType) {
    case 'gp3':
      return sumOf([size, gp3Extra(attached, prices)]);
    case 'io1':
      return iops === undefined
        ? err(sentence('The IOPS of {volume} are not known.', { volume }))
        : sumOf([size, multiply(ancillaryPrice(usage.iops ?? '', prices), iops)]);
    case 'io2':
      return iops === undefined
        ? err(sentence('The IOPS of {volume} are not known.', { volume }))
        : sumOf([size, io2Iops(iops, prices)]);
    default:
      return size;
  }
}

/** Included in the price of a gp3 volume (https://aws.amazon.com/ebs/pricing/). */
const GP3_IOPS = 3000;
const GP3_MIBPS = 125;

function gp3Extra(
  { volumeId: volume, iops, throughputMiBps }: AttachedVolume,
  prices: Prices,
): Result<MicroUsd, Sentence> {
  if (iops === undefined || throughputMiBps === undefined) {
    return err(sentence('The IOPS or throughput of {volume} are not known.', { volume }));
  }
  const moreIops = Math.max(0, iops - GP3_IOPS);
  const moreMiBps = Math.max(0, throughputMiBps - GP3_MIBPS);
  return sumOf([
    moreIops === 0
      ? ok(NO_MONEY)
      : multiply(ancillaryPrice(VOLUME_USAGE.gp3?.iops ?? '', prices), moreIops),
    moreMiBps === 0
      ? ok(NO_MONEY)
      : multiply(ancillaryPrice(GP3_THROUGHPUT, prices), moreMiBps / 1024),
  ]);
}

/** Three tiers: the first 32,000, the next 32,000 and the rest (https://aws.amazon.com/ebs/pricing/). */
function io2Iops(iops: number, prices: Prices): Result<MicroUsd, Sentence> {
  const tier = 32_000;
  const usage = VOLUME_USAGE.io2?.iops ?? '';
  const shares = [
    { usage, count: Math.min(iops, tier) },
    { usage: `${usage}.tier2`, count: Math.min(Math.max(0, iops - tier), tier) },
    { usage: `${usage}.tier3`, count: Math.max(0, iops - 2 * tier) },
  ];
  return sumOf(
    shares
      .filter(({ count }) => count > 0)
      .map(({ usage: name, count }) => multiply(ancillaryPrice(name, prices), count)),
  );
}
