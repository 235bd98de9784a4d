import {
  DescribeInstanceStatusCommand,
  type InstanceStatus,
  type InstanceStatusSummary,
} from '@aws-sdk/client-ec2';
import { INSTANCE_TYPES } from '../instanceTypes.ts';
import { type AwsCall, type Operation, operation } from '../service.ts';
import type { World } from '../world.ts';
import { refuseDryRun } from './dryRun.ts';
import { applyFilters } from './filters.ts';
import { findInstances, refuseIdsWithPages } from './findInstances.ts';
import type { Instance } from './instance.ts';
import { page } from './pages.ts';
import { stateView } from './stateView.ts';

/** From running until its first status checks are through. */
const CHECKS_MS = 90_000;

export function describeInstanceStatus(world: World): Operation {
  return operation(DescribeInstanceStatusCommand, (input, call) => {
    refuseDryRun(input);
    refuseIdsWithPages(input.InstanceIds, input.MaxResults, 'instancesSet');
    const asked =
      input.InstanceIds === undefined
        ? world.instances.in(call)
        : findInstances(world, call, input.InstanceIds);
    const statuses = asked
      .filter(({ phase }) => phase.kind === 'running' || input.IncludeAllInstances === true)
      .map((instance) => statusView(instance, world, call));
    const matching = applyFilters(statuses, input.Filters, {
      'availability-zone': ({ AvailabilityZone }) => [AvailabilityZone],
      'instance-state-name': ({ InstanceState }) => [InstanceState?.Name],
      'instance-status.status': ({ InstanceStatus }) => [InstanceStatus?.Status],
      'system-status.status': ({ SystemStatus }) => [SystemStatus?.Status],
    });
    const { items, next } = page(matching, input, { smallest: 5, largest: 1000, usual: 100 });
    return { InstanceStatuses: [...items], ...next };
  });
}

function statusView(instance: Instance, { faults }: World, { now }: AwsCall): InstanceStatus {
  const { seed, instanceType, phase } = instance;
  const checked = phase.kind === 'running' && now.getTime() - phase.since.getTime() >= CHECKS_MS;
  const sick = faults.isUnhealthy(seed.instanceId, instanceType);
  const system = summary(phase.kind !== 'running' ? 'none' : checked ? 'passed' : 'initializing');
  return {
    InstanceId: seed.instanceId,
    AvailabilityZone: seed.availabilityZone,
    InstanceState: stateView(instance),
    InstanceStatus: checked && sick ? summary('failed') : system,
    SystemStatus: system,
    AttachedEbsStatus:
      INSTANCE_TYPES.get(instanceType)?.Hypervisor === 'nitro' ? system : summary('none'),
    Events: [],
  };
}

function summary(check: 'none' | 'initializing' | 'passed' | 'failed'): InstanceStatusSummary {
  switch (check) {
    case 'none':
      return { Status: 'not-applicable' };
    case 'initializing':
      return { Status: 'initializing', Details: [reachability('initializing')] };
    case 'passed':
      return { Status: 'ok', Details: [reachability('passed')] };
    case 'failed':
      return { Status: 'impaired', Details: [reachability('failed')] };
  }
}

function reachability<Status extends string>(status: Status) {
  return { Name: 'reachability', Status: status } as const;
}
