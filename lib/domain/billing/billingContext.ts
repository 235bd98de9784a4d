import type { Region } from '../../shared/ids.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { AncillaryPrices } from '../pricing/ancillaryPrices.ts';
import type { PriceBook } from '../pricing/priceBook.ts';
import type { InterruptionBandOf } from '../pricing/spotSuitability.ts';
import type { CashSavingOf } from './cashSaving.ts';
import type { CommitmentsRead } from './commitment.ts';
import type { Usage } from './usage.ts';
import type { UsageSample } from './usageSample.ts';

/** What a bill is computed from. */
export interface BillInput {
  /** Hour by hour. */
  readonly usage: Usage;
  readonly commitments: Pick<CommitmentsRead, 'owned'>;
  readonly priceBook: PriceBook;
  /** Whether accounts use what other accounts leave of their commitments. */
  readonly sharing: boolean;
}

/** Everything that a figure in cash rests on. Its usage is that of a typical period. */
export interface BillingContext extends BillInput {
  readonly commitments: CommitmentsRead;
  /** By Region; empty when no rule looks at them (suggestions/rules). */
  readonly ancillaryPrices: ReadonlyMap<Region, AncillaryPrices>;
  /** Everything that was sampled. */
  readonly samples: readonly UsageSample[];
  readonly cashSavingOf: CashSavingOf;
  /** µUSD a month of the typical usage; absent when not all of what is owned is known. */
  readonly monthlyBill?: MicroUsd;
  /** How often AWS interrupts Spot Instances; absent: not read. */
  readonly interruptionBandOf?: InterruptionBandOf;
  /** Prices and commitments that could not be read, or not in full. */
  readonly errors: readonly ReadError[];
}
