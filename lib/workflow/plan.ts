import type { Configuration } from '../config/config.ts';
import { mayChange } from '../config/mayChange.ts';
import { buildDigest } from '../domain/buildDigest.ts';
import { afterCoolDown } from '../domain/coolDown.ts';
import type { Digest } from '../domain/digest.ts';
import type { AccountId } from '../domain/ids.ts';
import { add } from '../domain/money.ts';
import type { ReadError } from '../domain/readError.ts';
import { savingTogether } from '../domain/savingTogether.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { suggest } from '../domain/suggest.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import { expire, firstSeen, seenAgain } from '../domain/suggestionTransition.ts';
import type { DigestStore } from '../store/digestStore.ts';
import type { LedgerStore } from '../store/ledgerStore.ts';
import type { StopStore } from '../store/stopStore.ts';
import type { SuggestionStore } from '../store/suggestionStore.ts';
import { type MoneyDeps, readMoney } from './readMoney.ts';

export interface PlanDeps extends MoneyDeps {
  readonly config: Configuration;
  readonly loadSnapshot: (key: string) => Promise<Snapshot>;
  readonly suggestions: SuggestionStore;
  readonly digests: DigestStore;
  readonly ledger: LedgerStore;
  readonly stops: StopStore;
}

/** From what was seen today to what is suggested, stored and told. Twice gives the same. */
export async function plan(
  seen: {
    readonly date: string;
    readonly snapshots: readonly string[];
    readonly errors: readonly ReadError[];
  },
  deps: PlanDeps,
): Promise<Digest> {
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
  const open = records.filter(({ state }) => state.kind === 'open');
  const previous = await deps.digests.latestBefore(seen.date);
  const ledger = await deps.ledger.list();
  return buildDigest({
    accounts: deps.config.accounts,
    date: seen.date,
    timeZone: deps.config.digest.timeZone,
    snapshots,
    priceBook,
    records,
    ...(previous === undefined ? {} : { previous: previous.digest }),
    openCash: savingTogether(
      open.map(({ suggestion }) => suggestion),
      snapshots,
      cashSavingOf,
    ),
    ...(monthlyBill === undefined ? {} : { monthlyBill }),
    notYet,
    withoutPrice,
    saved: add(...ledger.map(({ monthlyCash, monthlyList }) => monthlyCash ?? monthlyList)),
    top: deps.config.digest.top,
    stopped: await deps.stops.stopped(),
    errors: [...seen.errors, ...money.errors],
  });
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
