import {
  DeregisterTargetsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  type ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
  type TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import pLimit from 'p-limit';
import type { Target } from '../domain/before.ts';
import type { InstanceRef } from '../domain/ids.ts';
import type { Acted, ResizeError } from '../domain/resizeMove.ts';
import { ok, type Result } from '../domain/result.ts';
import { asked } from './instanceControl.ts';
import { allItems } from './paging.ts';
import { controlling } from './resizeError.ts';

/** How a target is: `healthy`, `unhealthy`, `initial`, `draining`, `unused`; `absent`: not registered. */
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
  ) => Promise<Result<readonly Acted[], ResizeError>>;
  readonly putBack: (
    ref: InstanceRef,
    targets: readonly Target[],
  ) => Promise<Result<readonly Acted[], ResizeError>>;
}

/** Target groups asked at the same time. */
const AT_ONCE = 5;

export function targetControl(
  clientFor: (ref: InstanceRef) => ElasticLoadBalancingV2Client,
): TargetControl {
  return {
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
  };
}

/** There is no way from an instance to its groups: every group is asked (domain.md A5, step 10). */
async function targetsOf(
  client: ElasticLoadBalancingV2Client,
  { instanceId }: InstanceRef,
): Promise<Result<readonly Target[], ResizeError>> {
  return controlling('DescribeTargetHealth', async () => {
    const groups = await allItems(
      (Marker) => client.send(new DescribeTargetGroupsCommand({ Marker, PageSize: 400 })),
      (page) => page.NextMarker,
      (page) => page.TargetGroups,
    );
    const ofInstances = groups.filter(({ TargetType }) => TargetType === 'instance');
    const found = await pLimit(AT_ONCE).map(ofInstances, (group) =>
      targetsIn(client, group, instanceId),
    );
    return found.flat();
  });
}

async function targetsIn(
  client: ElasticLoadBalancingV2Client,
  { TargetGroupArn: groupArn, TargetGroupName: groupName }: TargetGroup,
  instanceId: string,
): Promise<readonly Target[]> {
  if (groupArn === undefined) return [];
  const { TargetHealthDescriptions = [] } = await client.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: groupArn }),
  );
  return TargetHealthDescriptions.filter(({ Target: target }) => target?.Id === instanceId).flatMap(
    ({ Target: target, TargetHealth }) =>
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
  );
}

async function statesOf(
  client: ElasticLoadBalancingV2Client,
  { instanceId }: InstanceRef,
  targets: readonly Target[],
): Promise<Result<readonly TargetState[], ResizeError>> {
  return controlling('DescribeTargetHealth', () =>
    pLimit(AT_ONCE).map(targets, async ({ groupArn, port }) => {
      const { TargetHealthDescriptions = [] } = await client.send(
        new DescribeTargetHealthCommand({
          TargetGroupArn: groupArn,
          Targets: [{ Id: instanceId, Port: port }],
        }),
      );
      const health = TargetHealthDescriptions[0]?.TargetHealth;
      const absent = health?.Reason === 'Target.NotRegistered';
      return { groupArn, port, state: absent ? 'absent' : (health?.State ?? 'unknown') };
    }),
  );
}

/** One after the other: the first refusal is the answer. */
async function forEach(
  targets: readonly Target[],
  operation: string,
  call: (
    target: Target,
  ) => Promise<{ readonly $metadata: { readonly requestId?: string | undefined } }>,
): Promise<Result<readonly Acted[], ResizeError>> {
  const done: Acted[] = [];
  for (const target of targets) {
    const sent = asked(operation, await controlling(operation, () => call(target)));
    if (!sent.ok) return sent;
    done.push(sent.value);
  }
  return ok(done);
}

function requestOf({ instanceId }: InstanceRef, { groupArn, port }: Target) {
  return { TargetGroupArn: groupArn, Targets: [{ Id: instanceId, Port: port }] };
}
