import { changeScope } from '../config/changeScope.ts';
import type { Configuration } from '../config/config.ts';
import { addressesOf, buildDigests } from '../domain/digest/buildDigests.ts';
import { type DailyMetrics, unreadIn } from '../domain/digest/dailyMetrics.ts';
import type { Digest } from '../domain/digest/digest.ts';
import type { Routed } from '../domain/digest/route.ts';
import type { Inventory } from '../domain/fleet/inventory.ts';
import { afterCooldown } from '../domain/lifecycle/cooldown.ts';
import type { SuggestionRecord } from '../domain/lifecycle/suggestionRecord.ts';
import { createRecord, expire, refreshRecord } from '../domain/lifecycle/triage.ts';
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

export interface DigestDeps extends BillingDeps {
  readonly config: Configuration;
  readonly loadInventory: (key: string) => Promise<Inventory>;
  readonly suggestions: SuggestionStore;
  readonly digests: DigestStore;
  readonly figures: DailyMetricsStore;
  /** The channel or user that suggestions go to; undefined: the main channel. */
  readonly recipients: (
    records: readonly SuggestionRecord[],
  ) => Promise<(instance: Routed) => string | undefined>;
  readonly ledger: LedgerStore;
  readonly killSwitch: KillSwitchStore;
}

/**
 * Computes and stores the suggestions of a day, and keeps the digests that say something as drafts:
 * their keys are returned. Done twice, it gives the same.
 */
export async function generateDigests(
  seen: {
    readonly date: string;
    readonly inventories: readonly string[];
    readonly errors: readonly ReadError[];
  },
  deps: DigestDeps,
): Promise<readonly DraftKey[]> {
  const inventories: Inventory[] = [];
  for (const key of seen.inventories) inventories.push(await deps.loadInventory(key));
  const billing = await loadBillingContext(inventories, deps);
  const { suggestions, ...suggested } = suggest({
    ...billing,
    inventories,
    changeScope: changeScope(deps.config),
  });
  const records = await storeSuggestions(suggestions, deps);
  const { slack, digest } = deps.config;
  const addressOf = await deps.recipients(records);
  const ledger = await deps.ledger.list();
  const digests = buildDigests({
    ...billing,
    ...suggested,
    mainChannel: slack.channel,
    addressOf,
    earlier: await earlierMetrics([slack.channel, ...addressesOf(records, addressOf)], deps),
    accounts: deps.config.accounts,
    date: seen.date,
    timeZone: digest.timeZone,
    inventories,
    records,
    saved: add(...ledger.map(({ monthlyCash, monthlyList }) => monthlyCash ?? monthlyList)),
    top: digest.top,
    stopped: await deps.killSwitch.stopped(),
    errors: [...seen.errors, ...billing.errors],
  });
  for (const each of digests) await deps.figures.put(each.to, metricsOf(each));
  const drafts = digests.filter((each) => isPosted(each, deps));
  for (const each of drafts) await deps.digests.putDraft(each);
  return drafts.map(({ to, date }) => ({ to, date }));
}

async function earlierMetrics(addresses: readonly string[], { figures }: DigestDeps) {
  const earlier = new Map<string, readonly DailyMetrics[]>();
  for (const to of addresses) earlier.set(to, await figures.list(to));
  return earlier;
}

function metricsOf({ date, monthlyList, errors }: Digest): DailyMetrics {
  return { date, monthlyList, unread: unreadIn(errors) };
}

/** A quiet day is one line in a channel if `digest.quiet` says so; users get no message. */
function isPosted({ quiet, to }: Digest, { config }: DigestDeps): boolean {
  const isChannel = /^[CG]/.test(to);
  return !quiet || (isChannel && config.digest.quiet === 'line');
}

/**
 * Stores the suggestions of today, in the order given, and expires the open ones that are no longer
 * suggested. What was decided on a record stays.
 */
async function storeSuggestions(
  found: readonly Suggestion[],
  deps: DigestDeps,
): Promise<readonly SuggestionRecord[]> {
  const at = deps.now().toISOString();
  const accounts: readonly AccountId[] = deps.config.accounts.map(({ id }) => id);
  const known = await deps.suggestions.list(accounts);
  const suggestions = afterCooldown(found, known, deps.config.resize.cooldownDays, at);
  const knownById = new Map(known.map((record) => [record.suggestion.id, record]));
  const records: SuggestionRecord[] = [];
  for (const suggestion of suggestions) {
    const record = await store(suggestion, knownById.get(suggestion.id), at, deps);
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

/** When a user decides at the same moment, their record is kept and returned. */
async function store(
  suggestion: Suggestion,
  known: SuggestionRecord | undefined,
  at: string,
  { suggestions }: DigestDeps,
): Promise<SuggestionRecord | undefined> {
  const stored =
    known === undefined
      ? await suggestions.create(createRecord(suggestion, at))
      : await suggestions.save(known, refreshRecord(known, suggestion, at));
  return stored.ok
    ? stored.value
    : await suggestions.get(suggestion.instance.account, suggestion.id);
}
