import type { AccountId, Region } from '../../shared/ids.ts';
import type { Sentence } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { CashSaving } from '../billing/cashSaving.ts';
import type { KillSwitchState, SuggestionRecord } from '../lifecycle/suggestionRecord.ts';
import type { CostChange } from './dailyMetrics.ts';

/** All that the daily message says. Money is µUSD per month. */
export interface Digest {
  /** The channel, or the user, that it is for. */
  readonly to: string;
  /** The day in the reader's time zone: 2026-11-23. */
  readonly date: string;
  readonly timeZone: string;
  /** Names of the accounts that were read, by id. */
  readonly accountNames: Readonly<Record<AccountId, string>>;
  /** Accounts and Regions with running instances. */
  readonly accounts: readonly AccountId[];
  readonly regions: readonly Region[];
  readonly running: number;
  /** Of the running instances that have a list price. */
  readonly monthlyList: MicroUsd;
  /** Running instances without a price: not in `monthlyList`. */
  readonly unpriced: number;
  /** Against the day before, and against a week ago. */
  readonly changes: readonly CostChange[];
  /** Realized by resizes that are done: in cash where it was known, else at list. */
  readonly saved: MicroUsd;
  readonly open: number;
  /** Open, and new or changed since a digest showed them: those in `top` are the best of them. */
  readonly news: number;
  /** Open upsizes of under-provisioned instances: their cost is in none of the sums. */
  readonly tooSmall: number;
  /** Open, and sent to other channels or to owners. */
  readonly routedAway: number;
  readonly openList: MicroUsd;
  /** Of all open suggestions together: not the sum of each by itself. */
  readonly openCash: CashSaving;
  /** What the bill is, with commitments; absent when it can't be known. */
  readonly monthlyBill?: MicroUsd;
  /** Suggestions that save nothing in cash until a commitment ends, the first on `from`. */
  readonly deferredByCommitments: { readonly count: number; readonly from?: string };
  /** News, best first, at most the configured number. */
  readonly top: readonly SuggestionRecord[];
  readonly withoutMemory: number;
  /** Why there is no suggestion where Compute Optimizer has one: no single price; and how often. */
  readonly withoutPrice: readonly { readonly reason: Sentence; readonly instances: number }[];
  /** While the kill switch is on. */
  readonly stopped?: KillSwitchState;
  readonly errors: readonly ReadError[];
  /** Nothing is new since the digest before. */
  readonly quiet: boolean;
}
