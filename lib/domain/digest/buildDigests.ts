import { NO_MONEY } from '../../shared/money.ts';
import type { CashSavingOf } from '../billing/cashSaving.ts';
import type { Inventory } from '../fleet/inventory.ts';
import type { SuggestionRecord } from '../lifecycle/suggestionRecord.ts';
import { combinedSaving } from '../suggestions/combinedSaving.ts';
import { isSaving } from '../suggestions/savingAmount.ts';
import { buildDigest, type DigestInput } from './buildDigest.ts';
import type { DailyMetrics } from './dailyMetrics.ts';
import type { Digest } from './digest.ts';
import type { Routed } from './route.ts';

export interface DigestsInput
  extends Omit<DigestInput, 'to' | 'routedAway' | 'earlier' | 'openCash'> {
  readonly mainChannel: string;
  /** The channel or user that the suggestions for an instance go to; undefined: the main channel. */
  readonly addressOf: (instance: Routed) => string | undefined;
  readonly earlier: ReadonlyMap<string, readonly DailyMetrics[]>;
  readonly cashSavingOf: CashSavingOf;
}

/**
 * One digest for each channel and owner with open suggestions. The first is for the main channel: it
 * covers the whole fleet, and shows the suggestions that are routed to no other channel or owner. The
 * others cover their own instances.
 */
export function buildDigests(input: DigestsInput): readonly [Digest, ...Digest[]] {
  const { mainChannel, records } = input;
  const main = { ...partOf(input, mainChannel), inventories: input.inventories };
  const others = addressesOf(records, input.addressOf).filter((to) => to !== mainChannel);
  const routedAway = records.filter(isOpen).length - main.records.filter(isOpen).length;
  return [
    digestFor(mainChannel, { ...input, ...main }, routedAway),
    ...others.map((to) => {
      const { monthlyBill: _, ...rest } = input;
      const part = { ...partOf(input, to), errors: [], withoutPrice: [], saved: NO_MONEY };
      return digestFor(to, { ...rest, ...part }, 0);
    }),
  ];
}

/** The channels and users that open suggestions are routed to, each once. */
export function addressesOf(
  records: readonly SuggestionRecord[],
  addressOf: DigestsInput['addressOf'],
): readonly string[] {
  const addresses = records
    .filter(isOpen)
    .flatMap(({ suggestion }) => addressOf(routed(suggestion)) ?? []);
  return [...new Set(addresses)];
}

function digestFor(to: string, input: DigestsInput, routedAway: number): Digest {
  const open = input.records
    .filter(isOpen)
    .map(({ suggestion }) => suggestion)
    .filter(isSaving);
  return buildDigest({
    ...input,
    to,
    routedAway,
    earlier: input.earlier.get(to) ?? [],
    openCash: combinedSaving(open, input.inventories, input.cashSavingOf),
  });
}

/** The part of the input that is routed to this channel or user. */
function partOf(
  { inventories, records, deferredByCommitments, ...input }: DigestsInput,
  to: string,
) {
  const isRoutedHere = (instance: Routed) =>
    (input.addressOf(instance) ?? input.mainChannel) === to;
  return {
    inventories: inventories.flatMap((inventory): Inventory[] => {
      const instances = inventory.instances.filter(isRoutedHere);
      return instances.length === 0 ? [] : [{ ...inventory, instances }];
    }),
    records: records.filter(({ suggestion }) => isRoutedHere(routed(suggestion))),
    deferredByCommitments: deferredByCommitments.filter((suggestion) =>
      isRoutedHere(routed(suggestion)),
    ),
  };
}

/** What a route matches in a suggestion. */
export function routed({
  instance,
  tags,
}: Pick<SuggestionRecord['suggestion'], 'instance' | 'tags'>): Routed {
  return { account: instance.account, tags };
}

function isOpen({ state }: SuggestionRecord): boolean {
  return state.kind === 'open';
}
