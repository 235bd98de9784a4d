import type { Region } from '../../shared/ids.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import { type MicroUsd, microUsd, perMonth } from '../../shared/money.ts';
import type { Instance } from '../fleet/instance.ts';
import type { InstanceTypeSpecs } from '../fleet/instanceTypeSpecs.ts';
import type { PriceAnswer, Rate } from './priceBook.ts';

/**
 * How often AWS took instances of a type back in the last month: 0 (below 5 %) to 4 (above 20 %);
 * undefined where it is not known.
 */
export type InterruptionBandOf = (
  region: Region,
  instanceType: string,
  operation: string,
) => number | undefined;

/**
 * Whether an instance could run as Spot, which AWS takes back at two minutes' notice
 * (docs/facts/pricing-and-commitments.md#spot).
 */
export interface SpotSuitability {
  /** `unknown` when nothing speaks against it, and something that matters is not known. */
  readonly kind: 'suitable' | 'not' | 'unknown';
  /** What decides comes first. */
  readonly reasons: readonly Sentence[];
  /** When it has a price: what a month saves on average, with interruptions. */
  readonly expected?: ExpectedSpot;
}

export interface ExpectedSpot {
  /** µUSD an hour, mean of 30 days in its zone. */
  readonly hourly: MicroUsd;
  /** µUSD a month of 730 hours on demand, less the same as Spot and what interruptions cost. */
  readonly monthlySaving: MicroUsd;
}

export interface SpotInput {
  readonly instance: Instance;
  readonly typeSpecs?: InstanceTypeSpecs;
  readonly price: PriceAnswer;
  /** Running members of its Auto Scaling group that were seen, itself included. */
  readonly groupSize: number;
  /** AWS's band of interruptions in a month: 0 (below 5 %) to 4 (above 20 %); absent: not known. */
  readonly interruptionBand?: number;
}

/** For a running on-demand instance, from what was seen of it. */
export function spotSuitability(input: SpotInput): SpotSuitability {
  const rates = spotRates(input);
  const findings = [
    alreadySpot(input),
    tenancy(input),
    sold(input, rates),
    replacement(input),
    localDisks(input),
    volatility(rates),
    interruptions(input),
  ].filter((finding) => finding !== undefined);
  const against = findings.filter(({ says }) => says === 'no');
  const open = findings.filter(({ says }) => says === 'unknown');
  const rest = findings.filter(({ says }) => says === 'yes' || says === 'note');
  const expected = expectedOf(input, rates);
  return {
    kind: against.length > 0 ? 'not' : open.length > 0 ? 'unknown' : 'suitable',
    reasons: [...against, ...open, ...rest].map(({ reason }) => reason),
    ...(expected === undefined ? {} : { expected }),
  };
}

interface Finding {
  readonly says: 'yes' | 'no' | 'unknown' | 'note';
  readonly reason: Sentence;
}

interface SpotRates {
  readonly mean?: MicroUsd;
  readonly max?: MicroUsd;
  readonly onDemand?: MicroUsd;
}

function alreadySpot({ instance }: SpotInput): Finding | undefined {
  const { lifecycle } = instance;
  if (lifecycle === 'on-demand') return undefined;
  return { says: 'no', reason: sentence('It is {lifecycle} already.', { lifecycle }) };
}

function tenancy({ instance }: SpotInput): Finding | undefined {
  if (instance.tenancy !== 'host') return undefined;
  return { says: 'no', reason: sentence('Spot does not run on Dedicated Hosts.') };
}

/**
 * Without a Spot price there is none to have, as far as we could read
 * (docs/facts/pricing-and-commitments.md#spot).
 */
function sold({ instance, price }: SpotInput, { mean }: SpotRates): Finding | undefined {
  if (mean !== undefined) return undefined;
  if (!price.ok) return { says: 'unknown', reason: price.error.message };
  const { instanceType, platformDetails, availabilityZone, region } = instance;
  const reason = sentence('No Spot price of {instanceType} with {platform} was found in {place}.', {
    instanceType,
    platform: platformDetails ?? sentence('its licence'),
    place: availabilityZone ?? region,
  });
  return { says: 'no', reason };
}

