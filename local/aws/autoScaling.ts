import {
  type AutoScalingGroup,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
} from '@aws-sdk/client-auto-scaling';
import type { FleetAutoScalingGroup } from './fleet/fleet.ts';
import { awsQuery } from './protocol/awsQuery.ts';
import { AwsError } from './server/awsError.ts';
import type { Environment } from './server/environment.ts';
import { pageOf } from './server/page.ts';
import { type AwsCall, type ModelledService, operation, operationTable } from './server/service.ts';

/** EC2 Auto Scaling: which instances are in which groups. */
export function autoScalingService(environment: Environment): ModelledService {
  return {
    signingName: 'autoscaling',
    protocol: awsQuery('http://autoscaling.amazonaws.com/doc/2011-01-01/'),
    throttleError: { code: 'Throttling', status: 400 },
    deniedCode: 'AccessDenied',
    operations: operationTable(
      operation(DescribeAutoScalingInstancesCommand, (input, call) => {
        // Unknown ids are silently ignored (docs/facts/ec2-resize.md#controllers-of-an-instance).
        const found = membersIn(environment, call).filter(
          ({ InstanceId }) => input.InstanceIds?.includes(InstanceId) ?? true,
        );
        const page = pageOf(found, {
          size: sizeOf(input.MaxRecords, 50),
          token: input.NextToken,
          invalidToken,
        });
        return { AutoScalingInstances: [...page.items], ...nextOf(page.next) };
      }),
      operation(DescribeAutoScalingGroupsCommand, (input, call) => {
        if ((input.Filters ?? []).length > 0) throw invalid('Filters are not modelled.');
        const found = environment.fleet.autoScalingGroups
          .filter(({ account, region }) => account === call.account && region === call.region)
          .filter(({ name }) => input.AutoScalingGroupNames?.includes(name) ?? true)
          .map((group) => groupOf(environment, group, call));
        const page = pageOf(found, {
          size: sizeOf(input.MaxRecords, 100),
          token: input.NextToken,
          invalidToken,
        });
        return { AutoScalingGroups: [...page.items], ...nextOf(page.next) };
      }),
    ),
  };
}

function membersIn({ instances, fleet }: Environment, call: AwsCall) {
  return instances.in(call).flatMap(({ seed, instanceType }) => {
    const group = fleet.autoScalingGroups.find(
      ({ name, account, region }) =>
        name === seed.autoScalingGroup && account === call.account && region === call.region,
    );
    if (group === undefined) return [];
    return {
      InstanceId: seed.instanceId,
      InstanceType: instanceType,
      AutoScalingGroupName: group.name,
      AvailabilityZone: seed.availabilityZone,
      LifecycleState: 'InService' as const,
      HealthStatus: 'HEALTHY',
      LaunchTemplate: { LaunchTemplateName: group.launchTemplateName, Version: '1' },
      ImageId: seed.imageId,
      ProtectedFromScaleIn: false,
    };
  });
}

function groupOf(
  environment: Environment,
  group: FleetAutoScalingGroup,
  call: AwsCall,
): AutoScalingGroup {
  const members = membersIn(environment, call).filter(
    ({ AutoScalingGroupName }) => AutoScalingGroupName === group.name,
  );
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: `arn:aws:autoscaling:${group.region}:${group.account}:autoScalingGroup:local:autoScalingGroupName/${group.name}`,
    LaunchTemplate: { LaunchTemplateName: group.launchTemplateName, Version: '1' },
    MinSize: group.minimum,
    MaxSize: group.maximum,
    DesiredCapacity: group.desired,
    DefaultCooldown: 300,
    AvailabilityZones: [...new Set(members.map(({ AvailabilityZone }) => AvailabilityZone))],
    HealthCheckType: 'EC2',
    HealthCheckGracePeriod: 300,
    CreatedTime: CREATED,
    Instances: members.map(({ AutoScalingGroupName: _, ...member }) => ({
      ...member,
      HealthStatus: 'Healthy',
    })),
  };
}

const CREATED = new Date('2026-01-15T08:00:00Z');

function sizeOf(maxRecords: number | undefined, most: number): number {
  const size = maxRecords ?? 50;
  if (size < 1 || size > most) throw invalid(`MaxRecords must be between 1 and ${most}.`);
  return size;
}

function nextOf(next: string | undefined): { NextToken?: string } {
  return next === undefined ? {} : { NextToken: next };
}

function invalidToken(): AwsError {
  return new AwsError('InvalidNextToken', 'The NextToken value is not valid.');
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
