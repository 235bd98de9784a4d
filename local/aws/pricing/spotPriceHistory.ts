import { hash } from 'node:crypto';
import { type MicroUsd, microUsd } from '../../../lib/shared/money.ts';
import { REGION_PRICES } from './familyPrices.ts';
import { onDemandHourly, PLATFORMS, type PricedPlatform } from './prices.ts';

/** A spot price changes at these hours of a day (UTC), each zone a little apart. */
const STEP_HOURS = 6;
const STEP_MS = STEP_HOURS * 3_600_000;

export interface SpotPriceChange {
  readonly availabilityZone: string;
  readonly at: Date;
  /** µUSD an hour. */
  readonly price: MicroUsd;
}

/**
 * The changes of a type's spot price, newest first: those from `start` to `end`, and the last one
 * before `start`, as AWS lists them (docs/facts/pricing-and-commitments.md#spot). About a third of
 * the on-demand compute price, on a wave of some weeks that every zone has for itself; a licence is
 * paid in full. Always the same for the same time.
 */
export function spotPriceHistory(
  region: string,
  instanceType: string,
  platform: PricedPlatform,
  { start, end }: { readonly start: Date; readonly end: Date },
): readonly SpotPriceChange[] {
  const [linux] = PLATFORMS;
  const full = onDemandHourly(region, instanceType, platform);
  const compute = linux && onDemandHourly(region, instanceType, linux);
  const zones = REGION_PRICES[region]?.zones ?? '';
  if (full === undefined || compute === undefined) return [];
  return [...zones].flatMap((letter) => {
    const availabilityZone = `${region}${letter}`;
    const shift = seedOf(availabilityZone, instanceType);
    const seedAt = seedsOf(availabilityZone, instanceType);
    const offset = shift * STEP_MS;
    const first = Math.floor((start.getTime() - offset) / STEP_MS);
    const last = Math.floor((end.getTime() - offset) / STEP_MS);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
      const step = last - index;
      const wave = Math.sin((step / 80) * 2 * Math.PI + shift * 6) * 0.04;
      const ripple = (seedAt(step) - 0.5) * 0.02;
      const part = 0.31 + shift * 0.06 + wave + ripple;
      return {
        availabilityZone,
        at: new Date(Math.floor((step * STEP_MS + offset) / 1000) * 1000),
        price: microUsd(Math.round((compute * part) / 100) * 100 + (full - compute)),
      };
    });
  });
}

const seedsBySeries = new Map<string, (step: number) => number>();

/**
 * The seed of each step of a type in a zone. They are kept: every page of the API needs the whole
 * history, and there are some thousand steps in it.
 */
function seedsOf(availabilityZone: string, instanceType: string): (step: number) => number {
  const name = `${availabilityZone}/${instanceType}`;
  const known = seedsBySeries.get(name);
  if (known !== undefined) return known;
  const seeds = new Map<number, number>();
  const seedAt = (step: number): number => {
    const seed = seeds.get(step) ?? seedOf(availabilityZone, `${instanceType}${step}`);
    seeds.set(step, seed);
    return seed;
  };
  seedsBySeries.set(name, seedAt);
  return seedAt;
}

/** 0 to 1, always the same for the same text. */
function seedOf(...parts: readonly string[]): number {
  return hash('sha256', parts.join('|'), 'buffer').readUInt16BE(0) / 65_536;
}
