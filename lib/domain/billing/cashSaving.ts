import type { Sentence } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { UsageChange } from './usageChange.ts';

/** What the bill does, once reservations and Savings Plans are counted (docs/savings.md, "Cash saving"). */
export type CashSaving =
  | {
      readonly kind: 'known';
      /** µUSD a month less on the bill, from now on; below zero when the bill grows. */
      readonly monthly: MicroUsd;
      /**
       * µUSD a month of what is committed that would pay for nothing any more; absent: not known, as
       * what was paid upfront for a reservation that it may free is not.
       */
      readonly stranded?: MicroUsd;
      /** What it becomes when commitments end, in order; empty when it stays. */
      readonly later: readonly LaterSaving[];
      /**
       * The day on which a queued purchase starts that may change it: from then on it is not known.
       * Absent: none does.
       */
      readonly until?: string;
      /** Share of the hours looked at in which the instances ran: 0 to 1. */
      readonly uptime: number;
      /** How many hours of usage were looked at. */
      readonly hours: number;
    }
  /** Commitments can't be seen: only the list figure can be shown, and why. */
  | { readonly kind: 'atList'; readonly reason: Sentence };

export interface LaterSaving {
  /** The day a commitment ends: `2027-03-01`. */
  readonly from: string;
  readonly monthly: MicroUsd;
}

/** The cash saving of these changes together: not the sum of each by itself. */
export type CashSavingOf = (changes: readonly UsageChange[]) => CashSaving;
