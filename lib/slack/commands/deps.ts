import type { FleetMoney } from '../../domain/billing/billingContext.ts';
import type { PlanSettings } from '../../domain/commitments/fleetCostPlan.ts';
import type { Observation } from '../../domain/fleet/instance.ts';
import type { InstanceTypeFacts } from '../../domain/fleet/instanceTypeSpecs.ts';
import type { Snapshot } from '../../domain/fleet/inventory.ts';
import type { Peaks } from '../../domain/fleet/peakUtilization.ts';
import type { SuggestionRecord, Switched } from '../../domain/lifecycle/suggestionRecord.ts';
import type { PreflightInput } from '../../domain/preflight/preflight.ts';
import type { QuotaSeen } from '../../domain/preflight/runPreflight.ts';
import type { SidePrices } from '../../domain/pricing/ancillaryPrices.ts';
import type { PriceBook, PriceKey } from '../../domain/pricing/priceBook.ts';
import type { InstanceRef, Region } from '../../shared/ids.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Result } from '../../shared/result.ts';
import type { LedgerEntry } from '../../store/ledgerStore.ts';
import type { AddressOf } from '../delivery/recipients.ts';

/** What answers are made of. */
export interface ReportDeps {
  readonly now: () => Date;
  /** The newest snapshot of every scope that was ever collected. */
  readonly snapshots: () => Promise<readonly Snapshot[]>;
  readonly prices: (keys: readonly PriceKey[]) => Promise<PriceBook>;
  /** What is charged beside the instance-hour; undefined when it can't be read. */
  readonly sidePrices: (region: Region) => Promise<SidePrices | undefined>;
  readonly records: () => Promise<readonly SuggestionRecord[]>;
  /** Everybody who stopped or started Trimtab, the oldest first. */
  readonly switches: () => Promise<readonly Switched[]>;
  /** Every type of a Region. */
  readonly typesIn: (region: Region) => Promise<Result<readonly InstanceTypeFacts[], ReadError>>;
  readonly mainChannel: string;
  readonly addressing: (records: readonly SuggestionRecord[]) => Promise<AddressOf>;
  readonly ledger: () => Promise<readonly LedgerEntry[]>;
  /** With prices of these besides what runs and is recommended. */
  readonly money: (
    snapshots: readonly Snapshot[],
    alsoPriced?: readonly PriceKey[],
  ) => Promise<FleetMoney>;
  readonly settings: PlanSettings;
  /** One instance as it is now, with the facts of one more type. */
  readonly lookAgain: (ref: InstanceRef, instanceType: string) => Promise<Snapshot>;
  /** What the quota of another type leaves for an instance. */
  readonly quotaRoom: (
    instance: Observation,
    instanceType: string,
    snapshot: Snapshot,
  ) => Promise<{ readonly quota: QuotaSeen; readonly errors: readonly ReadError[] }>;
  /** Bytes of user data that it was launched with; undefined when it can't be read. */
  readonly userDataBytes: (ref: InstanceRef) => Promise<number | undefined>;
  /** Its highest use of the last two weeks; undefined when it can't be read. */
  readonly peaks: (ref: InstanceRef) => Promise<Peaks | undefined>;
  readonly mayChange: PreflightInput['mayChange'];
  /** Where people can read about each check. */
  readonly docsUrl: string | undefined;
  /** What the company calls its accounts, by id. */
  readonly accountNames: Readonly<Partial<Record<string, string>>>;
}
