import type { Configuration } from '../config/config.ts';
import { buildDigest } from '../domain/buildDigest.ts';
import type { Digest } from '../domain/digest.ts';
import type { AccountId, Scope } from '../domain/ids.ts';
import { add } from '../domain/money.ts';
import type { PriceBook, PriceKey } from '../domain/priceBook.ts';
import { priceKeyText } from '../domain/priceBook.ts';
import { priceKeyOf } from '../domain/priceKeyOf.ts';
import type { ReadError } from '../domain/readError.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { suggest } from '../domain/suggest.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import { expire, firstSeen, seenAgain } from '../domain/suggestionTransition.ts';
import { type CommitmentsRead, cashSavingFrom } from '../domain/uncommitted.ts';
import type { DigestStore } from '../store/digestStore.ts';
import type { LedgerStore } from '../store/ledgerStore.ts';
import type { SuggestionStore } from '../store/suggestionStore.ts';

export interface PlanDeps {
  readonly now: () => Date;
  readonly config: Configuration;
  readonly loadSnapshot: (key: string) => Promise<Snapshot>;
  readonly loadPrices: (
    keys: readonly PriceKey[],
  ) => Promise<{ readonly priceBook: PriceBook; readonly errors: readonly ReadError[] }>;
  readonly readCommitments: (scopes: readonly Scope[]) => Promise<CommitmentsRead>;
  readonly suggestions: SuggestionStore;
  readonly digests: DigestStore;
  readonly ledger: LedgerStore;
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
  const inhabited = snapshots.filter(({ observations }) => observations.length > 0);
  const { priceBook, errors } = await deps.loadPrices(priceKeysOf(snapshots));
  const { suggestions, withoutPrice } = suggest({
    snapshots,
    priceBook,
    requiredTag: { key: deps.config.resize.tagKey, value: deps.config.resize.tagValue },
    cashSavingOf: cashSavingFrom(await deps.readCommitments(inhabited)),
  });
  const records = await remember(suggestions, deps);
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
    withoutPrice,
    saved: add(...ledger.map((entry) => entry.monthlyList)),
    top: deps.config.digest.top,
    errors: [...seen.errors, ...errors],
  });
}

/** Of every instance as it is and as each type that is recommended for it; each key once. */
export function priceKeysOf(snapshots: readonly Snapshot[]): readonly PriceKey[] {
  const keys = new Map<string, PriceKey>();
  for (const { observations } of snapshots) {
    for (const instance of observations) {
      const types = [
        instance.instanceType,
        ...(instance.recommendation?.options ?? []).map((option) => option.instanceType),
      ];
      for (const type of types) {
        const key = priceKeyOf(instance, type);
        if (key !== undefined) keys.set(priceKeyText(key), key);
      }
    }
  }
  return [...keys.values()];
}

/** Stores today's suggestions beside what was decided before; in the order given. */
async function remember(suggestions: readonly Suggestion[], deps: PlanDeps) {
  const at = deps.now().toISOString();
  const accounts: readonly AccountId[] = deps.config.accounts.map(({ id }) => id);
  const known = await deps.suggestions.list(accounts);
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
  for (const record of known.filter(({ suggestion }) => !today.has(suggestion.id))) {
    const expired = expire(record, at);
    if (expired.ok) await deps.suggestions.save(record, expired.value);
  }
  return records;
}
