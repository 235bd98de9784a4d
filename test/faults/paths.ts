import type { InstanceId } from '../../lib/shared/ids.ts';
import type { FleetInstance } from '../../local/aws/fleet/fleet.ts';
import type { FaultBoard } from '../../local/aws/server/faults.ts';
import { anInstance } from '../local/aws/aFleet.ts';

export const OLD = 'm5.xlarge';
export const NEW = 'm7i.large';

type HealthIssue = Parameters<FaultBoard['inject']>[0];

/** A change of one instance that ends in one way, without any fault. */
export interface ResizeSteps {
  readonly ends: 'done' | 'rolledBack';
  /** People must be alerted during the rollback, which goes on. */
  readonly calls?: true;
  readonly stopped?: true;
  /** Without a reservation capacity can run out. */
  readonly unreserved?: true;
  /** What goes wrong, all the time or so many times. */
  readonly issues?: (instanceId: InstanceId) => readonly HealthIssue[];
}

const unhealthy =
  (shows: Extract<HealthIssue, { kind: 'unhealthy' }>['shows'] & string) =>
  (instanceId: InstanceId): readonly HealthIssue[] => [
    { kind: 'unhealthy', instanceId, instanceType: NEW, shows },
  ];

/** One during the resize, and as many during the rollback as it takes to alert people. */
const FAILURES = 1 + 5;

/** What is answered with 5xx, or not at all, is tried so often by the SDK itself (aws.ts). */
const STEP_ATTEMPTS = 3;

export const PATHS = {
  calm: { ends: 'done' },
  /** What was stopped stays stopped. */
  stopped: { ends: 'done', stopped: true },
  /** Accepted, and then back to stopped. */
  failedStart: {
    ends: 'rolledBack',
    issues: (instanceId) => [
      {
        kind: 'startFailure',
        instanceId,
        code: 'Server.InternalError',
        message: 'Server.InternalError: Internal error on launch',
        times: 1,
      },
    ],
  },
  insufficientCapacity: {
    ends: 'rolledBack',
    unreserved: true,
    issues: () => [{ kind: 'capacity', instanceType: NEW }],
  },
  /** Nor for the old type, for a while. */
  noRoomAtAll: {
    ends: 'rolledBack',
    unreserved: true,
    issues: () => [
      { kind: 'capacity', instanceType: NEW },
      { kind: 'capacity', instanceType: OLD, times: 2 * STEP_ATTEMPTS },
    ],
  },
  /** The KMS key of its volume is disabled after the revalidation, and enabled after a while. */
  keyDisabled: {
    ends: 'rolledBack',
    calls: true,
    issues: (instanceId) => [
      { kind: 'keyDisabled', kmsKeyId: keyOf(instanceId), after: 1, times: FAILURES },
    ],
  },
  impaired: { ends: 'rolledBack', issues: unhealthy('impaired') },
  initializing: { ends: 'rolledBack', issues: unhealthy('initializing') },
  insufficientData: { ends: 'rolledBack', issues: unhealthy('insufficient-data') },
  noStatus: { ends: 'rolledBack', issues: unhealthy('nothing') },
  /** DescribeInstanceStatus does not answer from the start of the new type on, for long. */
  statusUnanswered: {
    ends: 'rolledBack',
    calls: true,
    issues: (instanceId) => [
      {
        kind: 'timeout',
        service: 'ec2',
        operation: 'DescribeInstanceStatus',
        instanceId,
        after: 2,
        times: (3 + FAILURES) * STEP_ATTEMPTS,
      },
    ],
  },
} as const satisfies Readonly<Record<string, ResizeSteps>>;

export type PathName = keyof typeof PATHS;

export const PATH_NAMES = Object.keys(PATHS).filter((name): name is PathName => name in PATHS);

/** The instance of this path: one for each. */
export function instanceOn(name: PathName): FleetInstance {
  const resizeSteps: ResizeSteps = PATHS[name];
  const number = PATH_NAMES.indexOf(name) + 1;
  const { instanceId } = anInstance(number);
  return anInstance(number, {
    instanceType: OLD,
    state: resizeSteps.stopped ? 'stopped' : 'running',
    tags: {
      Name: name,
      trimtab: 'managed',
      ...(resizeSteps.unreserved ? {} : { room: 'reserved' }),
    },
    recommendation: {
      finding: 'OVER_PROVISIONED',
      options: [{ instanceType: NEW, performanceRisk: 1 }],
    },
    volumes: [
      {
        volumeId: `vol-${number}`,
        deviceName: '/dev/xvda',
        type: 'gp3',
        sizeGiB: 30,
        kmsKeyId: keyOf(instanceId),
      },
    ],
    interfaces: [{ interfaceId: `eni-${number}`, addresses: [{ privateIp: '10.0.0.7' }] }],
  });
}

function keyOf(instanceId: InstanceId): string {
  return `arn:aws:kms:us-east-1:111122223333:key/${instanceId}`;
}
