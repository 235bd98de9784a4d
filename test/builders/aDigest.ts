import { buildDigest } from '../../lib/domain/digest/buildDigest.ts';
import type { Digest } from '../../lib/domain/digest/digest.ts';
import { priceBook } from '../../lib/domain/pricing/priceBook.ts';
import { NO_MONEY } from '../../lib/shared/money.ts';
import { aKnownSaving } from './aSuggestion.ts';

/** A digest of a company of which nothing was seen, but for these differences. */
export function aDigest(differences: Partial<Parameters<typeof buildDigest>[0]>): Digest {
  return buildDigest({
    to: 'C0COSTS',
    accounts: [],
    date: '2026-11-23',
    timeZone: 'UTC',
    inventories: [],
    priceBook: priceBook(new Map()),
    records: [],
    routedAway: 0,
    earlier: [],
    saved: NO_MONEY,
    top: 5,
    openCash: aKnownSaving(1_000_000),
    deferredByCommitments: [],
    withoutPrice: [],
    errors: [],
    ...differences,
  });
}
