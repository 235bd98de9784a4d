import type { Region } from '../../../lib/shared/ids.ts';
import type { Instances } from '../ec2/instances/instances.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Accounts } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { FaultBoard } from './faults.ts';
import type { OptInStatus } from './regions.ts';

/** What the services of one local AWS share. */
export interface Environment {
  readonly clock: Clock;
  readonly faults: FaultBoard;
  readonly accounts: Accounts;
  readonly regions: ReadonlyMap<Region, OptInStatus>;
  /** How it was at the start. */
  readonly fleet: Fleet;
  /** How the instances are now. */
  readonly instances: Instances;
  /** The tags of capacity reservations, by their ids. */
  readonly reservationTags: Map<string, Readonly<Record<string, string>>>;
}
