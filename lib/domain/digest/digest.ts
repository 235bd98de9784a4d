import type { AccountId, Region } from '../../shared/ids.ts';
import type { Sentence } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { CashSaving } from '../billing/cashSaving.ts';
import type { KillSwitchState, SuggestionRecord } from '../lifecycle/suggestionRecord.ts';
import type { CostChange } from './dailyMetrics.ts';

/** All that the morning message says. Money is µUSD per month. */
export interface Digest {
  /** The channel, or the user, that it is for. */
  readonly to: string;
  /** The day in the reader's time zone: 2026-11-23. */
  readonly date: string;
  readonly timeZone: string;
  /** What the company calls its accounts, by id: those that were looked at. */
  readonly accountNames: Readonly<Record<AccountId, string>>;
  /** Where something of it runs. */
  readonly accounts: readonly AccountId[];
  readonly regions: readonly Region[];
  readonly running: number;
  /** Of running instances, at list, that have a price. */
  readonly monthlyList: MicroUsd;
  /** Running instances without a price: not in `monthlyList`. */
  readonly unpriced: number;
  /** Against the day before, and against a week ago. */
  readonly changes: readonly CostChange[];
  /** Realised so far, by resizes that are done: in cash where it was known, else at list. */
  readonly saved: MicroUsd;
  readonly open: number;
  /** Open, and new or changed since a digest showed them: those in `top` are the best of them. */
  readonly news: number;
  /** Open, because they are too small for their load: their cost is in none of the sums. */
  readonly tooSmall: number;
  /** Open, and told in other channels and to their owners. */
  readonly elsewhere: number;
  readonly openList: MicroUsd;
  /** Of all open suggestions together: not the sum of each by itself. */
  readonly openCash: CashSaving;
  /** What the bill is, with commitments; absent when it can't be known. */
  readonly monthlyBill?: MicroUsd;
  /** Changes that would save nothing before a commitment ends, the first of them on `from`. */
  readonly notYet: { readonly count: number; readonly from?: string };
  /** News, best first, at most the configured number. */
  readonly top: readonly SuggestionRecord[];
  readonly withoutMemory: number;
  /** Why there is no suggestion where Compute Optimizer has one: no single price; and how often. */
  readonly withoutPrice: readonly { readonly reason: Sentence; readonly instances: number }[];
  /** While somebody has stopped all changes. */
  readonly stopped?: KillSwitchState;
  readonly errors: readonly ReadError[];
  /** Nothing in it that was not in the one before. */
  readonly quiet: boolean;
}
