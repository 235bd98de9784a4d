import { type Sentence, sentence } from '../../shared/message.ts';
import { type MicroUsd, NO_MONEY, perMonth } from '../../shared/money.ts';
import type { Price, PurchaseOption, Rate } from './priceBook.ts';
import type { SpotSuitability } from './spotSuitability.ts';

/** One way to buy an instance, for a month of 730 hours. */
export interface OptionRow {
  readonly option: PurchaseOption;
  /** µUSD an hour, upfront included. */
  readonly hourly: MicroUsd;
  readonly upfront: MicroUsd;
  /** µUSD a month, upfront included: paid in every hour for a commitment. */
  readonly monthly: MicroUsd;
  /** Share of the on-demand price that is saved when it always runs. */
  readonly saving: number;
  /** Share of the hours in which it must run, or on demand is cheaper. Absent where none is committed. */
  readonly breakEvenUse?: number;
  /** After so many months the upfront payment has come back, as it runs now; absent: never, or none. */
  readonly paybackMonths?: number;
}

export interface PurchaseComparison {
  /** On demand first, then cheapest first. */
  readonly rows: readonly OptionRow[];
  readonly recommended: Recommended;
}

export interface Recommended {
  readonly option: PurchaseOption;
  readonly reason: Sentence;
}

export interface ComparisonInput {
  readonly price: Price;
  /** The zone it runs in: the only one whose Spot price it could have. */
  readonly availabilityZone?: string;
  /** Share of the hours in which it ran: 0 to 1. */
  readonly uptime: number;
  /** Share of its hours that is paid for by commitments today: 0 to 1. */
  readonly covered: number;
  readonly spot: SpotSuitability;
}

/** Every way to buy one instance, and the one to take. */
export function comparePurchaseOptions(input: ComparisonInput): PurchaseComparison {
  const { price } = input;
  const committed = price.rates
    .filter(({ option }) => isWithinReach(option, input.availabilityZone))
    .map((rate) => rowOf(rate, input))
    .toSorted((a, b) => a.monthly - b.monthly);
  const rows = [rowOf(onDemandOf(price), input), ...committed];
  return { rows, recommended: recommend(rows, input) };
}

function onDemandOf({ onDemand }: Price): Rate {
  return { option: { kind: 'on-demand' }, hourly: onDemand, upfront: NO_MONEY };
}

function isWithinReach(option: PurchaseOption, zone: string | undefined): boolean {
  if (option.kind !== 'spot') return true;
  return option.availabilityZone === zone && option.over === '30-day mean';
}

function rowOf({ option, hourly, upfront }: Rate, { price, uptime }: ComparisonInput): OptionRow {
  const isCommitment = option.kind === 'reserved' || option.kind === 'savings-plan';
  const payback = isCommitment
    ? paybackMonths({ hourly, upfront, years: option.years }, price.onDemand, uptime)
    : undefined;
  return {
    option,
    hourly,
    upfront,
    monthly: perMonth(hourly),
    saving: 1 - hourly / price.onDemand,
    ...(isCommitment ? { breakEvenUse: hourly / price.onDemand } : {}),
    ...(payback === undefined ? {} : { paybackMonths: payback }),
  };
}

/**
 * Upfront ÷ (what on demand costs in a month − what is still paid monthly),
 * docs/facts/pricing-and-commitments.md#sizing-a-commitment. undefined without an upfront payment,
 * and when it does not come back within the term.
 */
function paybackMonths(
  { hourly, upfront, years }: { hourly: MicroUsd; upfront: MicroUsd; years: 1 | 3 },
  onDemand: MicroUsd,
  uptime: number,
): number | undefined {
  if (upfront === 0) return undefined;
  const months = 12 * years;
  const stillPaid = perMonth(hourly) - upfront / months;
  const monthly = uptime * perMonth(onDemand) - stillPaid;
  const payback = upfront / monthly;
  return payback > 0 && payback <= months ? payback : undefined;
}

/**
 * What is told without being asked commits to one year and to no family
 * (docs/facts/pricing-and-commitments.md#sizing-a-commitment).
 */
function recommend(rows: readonly OptionRow[], input: ComparisonInput): Recommended {
  const stay: PurchaseOption = { kind: 'on-demand' };
  const { spot, uptime, covered } = input;
  if (covered > MOSTLY) {
    return {
      option: stay,
      reason: sentence('Your commitments already cover {share} of it: buy nothing for it.', {
        share: { share: covered },
      }),
    };
  }
  const spotRow = rows.find(({ option }) => option.kind === 'spot');
  if (spot.kind === 'suitable' && spotRow !== undefined) {
    return {
      option: spotRow.option,
      reason: sentence(
        'Spot costs {share} less on average, and its Auto Scaling group replaces interrupted instances.',
        { share: { share: spotRow.saving } },
      ),
    };
  }
  const careful = rows.find(
    ({ option }) =>
      option.kind === 'savings-plan' &&
      option.plan === 'Compute' &&
      option.years === 1 &&
      option.payment === 'No Upfront',
  );
  if (careful === undefined) {
    return { option: stay, reason: sentence('No Savings Plan rate of it was found.') };
  }
  const needed = careful.hourly / input.price.onDemand;
  const shares = { ran: { share: uptime }, needed: { share: needed } };
  if (uptime <= needed) {
    return {
      option: stay,
      reason: sentence('It ran in {ran} of the hours; a plan pays off from {needed} on.', shares),
    };
  }
  return {
    option: careful.option,
    reason: sentence(
      'It ran in {ran} of the hours; a plan pays off from {needed} on. A Compute Savings Plan stays useful when the type changes. `/trimtab plan` sizes it for the whole fleet.',
      shares,
    ),
  };
}

const MOSTLY = 0.5;
