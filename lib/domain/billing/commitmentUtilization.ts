import { DAY_MS } from '../../shared/dates.ts';
import { add, type MicroUsd, microUsd, monthOf, subtract } from '../../shared/money.ts';
import type { PriceBook } from '../pricing/priceBook.ts';
import { type Bill, bill } from './bill.ts';
import type { BillInput } from './billingContext.ts';
import type { BillLine } from './billLine.ts';
import { type Commitment, hasUnknownUpfront } from './commitment.ts';
import { SECONDS_PER_HOUR } from './usage.ts';

/** How well something that is owned is used. */
export interface CommitmentUtilization {
  readonly commitment: Commitment;
  /** µUSD a month, used or not, upfront included; at least so much when that is not known. */
  readonly monthly: MicroUsd;
  /** Share of it that paid for something: 0 to 1. */
  readonly used: number;
  /** µUSD a month that on demand would cost more for what it pays for; below zero when it loses. At most so much when the upfront payment is not known. */
  readonly saves: MicroUsd;
  readonly daysLeft: number;
  readonly warnings: readonly ('ends soon' | 'little used')[];
}

/** Time enough to decide what comes after. */
const SOON_DAYS = 60;
/** Below this a commitment loses what a good discount gives. */
const WELL_USED = 0.9;

/** Of everything that is owned, by the typical usage; what loses most comes first. */
export function commitmentUtilization(
  input: BillInput,
  now: string,
): readonly CommitmentUtilization[] {
  const { commitments, priceBook } = input;
  const made = bill(input);
  const linesOf = Map.groupBy(made.lines, (line) =>
    line.kind === 'on-demand' ? '' : line.commitment,
  );
  return commitments.owned
    .map((commitment) => useOf(commitment, linesOf.get(commitment.id) ?? [], made, priceBook, now))
    .toSorted((a, b) => lostIn(b) - lostIn(a));
}

function useOf(
  commitment: Commitment,
  lines: readonly BillLine[],
  { hours }: Bill,
  priceBook: PriceBook,
  now: string,
): CommitmentUtilization {
  const cost = add(...lines.map((line) => line.cost));
  const paid = lines.filter(({ kind }) => kind !== 'unused');
  const used = usedShare(commitment, lines, cost);
  const worth = add(...paid.map((line) => onDemandOf(line, priceBook)));
  const daysLeft = Math.max(0, (Date.parse(commitment.end) - Date.parse(now)) / DAY_MS);
  return {
    commitment,
    monthly: monthOf(cost, Math.max(1, hours)),
    used,
    saves: monthOf(subtract(worth, cost), Math.max(1, hours)),
    daysLeft: Math.floor(daysLeft),
    warnings: [
      ...(daysLeft < SOON_DAYS ? (['ends soon'] as const) : []),
      ...(used < WELL_USED ? (['little used'] as const) : []),
    ],
  };
}

/** By cost; by what is left of it when the cost is not known. */
function usedShare(commitment: Commitment, lines: readonly BillLine[], cost: MicroUsd): number {
  const unused = lines.find(({ kind }) => kind === 'unused');
  if (hasUnknownUpfront(commitment) && unused?.kind === 'unused') return 1 - unused.share;
  if (hasUnknownUpfront(commitment)) return lines.length === 0 ? 0 : 1;
  return cost === 0 ? 0 : (cost - (unused?.cost ?? 0)) / cost;
}

function onDemandOf(line: BillLine, priceBook: PriceBook): MicroUsd {
  if (line.kind === 'unused') return microUsd(0);
  const price = priceBook.priceOf(line.key);
  return microUsd(price.ok ? (line.seconds / SECONDS_PER_HOUR) * price.value.onDemand : 0);
}

function lostIn({ monthly, used }: CommitmentUtilization): number {
  return monthly * (1 - used);
}
