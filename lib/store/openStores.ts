import { digestStore } from './digestStore.ts';
import { figuresStore } from './figuresStore.ts';
import { ledgerStore } from './ledgerStore.ts';
import { lockStore } from './lockStore.ts';
import { onceStore } from './onceStore.ts';
import { peopleStore } from './peopleStore.ts';
import { priceStore } from './priceStore.ts';
import { refusalStore } from './refusalStore.ts';
import { sidePriceStore } from './sidePriceStore.ts';
import { stopStore } from './stopStore.ts';
import { suggestionStore } from './suggestionStore.ts';
import type { Table } from './table.ts';
import { threadStore } from './threadStore.ts';
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
