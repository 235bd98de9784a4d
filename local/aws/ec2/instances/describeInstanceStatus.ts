import {
  DescribeInstanceStatusCommand,
  type InstanceStatus,
  type InstanceStatusSummary,
} from '@aws-sdk/client-ec2';
import { INSTANCE_TYPES } from '../../instanceTypes/instanceTypes.ts';
import type { Environment } from '../../server/environment.ts';
import { type AwsCall, type Operation, operation } from '../../server/service.ts';
import { refuseDryRun } from '../request/dryRun.ts';
import { applyFilters } from '../request/filters.ts';
import { page } from '../request/pages.ts';
import { findInstances, refuseIdsWithPages } from './findInstances.ts';
import type { Instance } from './instance.ts';
import { stateView } from './stateView.ts';

/** From running until its first status checks are through. */
const CHECKS_MS = 90_000;

export function describeInstanceStatus(environment: Environment): Operation {
  return operation(DescribeInstanceStatusCommand, (input, call) => {
    refuseDryRun(input);
    refuseIdsWithPages(input.InstanceIds, input.MaxResults, 'instancesSet');
    const asked =
      input.InstanceIds === undefined
        ? environment.instances.in(call)
        : findInstances(environment, call, input.InstanceIds);
    const statuses = asked
      .filter(({ phase }) => phase.kind === 'running' || input.IncludeAllInstances === true)
      .filter((instance) => shownOf(instance, environment) !== 'nothing')
      .map((instance) => statusView(instance, environment, call));
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

function shownOf({ seed, instanceType }: Instance, { faults }: Environment) {
  return faults.health(seed.instanceId, instanceType);
}

function statusView(
  instance: Instance,
  environment: Environment,
  { now }: AwsCall,
): InstanceStatus {
  const { seed, instanceType, phase } = instance;
  const checked = phase.kind === 'running' && now.getTime() - phase.since.getTime() >= CHECKS_MS;
  const shown = shownOf(instance, environment);
  const system = summary(phase.kind !== 'running' ? 'none' : checked ? 'passed' : 'initializing');
  return {
    InstanceId: seed.instanceId,
    AvailabilityZone: seed.availabilityZone,
    InstanceState: stateView(instance),
    InstanceStatus: checked && shown !== undefined ? summary(CHECKS[shown]) : system,
    SystemStatus: system,
    AttachedEbsStatus:
      INSTANCE_TYPES.get(instanceType)?.Hypervisor === 'nitro' ? system : summary('none'),
    Events: [],
  };
}

const CHECKS = {
  impaired: 'failed',
  initializing: 'initializing',
  'insufficient-data': 'unknown',
  nothing: 'none',
} as const;

function summary(
  check: 'none' | 'initializing' | 'passed' | 'failed' | 'unknown',
): InstanceStatusSummary {
  switch (check) {
    case 'none':
      return { Status: 'not-applicable' };
    case 'initializing':
      return { Status: 'initializing', Details: [reachability('initializing')] };
    case 'passed':
      return { Status: 'ok', Details: [reachability('passed')] };
    case 'failed':
      return { Status: 'impaired', Details: [reachability('failed')] };
    case 'unknown':
      return { Status: 'insufficient-data', Details: [reachability('insufficient-data')] };
  }
}

function reachability<Status extends string>(status: Status) {
  return { Name: 'reachability', Status: status } as const;
}
