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

/** All that a figure in cash rests on. */
export interface BillingContext {
  readonly priceBook: PriceBook;
  /** By Region; empty when no rule looks at them (suggestions/rules). */
  readonly ancillaryPrices: ReadonlyMap<Region, AncillaryPrices>;
  readonly commitments: CommitmentsRead;
  /** Whether accounts use what others leave of their commitments. */
  readonly sharing: boolean;
  /** Everything that was sampled. */
  readonly samples: readonly UsageSample[];
  /** By which changes are judged. */
  readonly usage: Usage;
  readonly cashSavingOf: CashSavingOf;
  /** µUSD a month that the typical usage is billed; absent when commitments can't be seen. */
  readonly monthlyBill?: MicroUsd;
  /** How often AWS takes Spot back; absent: not read. */
  readonly interruptionBandOf?: InterruptionBandOf;
  /** Prices that could not be read. */
  readonly errors: readonly ReadError[];
}
