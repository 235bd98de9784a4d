import {
  DeregisterTargetsCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  RegisterTargetsCommand,
  type TargetDescription,
  type TargetHealth,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { FleetTargetGroup } from './fleet/fleet.ts';
import { awsQuery } from './protocol/awsQuery.ts';
import { AwsError } from './server/awsError.ts';
import type { Environment } from './server/environment.ts';
import { pageOf } from './server/page.ts';
import {
  type AwsCall,
  type ModelledService,
  type Operation,
  operation,
  operationTable,
} from './server/service.ts';

/**
 * Elastic Load Balancing v2: target groups of instances. A target that is taken out drains for the
 * group's delay, and one that is put in is checked for a while before it is healthy.
 */
export function elasticLoadBalancingService(environment: Environment): ModelledService {
  const targets = seedTargets(environment);
  return {
    signingName: 'elasticloadbalancing',
    protocol: awsQuery('http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/'),
    throttleError: { code: 'Throttling', status: 400 },
    deniedCode: 'AccessDenied',
    operations: operationTable(
      describeTargetGroups(environment),
      describeTargetHealth(environment, targets),
      registerTargets(environment, targets),
      deregisterTargets(environment, targets),
    ),
  };
}

function describeTargetGroups(environment: Environment): Operation {
  return operation(DescribeTargetGroupsCommand, (input, call) => {
    if (input.LoadBalancerArn !== undefined) {
      throw new AwsError('LoadBalancerNotFound', 'Load balancers are not modelled.');
    }
    for (const arn of input.TargetGroupArns ?? []) groupOf(environment, arn, call);
    const found = groupsIn(environment, call).filter(
      ({ arn, name }) =>
        (input.TargetGroupArns?.includes(arn) ?? true) && (input.Names?.includes(name) ?? true),
    );
    const page = pageOf(found, {
      size: sizeOf(input.PageSize),
      token: input.Marker,
      invalidToken: () => invalid('The marker is not valid.'),
    });
    return {
      TargetGroups: page.items.map(describe),
      ...(page.next === undefined ? {} : { NextMarker: page.next }),
    };
  });
}

function describeTargetHealth(environment: Environment, targets: Targets): Operation {
  return operation(DescribeTargetHealthCommand, (input, call) => {
    const group = groupOf(environment, input.TargetGroupArn, call);
    const known = targetsOf(targets, group, call.now);
    const asked = input.Targets?.map((target) => ({ target, key: keyOf(group, target) }));
    const shown =
      asked ??
      [...known].map(([key, { id, port }]) => ({
        target: { Id: id, Port: port },
        key,
      }));
    return {
      TargetHealthDescriptions: shown.map(({ target, key }) => ({
        Target: { Id: target.Id, Port: target.Port ?? group.port },
        HealthCheckPort: String(group.port),
        TargetHealth: healthOf(environment, known.get(key), call),
      })),
    };
  });
}

function registerTargets(environment: Environment, targets: Targets): Operation {
  return operation(RegisterTargetsCommand, (input, call) => {
    const group = groupOf(environment, input.TargetGroupArn, call);
    for (const target of input.Targets ?? []) {
      const instance = environment.instances.find(call, target.Id ?? '');
      if (instance === undefined) {
        throw new AwsError('InvalidTarget', `The following targets are not valid: '${target.Id}'`);
      }
      // API reference, RegisterTargets: an instance must be in the running state.
      if (instance.phase.kind !== 'running') {
        throw new AwsError(
          'InvalidTarget',
          `The following targets are not in a running state and cannot be registered: '${target.Id}'`,
        );
      }
      const known = targetsOf(targets, group, call.now);
      const key = keyOf(group, target);
      if (known.get(key)?.drainedAt === undefined && known.has(key)) continue;
      known.set(key, {
        id: target.Id ?? '',
        port: target.Port ?? group.port,
        healthyAt: later(call.now, FIRST_CHECKS_SECONDS),
      });
    }
    return {};
  });
}

function deregisterTargets(environment: Environment, targets: Targets): Operation {
  return operation(DeregisterTargetsCommand, (input, call) => {
    const group = groupOf(environment, input.TargetGroupArn, call);
    const known = targetsOf(targets, group, call.now);
    for (const target of input.Targets ?? []) {
      const registered = known.get(keyOf(group, target));
      if (registered === undefined || registered.drainedAt !== undefined) continue;
      known.set(keyOf(group, target), {
        ...registered,
        drainedAt: later(call.now, group.deregistrationDelaySeconds),
      });
    }
    return {};
  });
}

interface Target {
  readonly id: string;
  readonly port: number;
  readonly healthyAt: Date;
  /** Set when it was taken out: it is gone at this time. */
  readonly drainedAt?: Date;
}

type Targets = ReadonlyMap<string, Map<string, Target>>;

const FIRST_CHECKS_SECONDS = 20;

function seedTargets({ fleet, clock }: Environment): Targets {
  return new Map(
    fleet.targetGroups.map((group) => [
      group.arn,
      new Map(
        group.instanceIds.map((id) => [
          `${id}:${group.port}`,
          { id, port: group.port, healthyAt: clock.now() },
        ]),
      ),
    ]),
  );
}

/** The targets of a group, without those that have drained by now. */
function targetsOf(targets: Targets, group: FleetTargetGroup, now: Date): Map<string, Target> {
  const known = targets.get(group.arn) ?? new Map<string, Target>();
  for (const [key, { drainedAt }] of known) {
    if (drainedAt !== undefined && drainedAt <= now) known.delete(key);
  }
  return known;
}

function healthOf(
  environment: Environment,
  target: Target | undefined,
  call: AwsCall,
): TargetHealth {
  if (target === undefined) {
    return { State: 'unused', Reason: 'Target.NotRegistered', Description: 'Not registered' };
  }
  if (target.drainedAt !== undefined) {
    return {
      State: 'draining',
      Reason: 'Target.DeregistrationInProgress',
      Description: 'Target deregistration is in progress',
    };
  }
  if (environment.instances.find(call, target.id)?.phase.kind !== 'running') {
    return {
      State: 'unused',
      Reason: 'Target.InvalidState',
      Description: 'Target is in the stopped state',
    };
  }
  return target.healthyAt > call.now
    ? {
        State: 'initial',
        Reason: 'Elb.InitialHealthChecking',
        Description: 'Initial health checks in progress',
      }
    : { State: 'healthy' };
}

function groupsIn({ fleet }: Environment, call: AwsCall): readonly FleetTargetGroup[] {
  return fleet.targetGroups.filter(
    ({ account, region }) => account === call.account && region === call.region,
  );
}

function groupOf(
  environment: Environment,
  arn: string | undefined,
  call: AwsCall,
): FleetTargetGroup {
  const group = groupsIn(environment, call).find((each) => each.arn === arn);
  if (group === undefined) {
    throw new AwsError('TargetGroupNotFound', `Target groups '${arn}' not found`);
  }
  return group;
}

function describe({ arn, name, protocol, port }: FleetTargetGroup) {
  return {
    TargetGroupArn: arn,
    TargetGroupName: name,
    Protocol: protocol,
    Port: port,
    HealthCheckProtocol: protocol,
    HealthCheckPort: 'traffic-port',
    HealthCheckEnabled: true,
    TargetType: 'instance' as const,
    IpAddressType: 'ipv4' as const,
    LoadBalancerArns: [],
  };
}

function keyOf(group: FleetTargetGroup, { Id, Port }: TargetDescription): string {
  return `${Id}:${Port ?? group.port}`;
}

const MOST = 400;

function sizeOf(pageSize: number | undefined): number {
  const size = pageSize ?? MOST;
  if (size < 1 || size > MOST) throw invalid(`PageSize must be between 1 and ${MOST}.`);
  return size;
}

function later(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
