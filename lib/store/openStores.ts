import { sidePriceStore } from './ancillaryPriceStore.ts';
import { figuresStore } from './dailyMetricsStore.ts';
import { digestStore } from './digestStore.ts';
import { peopleStore } from './emailDirectory.ts';
import { onceStore } from './idempotencyStore.ts';
import { stopStore } from './killSwitchStore.ts';
import { ledgerStore } from './ledgerStore.ts';
import { lockStore } from './lockStore.ts';
import { priceStore } from './priceStore.ts';
import { suggestionStore } from './suggestionStore.ts';
import type { Table } from './table/table.ts';
import { threadStore } from './threadStore.ts';
import { refusalStore } from './unsupportedBlocksStore.ts';
import { usageStore } from './usageStore.ts';

/** Everything that is decided and acted on, in one table. */
export function openStores(table: Table) {
  return {
    digests: digestStore(table),
    figures: figuresStore(table),
    ledger: ledgerStore(table),
    locks: lockStore(table),
    once: onceStore(table),
    people: peopleStore(table),
    prices: priceStore(table),
    refusals: refusalStore(table),
    sidePrices: sidePriceStore(table),
    stops: stopStore(table),
    suggestions: suggestionStore(table),
    threads: threadStore(table),
    usage: usageStore(table),
  };
}
