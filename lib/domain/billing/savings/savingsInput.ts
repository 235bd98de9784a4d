import type { PriceBook } from '../../pricing/priceBook.ts';
import type { CommitmentsRead } from '../commitment.ts';
import type { Usage } from '../usage.ts';

/** What the savings of changes are computed from. */
export interface SavingsInput {
  /** A typical period. */
  readonly usage: Usage;
  readonly commitments: CommitmentsRead;
  readonly priceBook: PriceBook;
  /** Whether accounts use what others leave of their commitments. */
  readonly sharing: boolean;
  /** ISO 8601. */
  readonly now: string;
}
