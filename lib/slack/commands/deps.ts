import type { Configuration } from '../../config/config.ts';
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

/** What the queries read. */
export interface QueryDeps {
  readonly now: () => Date;
  readonly config: Configuration;
  /** The newest inventory of every account and Region. */
  readonly inventories: () => Promise<readonly Inventory[]>;
  readonly prices: (keys: readonly PriceKey[]) => Promise<PriceBook>;
  /** What is charged in addition to the instance hour; undefined when it can't be read. */
  readonly ancillaryPrices: (region: Region) => Promise<AncillaryPrices | undefined>;
  readonly records: () => Promise<readonly SuggestionRecord[]>;
  /** Each time that Trimtab was stopped or started, oldest first. */
  readonly killSwitchChanges: () => Promise<readonly KillSwitchChange[]>;
  /** Every instance type of a Region. */
  readonly typesIn: (region: Region) => Promise<Result<readonly InstanceTypeSpecs[], ReadError>>;
  readonly mainChannel: string;
  readonly recipients: (records: readonly SuggestionRecord[]) => Promise<AddressOf>;
  readonly ledger: () => Promise<readonly LedgerEntry[]>;
  /** Includes prices for these keys, for the running instances and for their recommendations. */
  readonly money: (
    inventories: readonly Inventory[],
    alsoPriced?: readonly PriceKey[],
  ) => Promise<BillingContext>;
  readonly settings: PlanSettings;
  /** One instance as EC2 describes it now, with the specs of one more type. */
  readonly readAgain: (ref: InstanceRef, instanceType: string) => Promise<Inventory>;
  /** The vCPU quota that another type would have. */
  readonly quotaHeadroom: (
    instance: Instance,
    instanceType: string,
    inventory: Inventory,
  ) => Promise<{ readonly quota: QuotaSeen; readonly errors: readonly ReadError[] }>;
  /** Bytes of its user data; undefined when they can't be read. */
  readonly userDataBytes: (ref: InstanceRef) => Promise<number | undefined>;
  /** Its peak utilization of the last two weeks; undefined when it can't be read. */
  readonly peaks: (ref: InstanceRef) => Promise<PeakUtilization | undefined>;
  readonly changeScope: PreflightInput['changeScope'];
  /** Where each check is documented. */
  readonly docsUrl: string | undefined;
  /** The names of the accounts in the configuration, by id. */
  readonly accountNames: Readonly<Partial<Record<string, string>>>;
}
