import { DescribeAutoScalingInstancesCommand } from '@aws-sdk/client-auto-scaling';
import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { GetEC2InstanceRecommendationsCommand } from '@aws-sdk/client-compute-optimizer';
import {
  DescribeCapacityReservationsCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeReservedInstancesCommand,
  DescribeVolumesCommand,
} from '@aws-sdk/client-ec2';
import { DescribeTargetGroupsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { DescribeSavingsPlansCommand } from '@aws-sdk/client-savingsplans';
import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import { type Aws, createAws } from '../../lib/aws/client/aws.ts';
import { toReadResult } from '../../lib/aws/client/toReadResult.ts';
import { verifyAccount } from '../../lib/aws/client/verifyAccount.ts';
import { readEnrollment } from '../../lib/aws/enrollment.ts';
import { readOrganization } from '../../lib/aws/organization.ts';
import { readRegions } from '../../lib/aws/regions.ts';
import type { Configuration } from '../../lib/config/config.ts';
import { HOUR_MS } from '../../lib/shared/dates.ts';
import type { Region, Scope } from '../../lib/shared/ids.ts';
import { inEnglish } from '../../lib/shared/message.ts';
import { bad, type Finding, ok, unknown } from './finding.ts';

type Account = Configuration['accounts'][number];

/**
 * Checks that each account can be read, and changed where a resize role is configured. One Region
 * stands for all: roles and opt-ins belong to the account.
 */
export async function* checkAccounts(config: Configuration, home: Region): AsyncGenerator<Finding> {
  const { accounts } = config;
  const readers = createAws({ accounts, readOnly: true, homeRegion: home });
  const changers = createAws({ accounts, readOnly: false, homeRegion: home });
  for (const account of accounts) {
    const scope = { account: account.id, region: config.regions[0] ?? home };
    const isReachable = yield* checkReadRole(account, scope, readers);
    if (isReachable) yield* checkResizeRole(account, scope, changers);
  }
}

async function* checkReadRole(
  { id, name }: Account,
  scope: Scope,
  aws: Aws,
): AsyncGenerator<Finding, boolean> {
  const what = `account ${name}`;
  const verified = await verifyAccount(aws.sts(id), id);
  if (!verified.ok) {
    yield bad(what, inEnglish(verified.error.message));
    return false;
  }
  const regions = await readRegions(aws.ec2(scope), { account: id });
  if (!regions.ok) {
    yield bad(what, inEnglish(regions.error.message));
    return false;
  }
  yield ok(what, `${regions.value.length} Regions`);
  yield await enrollmentOf(what, scope, aws);
  for (const check of READS) yield await checkRead(what, check, scope, aws);
  const organization = await readOrganization(aws.organizations(id), { account: id });
  yield organization.ok
    ? ok(`${what}, Organizations`, 'DescribeOrganization works')
    : bad(`${what}, Organizations`, inEnglish(organization.error.message));
  return true;
}

async function enrollmentOf(account: string, scope: Scope, aws: Aws): Promise<Finding> {
  const what = `${account}, Compute Optimizer`;
  const enrolled = await readEnrollment(aws.computeOptimizer(scope), scope);
  if (!enrolled.ok) return bad(what, inEnglish(enrolled.error.message));
  return enrolled.value === 'active'
    ? ok(what, 'is active')
    : bad(
        what,
        `is ${enrolled.value} in ${scope.account}: opt in on its console page. Without it there are no suggestions.`,
      );
}

async function* checkResizeRole(
  { name, roleArn, resizeRoleArn }: Account,
  scope: Scope,
  aws: Aws,
): AsyncGenerator<Finding> {
  const what = `changes in ${name}`;
  if (resizeRoleArn === undefined) {
    yield roleArn === undefined
      ? unknown(
          what,
          'are made with the role of the function `resize`, which only Lambda may assume',
        )
      : unknown(what, 'the account has no resizeRoleArn: nothing is changed there');
    return;
  }
  const verified = await verifyAccount(aws.sts(scope.account), scope.account);
  if (!verified.ok) {
    yield bad(what, inEnglish(verified.error.message));
    return;
  }
  // Each of these assumes the role first: where STS refuses it, they all fail.
  for (const check of BEFORE_A_CHANGE) yield await checkRead(what, check, scope, aws);
}

/** A harmless read that stands for the actions that a role needs in a service. */
interface ReadCheck {
  readonly service: string;
  readonly operation: string;
  readonly read: (aws: Aws, scope: Scope) => Promise<unknown>;
}

async function checkRead(of: string, check: ReadCheck, scope: Scope, aws: Aws): Promise<Finding> {
  const { service, operation, read } = check;
  const what = `${of}, ${service}`;
  const seen = await toReadResult({ service, operation, ...scope }, () => read(aws, scope));
  return seen.ok ? ok(what, `${operation} works`) : bad(what, inEnglish(seen.error.message));
}

/** What the reading role does (infra/uses.ts). */
const READS: readonly ReadCheck[] = [
  {
    service: 'EC2',
    operation: 'DescribeInstances',
    read: (aws, scope) => aws.ec2(scope).send(new DescribeInstancesCommand({ MaxResults: 5 })),
  },
  {
    service: 'EC2',
    operation: 'DescribeVolumes',
    read: (aws, scope) => aws.ec2(scope).send(new DescribeVolumesCommand({ MaxResults: 5 })),
  },
  {
    service: 'EC2',
    operation: 'DescribeReservedInstances',
    read: (aws, scope) => aws.ec2(scope).send(new DescribeReservedInstancesCommand({})),
  },
  {
    service: 'Auto Scaling',
    operation: 'DescribeAutoScalingInstances',
    read: (aws, scope) =>
      aws.autoScaling(scope).send(new DescribeAutoScalingInstancesCommand({ MaxRecords: 1 })),
  },
  {
    service: 'Compute Optimizer',
    operation: 'GetEC2InstanceRecommendations',
    read: (aws, scope) =>
      aws.computeOptimizer(scope).send(new GetEC2InstanceRecommendationsCommand({ maxResults: 1 })),
  },
  metrics(),
  {
    service: 'Savings Plans',
    operation: 'DescribeSavingsPlans',
    read: (aws, { account }) =>
      aws.savingsPlans(account).send(new DescribeSavingsPlansCommand({ maxResults: 1 })),
  },
];

/** What the resize role reads before it changes anything (infra/uses.ts). */
const BEFORE_A_CHANGE: readonly ReadCheck[] = [
  {
    service: 'EC2',
    operation: 'DescribeInstanceStatus',
    read: (aws, scope) => aws.ec2(scope).send(new DescribeInstanceStatusCommand({ MaxResults: 5 })),
  },
  {
    service: 'EC2',
    operation: 'DescribeCapacityReservations',
    read: (aws, scope) =>
      aws.ec2(scope).send(new DescribeCapacityReservationsCommand({ MaxResults: 1 })),
  },
  {
    service: 'Elastic Load Balancing',
    operation: 'DescribeTargetGroups',
    read: (aws, scope) => aws.elbv2(scope).send(new DescribeTargetGroupsCommand({})),
  },
  {
    service: 'Service Quotas',
    operation: 'GetServiceQuota',
    read: (aws, scope) =>
      aws
        .serviceQuotas(scope)
        .send(new GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: STANDARD_VCPUS })),
  },
  metrics(),
];

/** Running On-Demand Standard instances, in vCPUs (docs/facts/ec2-resize.md#vcpu-quotas). */
const STANDARD_VCPUS = 'L-1216C47A';

function metrics(): ReadCheck {
  return {
    service: 'CloudWatch',
    operation: 'GetMetricData',
    read: (aws, scope) => {
      const now = Date.now();
      const Metric = {
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'InstanceId', Value: 'i-00000000000000000' }],
      };
      return aws.cloudWatch(scope).send(
        new GetMetricDataCommand({
          StartTime: new Date(now - HOUR_MS),
          EndTime: new Date(now),
          MetricDataQueries: [{ Id: 'cpu', MetricStat: { Metric, Period: 300, Stat: 'Maximum' } }],
        }),
      );
    },
  };
}
