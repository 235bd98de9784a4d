import { NO_MONEY } from '../../shared/money.ts';
import type { CashSavingOf } from '../billing/cashSaving.ts';
import type { Inventory } from '../fleet/inventory.ts';
import type { SuggestionRecord } from '../lifecycle/suggestionRecord.ts';
import { combinedSaving } from '../suggestions/combinedSaving.ts';
import { isSaving } from '../suggestions/savingAmount.ts';
import { buildDigest, type DigestInput } from './buildDigest.ts';
import type { DailyMetrics } from './dailyMetrics.ts';
import type { Digest } from './digest.ts';
import type { Routed } from './routing.ts';

export interface DigestsInput
  extends Omit<DigestInput, 'to' | 'elsewhere' | 'earlier' | 'openCash'> {
  readonly mainChannel: string;
  /** The channel or user that the suggestions for an instance go to; undefined: the main channel. */
  readonly addressOf: (instance: Routed) => string | undefined;
  readonly earlier: ReadonlyMap<string, readonly DailyMetrics[]>;
  readonly cashSavingOf: CashSavingOf;
}

/**
 * One digest for each channel and owner who has open suggestions, the main channel's first: it tells
 * of the whole fleet, and shows what nobody else is shown. The others tell of their own instances.
 */
export function buildDigests(input: DigestsInput): readonly [Digest, ...Digest[]] {
  const { mainChannel, records } = input;
  const main = { ...partOf(input, mainChannel), inventories: input.inventories };
  const others = addressesOf(records, input.addressOf).filter((to) => to !== mainChannel);
  const elsewhere = records.filter(isOpen).length - main.records.filter(isOpen).length;
  return [
    digestFor(mainChannel, { ...input, ...main }, elsewhere),
    ...others.map((to) => {
      const { monthlyBill: _, ...rest } = input;
      const part = { ...partOf(input, to), errors: [], withoutPrice: [], saved: NO_MONEY };
      return digestFor(to, { ...rest, ...part }, 0);
    }),
  ];
}

/** Everybody besides the main channel who is told of an open one of these, each once. */
export function addressesOf(
  records: readonly SuggestionRecord[],
  addressOf: DigestsInput['addressOf'],
): readonly string[] {
  const addresses = records
    .filter(isOpen)
    .flatMap(({ suggestion }) => addressOf(routed(suggestion)) ?? []);
  return [...new Set(addresses)];
}

function digestFor(to: string, input: DigestsInput, elsewhere: number): Digest {
  const open = input.records
    .filter(isOpen)
    .map(({ suggestion }) => suggestion)
    .filter(isSaving);
  return buildDigest({
    ...input,
    to,
    elsewhere,
    earlier: input.earlier.get(to) ?? [],
    openCash: combinedSaving(open, input.inventories, input.cashSavingOf),
  });
}

/** What of it is told at this address. */
function partOf({ inventories, records, notYet, ...input }: DigestsInput, to: string) {
  const isTold = (instance: Routed) => (input.addressOf(instance) ?? input.mainChannel) === to;
  return {
    inventories: inventories.flatMap((inventory): Inventory[] => {
      const instances = inventory.instances.filter(isTold);
      return instances.length === 0 ? [] : [{ ...inventory, instances }];
    }),
    records: records.filter(({ suggestion }) => isTold(routed(suggestion))),
    notYet: notYet.filter((suggestion) => isTold(routed(suggestion))),
  };
}

/** What a route looks at in a suggestion. */
export function routed({
  instance,
  tags,
}: Pick<SuggestionRecord['suggestion'], 'instance' | 'tags'>): Routed {
  return { account: instance.account, tags };
}

function isOpen({ state }: SuggestionRecord): boolean {
  return state.kind === 'open';
}
