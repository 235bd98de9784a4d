import { ancillaryPriceStore } from './cache/ancillaryPriceStore.ts';
import { emailDirectory } from './cache/emailDirectory.ts';
import { priceStore } from './cache/priceStore.ts';
import { unsupportedBlocksStore } from './cache/unsupportedBlocksStore.ts';
import { dailyMetricsStore } from './dailyMetricsStore.ts';
import { digestStore } from './digestStore.ts';
import { idempotencyStore } from './idempotencyStore.ts';
import { killSwitchStore } from './killSwitchStore.ts';
import { ledgerStore } from './ledgerStore.ts';
import { lockStore } from './lockStore.ts';
import { suggestionStore } from './suggestionStore.ts';
import type { Table } from './table/table.ts';
import { threadStore } from './threadStore.ts';
import { usageStore } from './usageStore.ts';

/** Everything that is decided and acted on, in one table. */
export function openStores(table: Table) {
  return {
    digests: digestStore(table),
    figures: dailyMetricsStore(table),
    ledger: ledgerStore(table),
    locks: lockStore(table),
    once: idempotencyStore(table),
    people: emailDirectory(table),
    prices: priceStore(table),
    unsupportedBlocks: unsupportedBlocksStore(table),
    ancillaryPrices: ancillaryPriceStore(table),
    killSwitch: killSwitchStore(table),
    suggestions: suggestionStore(table),
    threads: threadStore(table),
    usage: usageStore(table),
  };
}
