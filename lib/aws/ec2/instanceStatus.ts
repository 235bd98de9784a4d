import {
  DescribeInstanceStatusCommand,
  type EC2Client,
  type InstanceStatus,
} from '@aws-sdk/client-ec2';
import type { Health, PlannedEvent } from '../../domain/fleet/instance.ts';
import type { InstanceId, Scope } from '../../shared/ids.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { batches } from '../client/allItems.ts';
import { reader } from '../client/reader.ts';
import { normalizeEnum } from './instanceState.ts';

/** How an instance is, and what AWS has planned for it. */
export interface StatusAnswer {
  readonly instanceId: string;
  readonly health: Health;
  readonly plannedEvents: readonly PlannedEvent[];
}

/** Most ids of one call (docs/facts/ec2-resize.md#status-checks-and-events). */
const IDS_A_CALL = 100;

/** Status checks and planned events of these instances. There is no filter by id: one that is gone is an error. */
export const readInstanceStatus = reader({
  service: 'EC2',
  action: 'ec2:DescribeInstanceStatus',
  read: async (
    client: EC2Client,
    _scope: Scope,
    ids: readonly InstanceId[],
  ): Promise<readonly StatusAnswer[]> => {
    const found: StatusAnswer[] = [];
    for (const InstanceIds of batches(ids, IDS_A_CALL)) {
      const { InstanceStatuses = [] } = await client.send(
        new DescribeInstanceStatusCommand({
          IncludeAllInstances: true,
          InstanceIds: [...InstanceIds],
        }),
      );
      found.push(...InstanceStatuses.flatMap(answerOf));
    }
    return found;
  },
});

function answerOf(status: InstanceStatus): readonly StatusAnswer[] {
  if (status.InstanceId === undefined) return [];
  return [
    {
      instanceId: status.InstanceId,
      health: healthOf(status),
      plannedEvents: (status.Events ?? [])
        .filter(isToCome)
        .map(({ Code, NotBefore }) =>
          omitUndefined({ code: Code ?? 'something', notBefore: NotBefore?.toISOString() }),
        ),
    },
  ];
}

/** AWS leaves past events in the answer for a week, and says so in their description. */
function isToCome({ Description = '' }: { readonly Description?: string | undefined }): boolean {
  return !/^\[(Completed|Canceled)\]/.test(Description);
}

/**
 * One word for all checks, the worst first. Older answers lack the check of EBS, and most instances
 * have none of their application (docs/facts/ec2-resize.md#status-checks-and-events).
 */
export function healthOf(status: InstanceStatus | undefined): Health {
  const { InstanceStatus: instance, SystemStatus: system, ...more } = status ?? {};
  const checks = [
    instance?.Status,
    system?.Status,
    more.AttachedEbsStatus?.Status ?? 'not-applicable',
    more.ApplicationStatus?.Status ?? 'not-applicable',
  ].map((check) => normalizeEnum(check ?? 'unknown'));
  if (checks.includes('impaired')) return 'impaired';
  if (checks.includes('initializing')) return 'initializing';
  const well = checks.every((check) => check === 'ok' || check === 'notapplicable');
  return well && checks[0] === 'ok' ? 'ok' : 'unknown';
}
