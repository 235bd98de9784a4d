import { actionsOf, type IamAction, isRead, type Permitted } from '../lib/aws/client/permitted.ts';
import { readPeakUtilization } from '../lib/aws/cloudWatch/peakUtilization.ts';
import { readUtilization } from '../lib/aws/cloudWatch/utilization.ts';
import { readReservedInstances } from '../lib/aws/commitments/reservedInstances.ts';
import { readSavingsPlans } from '../lib/aws/commitments/savingsPlans.ts';
import { backupControl } from '../lib/aws/ec2/backupControl.ts';
import { capacityControl } from '../lib/aws/ec2/capacityControl.ts';
import { instanceControl } from '../lib/aws/ec2/instanceControl.ts';
import { readInstances } from '../lib/aws/ec2/instances.ts';
import { readAllInstanceTypes } from '../lib/aws/ec2/instanceTypes.ts';
import { readUserDataSize } from '../lib/aws/ec2/userDataSize.ts';
import { findScopes } from '../lib/aws/findScopes.ts';
import { readHourlyUsage } from '../lib/aws/hourlyUsage.ts';
import { findExecution } from '../lib/aws/lambda/findExecution.ts';
import { invokeAsync } from '../lib/aws/lambda/invokeAsync.ts';
import { readOrganization } from '../lib/aws/organization.ts';
import { readAncillaryPrices } from '../lib/aws/pricing/ancillaryPrices.ts';
import { readPrices } from '../lib/aws/pricing/prices.ts';
import { readInventory } from '../lib/aws/readInventory.ts';
import { readPriceBook } from '../lib/aws/readPriceBook.ts';
import { targetControl } from '../lib/aws/targetControl.ts';
import { readVcpuHeadroom } from '../lib/aws/vcpuHeadroom.ts';

export type FunctionName = 'daily' | 'collect' | 'sample' | 'sweep' | 'slack' | 'report' | 'resize';

const COMMITMENTS = [readReservedInstances, readSavingsPlans, readOrganization];

/**
 * The code that each function calls AWS with. Its actions go into the role of the function
 * (roles.ts); test/infra/permissions.test.ts compares them with the commands in the packaged code.
 */
export const USES: Readonly<Record<FunctionName, readonly Permitted[]>> = {
  daily: [findScopes, readPriceBook, ...COMMITMENTS],
  collect: [readInventory],
  sample: [findScopes, readInstances, readHourlyUsage],
  sweep: [findExecution, invokeAsync],
  slack: [invokeAsync],
  report: [
    findScopes,
    readInventory,
    readPriceBook,
    readAncillaryPrices,
    ...COMMITMENTS,
    readVcpuHeadroom,
    readPeakUtilization,
    readUserDataSize,
    readAllInstanceTypes,
  ],
  resize: [
    readInventory,
    readPrices,
    readUtilization,
    readVcpuHeadroom,
    instanceControl,
    capacityControl,
    backupControl,
    targetControl,
  ],
};

/** What is read with the bot's own credentials: prices are the same for every account. */
const OWN_CREDENTIALS = actionsOf([readPriceBook, readAncillaryPrices]);

/** What the role of a member account must let the given functions read there. */
export function memberReadsOf(...names: readonly FunctionName[]): readonly IamAction[] {
  const reads = readsOf(names.flatMap((name) => USES[name]));
  return reads.filter((action) => !OWN_CREDENTIALS.includes(action));
}

/** The reads of a function that name no resource; those of Lambda name the function (roles.ts). */
export function readsOf(uses: readonly Permitted[]): readonly IamAction[] {
  return actionsOf(uses).filter((action) => isRead(action) && !action.startsWith('lambda:'));
}
