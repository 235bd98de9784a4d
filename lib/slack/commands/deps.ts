import type { BillingContext } from '../../domain/billing/billingContext.ts';
import type { PlanSettings } from '../../domain/commitments/fleetCostPlan.ts';
import type { Instance } from '../../domain/fleet/instance.ts';
import type { InstanceTypeSpecs } from '../../domain/fleet/instanceTypeSpecs.ts';
import type { Inventory } from '../../domain/fleet/inventory.ts';
import type { PeakUtilization } from '../../domain/fleet/peakUtilization.ts';
import type {
  KillSwitchChange,
  SuggestionRecord,
} from '../../domain/lifecycle/suggestionRecord.ts';
import type { PreflightInput } from '../../domain/preflight/preflight.ts';
import type { QuotaSeen } from '../../domain/preflight/runPreflight.ts';
import type { AncillaryPrices } from '../../domain/pricing/ancillaryPrices.ts';
import type { PriceBook, PriceKey } from '../../domain/pricing/priceBook.ts';
import type { InstanceRef, Region } from '../../shared/ids.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Result } from '../../shared/result.ts';
import type { LedgerEntry } from '../../store/ledgerStore.ts';
import type { AddressOf } from '../delivery/recipients.ts';

/** What answers are made of. */
export interface QueryDeps {
  readonly now: () => Date;
  /** The newest snapshot of every scope that was ever collected. */
  readonly inventories: () => Promise<readonly Inventory[]>;
  readonly prices: (keys: readonly PriceKey[]) => Promise<PriceBook>;
  /** What is charged beside the instance-hour; undefined when it can't be read. */
  readonly ancillaryPrices: (region: Region) => Promise<AncillaryPrices | undefined>;
  readonly records: () => Promise<readonly SuggestionRecord[]>;
  /** Everybody who stopped or started Trimtab, the oldest first. */
  readonly switches: () => Promise<readonly KillSwitchChange[]>;
  /** Every type of a Region. */
  readonly typesIn: (region: Region) => Promise<Result<readonly InstanceTypeSpecs[], ReadError>>;
  readonly mainChannel: string;
  readonly recipients: (records: readonly SuggestionRecord[]) => Promise<AddressOf>;
  readonly ledger: () => Promise<readonly LedgerEntry[]>;
  /** With prices of these besides what runs and is recommended. */
  readonly money: (
    inventories: readonly Inventory[],
    alsoPriced?: readonly PriceKey[],
  ) => Promise<BillingContext>;
  readonly settings: PlanSettings;
  /** One instance as it is now, with the facts of one more type. */
  readonly lookAgain: (ref: InstanceRef, instanceType: string) => Promise<Inventory>;
  /** What the quota of another type leaves for an instance. */
  readonly quotaHeadroom: (
    instance: Instance,
    instanceType: string,
    inventory: Inventory,
  ) => Promise<{ readonly quota: QuotaSeen; readonly errors: readonly ReadError[] }>;
  /** Bytes of user data that it was launched with; undefined when it can't be read. */
  readonly userDataBytes: (ref: InstanceRef) => Promise<number | undefined>;
  /** Its highest use of the last two weeks; undefined when it can't be read. */
  readonly peaks: (ref: InstanceRef) => Promise<PeakUtilization | undefined>;
  readonly changeScope: PreflightInput['changeScope'];
  /** Where people can read about each check. */
  readonly docsUrl: string | undefined;
  /** What the company calls its accounts, by id. */
  readonly accountNames: Readonly<Partial<Record<string, string>>>;
}
