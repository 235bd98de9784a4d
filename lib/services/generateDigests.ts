import { changeScope } from '../config/changeScope.ts';
import type { Configuration } from '../config/config.ts';
import { addressesOf, buildDigests } from '../domain/digest/buildDigests.ts';
import { type DailyMetrics, unreadIn } from '../domain/digest/dailyMetrics.ts';
import type { Digest } from '../domain/digest/digest.ts';
import type { Routed } from '../domain/digest/route.ts';
import type { Inventory } from '../domain/fleet/inventory.ts';
import { afterCooldown } from '../domain/lifecycle/cooldown.ts';
import type { SuggestionRecord } from '../domain/lifecycle/suggestionRecord.ts';
import { createRecord, expire, refreshRecord } from '../domain/lifecycle/transition.ts';
import { suggest } from '../domain/suggestions/suggest.ts';
import type { Suggestion } from '../domain/suggestions/suggestion.ts';
import type { AccountId } from '../shared/ids.ts';
import { add } from '../shared/money.ts';
import type { ReadError } from '../shared/readError.ts';
import type { DailyMetricsStore } from '../store/dailyMetricsStore.ts';
import type { DigestStore, DraftKey } from '../store/digestStore.ts';
import type { KillSwitchStore } from '../store/killSwitchStore.ts';
import type { LedgerStore } from '../store/ledgerStore.ts';
import type { SuggestionStore } from '../store/suggestionStore.ts';
import { type BillingDeps, loadBillingContext } from './loadBillingContext.ts';

export interface PlanDeps extends BillingDeps {
  readonly config: Configuration;
  readonly loadInventory: (key: string) => Promise<Inventory>;
  readonly suggestions: SuggestionStore;
  readonly digests: DigestStore;
  readonly figures: DailyMetricsStore;
  /** The channel or user that is told of an instance; undefined: the main channel. */
  readonly recipients: (
    records: readonly SuggestionRecord[],
  ) => Promise<(instance: Routed) => string | undefined>;
  readonly ledger: LedgerStore;
  readonly killSwitch: KillSwitchStore;
}

/**
 * From what was seen today to what is suggested and stored. The digests that say something are kept
 * as drafts, and named. Twice gives the same.
 */
export async function plan(
  seen: {
    readonly date: string;
    readonly inventories: readonly string[];
    readonly errors: readonly ReadError[];
  },
  deps: PlanDeps,
): Promise<readonly DraftKey[]> {
  const inventories: Inventory[] = [];
  for (const key of seen.inventories) inventories.push(await deps.loadInventory(key));
  const money = await loadBillingContext(inventories, deps);
  const { priceBook, cashSavingOf, monthlyBill } = money;
  const { suggestions, deferredByCommitments, withoutPrice } = suggest({
    ...money,
    inventories,
    changeScope: changeScope(deps.config),
  });
  const records = await remember(suggestions, deps);
  const { slack, digest } = deps.config;
  const addressOf = await deps.recipients(records);
  const ledger = await deps.ledger.list();
  const digests = buildDigests({
    mainChannel: slack.channel,
    addressOf,
    earlier: await earlierFigures([slack.channel, ...addressesOf(records, addressOf)], deps),
    accounts: deps.config.accounts,
    date: seen.date,
    timeZone: digest.timeZone,
    inventories,
    priceBook,
    records,
    cashSavingOf,
    ...(monthlyBill === undefined ? {} : { monthlyBill }),
    deferredByCommitments,
    withoutPrice,
    saved: add(...ledger.map(({ monthlyCash, monthlyList }) => monthlyCash ?? monthlyList)),
    top: digest.top,
    stopped: await deps.killSwitch.stopped(),
    errors: [...seen.errors, ...money.errors],
  });
  for (const each of digests) await deps.figures.put(each.to, figuresOf(each));
  const worthSaying = digests.filter((each) => isWorthSaying(each, deps));
  for (const each of worthSaying) await deps.digests.putDraft(each);
  return worthSaying.map(({ to, date }) => ({ to, date }));
}

async function earlierFigures(addresses: readonly string[], { figures }: PlanDeps) {
  const earlier = new Map<string, readonly DailyMetrics[]>();
  for (const to of addresses) earlier.set(to, await figures.list(to));
  return earlier;
}

function figuresOf({ date, monthlyList, errors }: Digest): DailyMetrics {
  return { date, monthlyList, unread: unreadIn(errors) };
}

/** A quiet day is a line in a channel, if the company wants one; people are left alone. */
function isWorthSaying({ quiet, to }: Digest, { config }: PlanDeps): boolean {
  const isChannel = /^[CG]/.test(to);
  return !quiet || (isChannel && config.digest.quiet === 'line');
}

/** Stores today's suggestions beside what was decided before; in the order given. */
async function remember(found: readonly Suggestion[], deps: PlanDeps) {
  const at = deps.now().toISOString();
  const accounts: readonly AccountId[] = deps.config.accounts.map(({ id }) => id);
  const known = await deps.suggestions.list(accounts);
  const suggestions = afterCooldown(found, known, deps.config.resize.cooldownDays, at);
  const knownById = new Map(known.map((record) => [record.suggestion.id, record]));
  const records = [];
  for (const suggestion of suggestions) {
    const before = knownById.get(suggestion.id);
    const after =
      before === undefined ? createRecord(suggestion, at) : refreshRecord(before, suggestion, at);
    const stored =
      before === undefined
        ? await deps.suggestions.create(after)
        : await deps.suggestions.save(before, after);
    // Somebody pressed a button in this very moment: what they did stands.
    const record = stored.ok
      ? stored.value
      : await deps.suggestions.get(suggestion.instance.account, suggestion.id);
    if (record !== undefined) records.push(record);
  }
  const today = new Set(suggestions.map(({ id }) => id));
  const gone = known.filter(
    ({ suggestion }) => suggestion.kind !== 'rollback' && !today.has(suggestion.id),
  );
  for (const record of gone) {
    const expired = expire(record, at);
    if (expired.ok) await deps.suggestions.save(record, expired.value);
  }
  return records;
}