function replacement({ instance, groupSize }: SpotInput): Finding {
  const { autoScalingGroup } = instance;
  if (autoScalingGroup === undefined) {
    const reason = sentence('Whether an Auto Scaling group replaces it is not known.');
    return { says: 'unknown', reason };
  }
  if (autoScalingGroup === null) {
    const reason = sentence(
      'It is in no Auto Scaling group: nothing would replace it after an interruption.',
    );
    return { says: 'no', reason };
  }
  return groupSize > 1
    ? {
        says: 'yes',
        reason: sentence(
          'Its Auto Scaling group {group} has {count} running and replaces it; Spot is set up in the group.',
          { group: autoScalingGroup, count: groupSize },
        ),
      }
    : {
        says: 'no',
        reason: sentence('It is the only one that runs in its Auto Scaling group {group}.', {
          group: autoScalingGroup,
        }),
      };
}

function localDisks({ typeSpecs }: SpotInput): Finding | undefined {
  if (typeSpecs?.instanceStorageSupported === undefined) {
    return {
      says: 'unknown',
      reason: sentence('Whether it has instance store volumes is not known.'),
    };
  }
  if (!typeSpecs.instanceStorageSupported) return undefined;
  return {
    says: 'no',
    reason: sentence('The data on its instance store would be lost at each interruption.'),
  };
}

/** Above this the price of the worst hour says little about the next month. */
const STEADY = 1.5;

function volatility({ mean, max, onDemand }: SpotRates): Finding | undefined {
  if (mean === undefined || max === undefined || onDemand === undefined) return undefined;
  if (max >= onDemand) {
    const reason = sentence('In the last 30 days Spot cost as much as on demand at times.');
    return { says: 'no', reason };
  }
  return max > mean * STEADY
    ? {
        says: 'unknown',
        reason: sentence('Its Spot price has fluctuated strongly in the last 30 days.'),
      }
    : undefined;
}

/** The bands of AWS's Spot Advisor (docs/facts/pricing-and-commitments.md#spot). */
const TAKEN_BACK = [
  sentence('AWS interrupted less than 5% of this type in a month.'),
  sentence('AWS interrupted 5 to 10% of this type in a month.'),
  sentence('AWS interrupted 10 to 15% of this type in a month.'),
  sentence('AWS interrupted 15 to 20% of this type in a month.'),
] as const;
const MOST_TAKEN_BACK = sentence('AWS interrupted more than 20% of this type in a month.');
const TOO_OFTEN = 3;

function interruptions({ interruptionBand: band }: SpotInput): Finding {
  if (band === undefined) {
    return {
      says: 'note',
      reason: sentence('The interruption frequency of this type was not read.'),
    };
  }
  const reason = TAKEN_BACK[band] ?? MOST_TAKEN_BACK;
  return { says: band >= TOO_OFTEN ? 'no' : 'note', reason };
}

function spotRates({ instance, price }: SpotInput): SpotRates {
  if (!price.ok) return {};
  const { rates, onDemand } = price.value;
  const over = (wanted: string) =>
    rates.find((rate) => isSpotIn(rate, instance.availabilityZone, wanted))?.hourly;
  const [mean, max] = [over('30-day mean'), over('30-day max')];
  return {
    onDemand,
    ...(mean === undefined ? {} : { mean }),
    ...(max === undefined ? {} : { max }),
  };
}

function isSpotIn({ option }: Rate, zone: string | undefined, over: string): boolean {
  return option.kind === 'spot' && option.over === over && option.availabilityZone === zone;
}

/** Interruptions in a month, by band; without one, as of the worst that still is suitable. */
const MONTHLY_INTERRUPTIONS = [0.05, 0.1, 0.15, 0.2, 0.3];
const UNREAD = 0.15;

/** Each interruption is counted as an hour on demand: the replacement starts, warms up, overlaps. */
function expectedOf(
  { interruptionBand: band }: SpotInput,
  { mean, onDemand }: SpotRates,
): ExpectedSpot | undefined {
  if (mean === undefined || onDemand === undefined) return undefined;
  const often = band === undefined ? UNREAD : (MONTHLY_INTERRUPTIONS[band] ?? UNREAD);
  const saving = perMonth(microUsd(onDemand - mean)) - often * onDemand;
  return { hourly: mean, monthlySaving: microUsd(saving) };
}
