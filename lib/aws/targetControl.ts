import {
  DeregisterTargetsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
  type TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import pLimit from 'p-limit';
import type { Target } from '../domain/resize/baseline.ts';
import type { ApiCall, ResizeError } from '../domain/resize/nextAction.ts';
import type { InstanceRef } from '../shared/ids.ts';
import { sentence, together } from '../shared/message.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { allItems } from './client/allItems.ts';
import { apiCallOf } from './client/apiCallOf.ts';
import { permitted } from './client/permitted.ts';
import { toControlResult } from './client/toControlResult.ts';

/**
 * How a target is: `healthy`, `unhealthy`, `initial`, `draining`, `unused`; `absent`: not registered;
 * `deleted`: there is no such group any more.
 */
export interface TargetState extends Pick<Target, 'groupArn' | 'port'> {
  readonly state: string;
}

/** An instance in its load balancers' target groups. Every call may be made twice. */
export interface TargetControl {
  /** Where it is registered, by its id. An IP target keeps its address and needs nothing. */
  readonly targetsOf: (ref: InstanceRef) => Promise<Result<readonly Target[], ResizeError>>;
  readonly statesOf: (
    ref: InstanceRef,
    targets: readonly Target[],
  ) => Promise<Result<readonly TargetState[], ResizeError>>;
  /** Begins to drain it from each. */
  readonly takeOut: (
    ref: InstanceRef,
    targets: readonly Target[],
  ) => Promise<Result<readonly ApiCall[], ResizeError>>;
  readonly putBack: (
    ref: InstanceRef,
    targets: readonly Target[],
  ) => Promise<Result<readonly ApiCall[], ResizeError>>;
}

/** Target groups asked at the same time. */
const AT_ONCE = 5;

export const targetControl = permitted(
  [
    'elasticloadbalancing:DescribeTargetGroups',
    'elasticloadbalancing:DescribeTargetHealth',
    'elasticloadbalancing:RegisterTargets',
    'elasticloadbalancing:DeregisterTargets',
  ],
  (clientFor: (ref: InstanceRef) => ElasticLoadBalancingV2Client): TargetControl => ({
    targetsOf: (ref) => targetsOf(clientFor(ref), ref),
    statesOf: (ref, targets) => statesOf(clientFor(ref), ref, targets),
    takeOut: (ref, targets) =>
      forEach(targets, 'DeregisterTargets', (target) =>
        clientFor(ref).send(new DeregisterTargetsCommand(requestOf(ref, target))),
      ),
    putBack: (ref, targets) =>
      forEach(targets, 'RegisterTargets', (target) =>
        clientFor(ref).send(new RegisterTargetsCommand(requestOf(ref, target))),
      ),
  }),
);

/**
 * There is no way from an instance to its groups: every group is asked
 * (docs/facts/ec2-resize.md#load-balancers).
 */
async function targetsOf(
  client: ElasticLoadBalancingV2Client,
  { instanceId }: InstanceRef,
): Promise<Result<readonly Target[], ResizeError>> {
  const groups = await toControlResult('DescribeTargetGroups', () =>
    allItems(
      (Marker) => client.send(new DescribeTargetGroupsCommand({ Marker, PageSize: 400 })),
      (page) => page.NextMarker,
      (page) => page.TargetGroups,
    ),
  );
  if (!groups.ok) return groups;
  const ofInstances = groups.value.filter(({ TargetType }) => TargetType === 'instance');
  const found = allOf(
    await pLimit(AT_ONCE).map(ofInstances, (group) => targetsIn(client, group, instanceId)),
  );
  return found.ok ? ok(found.value.flat()) : found;
}

async function targetsIn(
  client: ElasticLoadBalancingV2Client,
  { TargetGroupArn: groupArn, TargetGroupName: groupName }: TargetGroup,
  instanceId: string,
): Promise<Result<readonly Target[], ResizeError>> {
  if (groupArn === undefined) return ok([]);
  const seen = await toControlResult('DescribeTargetHealth', () =>
    client.send(new DescribeTargetHealthCommand({ TargetGroupArn: groupArn })),
  );
  // Deleted since it was listed.
  if (!seen.ok) return seen.error.kind === 'notFound' ? ok([]) : seen;
  const { TargetHealthDescriptions = [] } = seen.value;
  const own = TargetHealthDescriptions.filter(({ Target: target }) => target?.Id === instanceId);
  return ok(
    own.flatMap(({ Target: target, TargetHealth }) =>
      target?.Port === undefined || TargetHealth?.State === 'draining'
        ? []
        : [
            {
              groupArn,
              groupName: groupName ?? groupArn,
              port: target.Port,
              healthy: TargetHealth?.State === 'healthy',
            },
          ],
    ),
  );
}

async function statesOf(
  client: ElasticLoadBalancingV2Client,
  { instanceId }: InstanceRef,
  targets: readonly Target[],
): Promise<Result<readonly TargetState[], ResizeError>> {
  const states = await pLimit(AT_ONCE).map(targets, async ({ groupArn, port }) => {
    const seen = await toControlResult('DescribeTargetHealth', () =>
      client.send(
        new DescribeTargetHealthCommand({
          TargetGroupArn: groupArn,
          Targets: [{ Id: instanceId, Port: port }],
        }),
      ),
    );
    if (!seen.ok) {
      const deleted = seen.error.kind === 'notFound';
      return deleted ? ok({ groupArn, port, state: 'deleted' }) : seen;
    }
    const health = seen.value.TargetHealthDescriptions?.[0]?.TargetHealth;
    const absent = health?.Reason === 'Target.NotRegistered';
    return ok({ groupArn, port, state: absent ? 'absent' : (health?.State ?? 'unknown') });
  });
  return allOf(states);
}

/** One after the other, and all of them: a refusal of one is said at the end. */
async function forEach(
  targets: readonly Target[],
  operation: string,
  call: (
    target: Target,
  ) => Promise<{ readonly $metadata: { readonly requestId?: string | undefined } }>,
): Promise<Result<readonly ApiCall[], ResizeError>> {
  const done: Result<ApiCall, ResizeError>[] = [];
  for (const target of targets) {
    const sent = apiCallOf(operation, await toControlResult(operation, () => call(target)));
    const deleted = !sent.ok && sent.error.kind === 'notFound';
    // A group that was deleted needs nothing.
    done.push(deleted ? ok({ kind: 'already' }) : inGroup(sent, target));
  }
  return allOf(done);
}

function inGroup(sent: Result<ApiCall, ResizeError>, { groupName }: Target) {
  if (sent.ok) return sent;
  const { message: problem } = sent.error;
  const message = sentence('{group}: {problem}', { group: groupName, problem });
  return err({ ...sent.error, message });
}

/** All values, or the errors as one: of the kind of the first. */
function allOf<Value>(
  results: readonly Result<Value, ResizeError>[],
): Result<readonly Value[], ResizeError> {
  const errors = results.flatMap((each) => (each.ok ? [] : [each.error]));
  const [first] = errors;
  if (first === undefined) return ok(results.flatMap((each) => (each.ok ? [each.value] : [])));
  return err({ ...first, message: together(...errors.map(({ message }) => message)) });
}

function requestOf({ instanceId }: InstanceRef, { groupArn, port }: Target) {
  return { TargetGroupArn: groupArn, Targets: [{ Id: instanceId, Port: port }] };
}
