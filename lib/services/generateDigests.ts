import { mayChange } from '../config/changeScope.ts';
import type { Configuration } from '../config/config.ts';
import { addressesOf, buildDigests } from '../domain/digest/buildDigests.ts';
import { type DayFigures, unreadIn } from '../domain/digest/dailyMetrics.ts';
import type { Digest } from '../domain/digest/digest.ts';
import type { Routed } from '../domain/digest/routing.ts';
import type { Snapshot } from '../domain/fleet/inventory.ts';
import { afterCoolDown } from '../domain/lifecycle/cooldown.ts';
import type { SuggestionRecord } from '../domain/lifecycle/suggestionRecord.ts';
import { expire, firstSeen, seenAgain } from '../domain/lifecycle/transition.ts';
import { suggest } from '../domain/suggestions/suggest.ts';
import type { Suggestion } from '../domain/suggestions/suggestion.ts';
import type { AccountId } from '../shared/ids.ts';
import { add } from '../shared/money.ts';
import type { ReadError } from '../shared/readError.ts';
import type { FiguresStore } from '../store/dailyMetricsStore.ts';
import type { DigestStore, DraftKey } from '../store/digestStore.ts';
import type { StopStore } from '../store/killSwitchStore.ts';
import type { LedgerStore } from '../store/ledgerStore.ts';
import type { SuggestionStore } from '../store/suggestionStore.ts';
import { type MoneyDeps, readMoney } from './loadBillingContext.ts';

export interface PlanDeps extends MoneyDeps {
  readonly config: Configuration;
  readonly loadSnapshot: (key: string) => Promise<Snapshot>;
  readonly suggestions: SuggestionStore;
  readonly digests: DigestStore;
  readonly figures: FiguresStore;
  /** The channel or user that is told of an instance; undefined: the main channel. */
  readonly addressing: (
    records: readonly SuggestionRecord[],
  ) => Promise<(instance: Routed) => string | undefined>;
  readonly ledger: LedgerStore;
  readonly stops: StopStore;
}

/**
 * From what was seen today to what is suggested and stored. The digests that say something are kept
 * as drafts, and named. Twice gives the same.
 */
export async function plan(
  seen: {
    readonly date: string;
    readonly snapshots: readonly string[];
    readonly errors: readonly ReadError[];
  },
  deps: PlanDeps,
): Promise<readonly DraftKey[]> {
  const snapshots: Snapshot[] = [];
  for (const key of seen.snapshots) snapshots.push(await deps.loadSnapshot(key));
  const money = await readMoney(snapshots, deps);
  const { priceBook, cashSavingOf, monthlyBill } = money;
  const { suggestions, notYet, withoutPrice } = suggest({
    snapshots,
    priceBook,
    mayChange: mayChange(deps.config),
    cashSavingOf,
  });
  const records = await remember(suggestions, deps);
  const { slack, digest } = deps.config;
  const addressOf = await deps.addressing(records);
  const ledger = await deps.ledger.list();
  const digests = buildDigests({
    mainChannel: slack.channel,
    addressOf,
    earlier: await earlierFigures([slack.channel, ...addressesOf(records, addressOf)], deps),
    accounts: deps.config.accounts,
    date: seen.date,
    timeZone: digest.timeZone,
    snapshots,
    priceBook,
    records,
    cashSavingOf,
    ...(monthlyBill === undefined ? {} : { monthlyBill }),
    notYet,
    withoutPrice,
    saved: add(...ledger.map(({ monthlyCash, monthlyList }) => monthlyCash ?? monthlyList)),
    top: digest.top,
    stopped: await deps.stops.stopped(),
    errors: [...seen.errors, ...money.errors],
  });
  for (const each of digests) await deps.figures.put(each.to, figuresOf(each));
  const worthSaying = digests.filter((each) => isWorthSaying(each, deps));
  for (const each of worthSaying) await deps.digests.putDraft(each);
  return worthSaying.map(({ to, date }) => ({ to, date }));
}

async function earlierFigures(addresses: readonly string[], { figures }: PlanDeps) {
  const earlier = new Map<string, readonly DayFigures[]>();
  for (const to of addresses) earlier.set(to, await figures.list(to));
  return earlier;
}

function figuresOf({ date, monthlyList, errors }: Digest): DayFigures {
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
  const suggestions = afterCoolDown(found, known, deps.config.resize.coolDownDays, at);
  const knownById = new Map(known.map((record) => [record.suggestion.id, record]));
  const records = [];
  for (const suggestion of suggestions) {
    const before = knownById.get(suggestion.id);
    const after =
      before === undefined ? firstSeen(suggestion, at) : seenAgain(before, suggestion, at);
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
    ({ suggestion }) => suggestion.takesBack === undefined && !today.has(suggestion.id),
  );
  for (const record of gone) {
    const expired = expire(record, at);
    if (expired.ok) await deps.suggestions.save(record, expired.value);
  }
  return records;
}
