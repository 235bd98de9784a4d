import { type Region, region } from '../../../lib/shared/ids.ts';
import { REGION_PRICES } from '../pricing/familyPrices.ts';

/** Regions that every account has, as of November 2026. */
const DEFAULT_REGIONS = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
].map((name) => region.parse(name));

/** Some of those that an account must opt in to. */
const OPT_IN_REGIONS = ['ap-east-1', 'eu-south-1', 'eu-central-2', 'me-central-1'].map((name) =>
  region.parse(name),
);

export type OptInStatus = 'opt-in-not-required' | 'opted-in' | 'not-opted-in';

export function regionTable(optedInto: readonly string[]): ReadonlyMap<Region, OptInStatus> {
  return new Map([
    ...DEFAULT_REGIONS.map((name) => [name, 'opt-in-not-required'] as const),
    ...OPT_IN_REGIONS.map(
      (name) => [name, optedInto.includes(name) ? 'opted-in' : 'not-opted-in'] as const,
    ),
  ]);
}

/** The zones of a Region: those that the price list knows, and otherwise a, b and c. */
export function zonesOf(name: Region): readonly string[] {
  const letters = REGION_PRICES[name]?.zones ?? 'abc';
  return [...letters].map((letter) => `${name}${letter}`);
}
