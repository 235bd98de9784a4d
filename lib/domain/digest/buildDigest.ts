import type { AccountId } from '../../shared/ids.ts';
import { inEnglish } from '../../shared/message.ts';
import { add, type MicroUsd } from '../../shared/money.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { CashSaving } from '../billing/cashSaving.ts';
import type { Inventory } from '../fleet/inventory.ts';
import { isNewOrChanged } from '../lifecycle/newOrChanged.ts';
import type { KillSwitchState, SuggestionRecord } from '../lifecycle/suggestionRecord.ts';
import { listCost } from '../pricing/listCost.ts';
import type { PriceBook } from '../pricing/priceBook.ts';
import { isSaving } from '../suggestions/savingAmount.ts';
import type { Suggested } from '../suggestions/suggest.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { costChanges, type DailyMetrics, isNewlyBlind } from './dailyMetrics.ts';
import type { Digest } from './digest.ts';

export interface DigestInput {
  readonly to: string;
  readonly accounts: readonly { readonly id: AccountId; readonly name: string }[];
  readonly date: string;
  readonly timeZone: string;
  readonly inventories: readonly Inventory[];
  readonly priceBook: PriceBook;
  /** Best first; in any state. */
  readonly records: readonly SuggestionRecord[];
  /** Open suggestions that go to other channels or to owners. */
  readonly routedAway: number;
  /** Of the days before, for the same recipient. */
  readonly earlier: readonly DailyMetrics[];
  /** µUSD per month, realized. */
  readonly saved: MicroUsd;
  readonly top: number;
  /** What all open suggestions save together. */
  readonly openCash: CashSaving;
  /** µUSD a month that is billed, with commitments; absent when it can't be known. */
  readonly monthlyBill?: MicroUsd;
  /** Changes that save nothing until a commitment ends. */
  readonly deferredByCommitments: readonly Suggestion[];
  /** Instances that a rule applies to and that have no list price. */
  readonly withoutPrice: Suggested['withoutPrice'];
  /** What could not be read, apart from the errors of the inventories. */
  readonly errors: readonly ReadError[];
  readonly stopped?: KillSwitchState | undefined;
}

/** The digest of one day for one recipient: figures, and the best new suggestions. Money is µUSD. */
export function buildDigest(input: DigestInput): Digest {
  const { inventories, date, earlier } = input;
  const cost = monthlyList(inventories, input.priceBook);
  const open = input.records.filter(({ state }) => state.kind === 'open');
  const news = open.filter(isNewOrChanged);
  const running = runningIn(inventories);
  const errors = [...input.errors, ...inventories.flatMap((inventory) => inventory.errors)];
  return {
    to: input.to,
    date,
    timeZone: input.timeZone,
    accountNames: Object.fromEntries(input.accounts.map(({ id, name }) => [id, name])),
    accounts: [...new Set(running.map(({ account }) => account))].toSorted(),
    regions: [...new Set(running.map(({ region }) => region))].toSorted(),
    running: running.length,
    monthlyList: cost.monthly,
    unpriced: cost.unpriced,
    changes: costChanges(cost.monthly, date, earlier),
    saved: input.saved,
    open: open.length,
    news: news.length,
    routedAway: input.routedAway,
    openList: add(
      ...open
        .map(({ suggestion }) => suggestion)
        .filter(isSaving)
        .map(({ saving }) => saving.list),
    ),
    tooSmall: open.filter(({ suggestion }) => !isSaving(suggestion)).length,
    openCash: input.openCash,
    ...(input.monthlyBill === undefined ? {} : { monthlyBill: input.monthlyBill }),
    deferredByCommitments: countAndStart(input.deferredByCommitments),
    top: best(news, input.top),
    withoutMemory: running.filter(
      ({ recommendation }) =>
        recommendation !== undefined && recommendation.utilization.memoryMax === undefined,
    ).length,
    withoutPrice: byReason(input.withoutPrice),
    ...(input.stopped === undefined ? {} : { stopped: input.stopped }),
    errors,
    quiet: news.length === 0 && !isNewlyBlind(errors, date, earlier),
  };
}

function byReason(withoutPrice: DigestInput['withoutPrice']): Digest['withoutPrice'] {
  const alike = Map.groupBy(withoutPrice, ({ reason }) => inEnglish(reason));
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ reason: first.reason, instances: 1 + others.length }],
  );
}

/** The best savings; the last place is for an under-provisioned instance, if one is new. */
function best(news: readonly SuggestionRecord[], top: number): readonly SuggestionRecord[] {
  const tooSmall = news
    .filter(({ suggestion }) => !isSaving(suggestion))
    .toSorted((a, b) => loadOf(b.suggestion) - loadOf(a.suggestion));
  const saving = news.filter(({ suggestion }) => isSaving(suggestion));
  const kept = saving.slice(0, tooSmall.length === 0 || top === 1 ? top : top - 1);
  return [...kept, ...tooSmall.slice(0, top - kept.length)];
}

/** The busier of CPU and memory, in percent. */
function loadOf({ evidence: { utilization } }: Suggestion): number {
  return Math.max(utilization.cpuMax ?? 0, utilization.memoryMax ?? 0);
}

function countAndStart(suggestions: readonly Suggestion[]): Digest['deferredByCommitments'] {
  const dates = suggestions.flatMap(({ saving: { cash } }) =>
    cash.kind === 'known' ? cash.later.slice(0, 1).map(({ from }) => from) : [],
  );
  const [from] = dates.toSorted();
  return { count: suggestions.length, ...(from === undefined ? {} : { from }) };
}

/** What the running instances cost a month at list (µUSD), and how many have no list price. */
function monthlyList(
  inventories: readonly Inventory[],
  priceBook: PriceBook,
): { readonly monthly: MicroUsd; readonly unpriced: number } {
  const costs = runningIn(inventories).map((instance) => listCost(instance, priceBook));
  const known = costs.flatMap((cost) => (cost.ok ? [cost.value] : []));
  return { monthly: add(...known), unpriced: costs.length - known.length };
}

function runningIn(inventories: readonly Inventory[]) {
  return inventories.flatMap(({ instances }) =>
    instances.filter(({ state }) => state === 'running'),
  );
}
