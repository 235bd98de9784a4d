import {
  GetEC2InstanceRecommendationsCommand,
  type GetEC2InstanceRecommendationsCommandInput,
  GetEnrollmentStatusCommand,
  GetIdleRecommendationsCommand,
  type GetIdleRecommendationsCommandInput,
  GetRecommendationSummariesCommand,
  type RecommendationSummary,
  type Status,
} from '@aws-sdk/client-compute-optimizer';
import type { Fleet } from '../fleet/fleet.ts';
import { awsJson } from '../protocol/awsJson.ts';
import { AwsError } from '../server/awsError.ts';
import type { Environment } from '../server/environment.ts';
import { pageOf } from '../server/page.ts';
import {
  type AwsCall,
  type ModelledService,
  operation,
  operationTable,
} from '../server/service.ts';
import {
  type Analysed,
  analysedIn,
  arnOf,
  type CpuChoice,
  monthlySaving,
  recommendationOf,
} from './recommendation.ts';

/**
 * Compute Optimizer (docs/facts/ec2-resize.md#compute-optimizer): what the fleet says of its
 * instances, refreshed when the local AWS started and every day since. Five calls a second for each
 * account and Region, whatever the operation.
 */
export function computeOptimizerService({ fleet, clock }: Environment): ModelledService {
  const begun = clock.now().getTime();
  const refreshedAt = () => {
    const days = Math.floor((clock.now().getTime() - begun) / DAY_MS);
    return new Date(begun + days * DAY_MS);
  };
  return {
    signingName: 'compute-optimizer',
    protocol: awsJson('1.0'),
    throttleError: { code: 'ThrottlingException', status: 400 },
    bucketsOf: () => [{ name: 'all', bucket: { burst: 5, perSecond: 5 }, tokens: 1 }],
    operations: operationTable(
      operation(GetEnrollmentStatusCommand, (_input, call) => ({
        status: enrolment(fleet, call),
        memberAccountsEnrolled: false,
        numberOfMemberAccountsOptedIn: 0,
        lastUpdatedTimestamp: new Date(begun),
      })),
      operation(GetEC2InstanceRecommendationsCommand, (input, call) =>
        recommendations(fleet, refreshedAt(), input, call),
      ),
      operation(GetRecommendationSummariesCommand, (input, call) => {
        checkAccounts(fleet, input.accountIds, call);
        const page = pageOf([summaryOf(fleet, call)], {
          size: sizeOf(input.maxResults, 1000),
          token: input.nextToken,
          invalidToken,
        });
        return { recommendationSummaries: [...page.items], ...nextOf(page.next) };
      }),
      operation(GetIdleRecommendationsCommand, (input, call) =>
        idleRecommendations(fleet, refreshedAt(), input, call),
      ),
    ),
  };
}

const DAY_MS = 86_400_000;

function recommendations(
  fleet: Fleet,
  refreshedAt: Date,
  input: GetEC2InstanceRecommendationsCommandInput,
  call: AwsCall,
) {
  checkAccounts(fleet, input.accountIds, call);
  const all = analysedIn(fleet, call.account, call.region);
  const wanted = input.instanceArns;
  const found = all.filter(
    ({ instance, recommendation }) =>
      (wanted === undefined || wanted.includes(arnOf(instance))) &&
      (input.filters ?? []).every(({ name, values }) => {
        if (name !== 'Finding') throw invalidParameter(`The filter ${name} is not modelled.`);
        return (values ?? []).map(plain).includes(plain(recommendation.finding));
      }),
  );
  const known = new Set(all.map(({ instance }) => arnOf(instance)));
  const page = pageOf(found, {
    size: sizeOf(input.maxResults, 1000),
    token: input.nextToken,
    invalidToken,
  });
  const cpus = cpusOf(input);
  return {
    instanceRecommendations: page.items.map((each) =>
      recommendationOf(fleet, each, cpus, refreshedAt),
    ),
    errors: (wanted ?? [])
      .filter((arn) => !known.has(arn))
      .map((identifier) => ({
        identifier,
        code: 'ResourceNotFoundException',
        message: 'There are no recommendations for this resource.',
      })),
    ...nextOf(page.next),
  };
}

function idleRecommendations(
  fleet: Fleet,
  refreshedAt: Date,
  input: GetIdleRecommendationsCommandInput,
  call: AwsCall,
) {
  checkAccounts(fleet, input.accountIds, call);
  if ((input.filters ?? []).length > 0) throw invalidParameter('Filters are not modelled.');
  const idle = analysedIn(fleet, call.account, call.region)
    .filter(({ recommendation }) => recommendation.idle === true)
    .filter(({ instance }) => input.resourceArns?.includes(arnOf(instance)) ?? true);
  const page = pageOf(idle, {
    size: sizeOf(input.maxResults, 100),
    token: input.nextToken,
    invalidToken,
  });
  return {
    idleRecommendations: page.items.map(({ instance }) => {
      const { value } = monthlySaving(fleet, instance);
      return {
        resourceArn: arnOf(instance),
        resourceId: instance.instanceId,
        resourceType: 'EC2Instance' as const,
        accountId: instance.account,
        finding: 'Idle' as const,
        findingDescription: 'The instance shows no sign of use.',
        savingsOpportunity: {
          savingsOpportunityPercentage: 100,
          estimatedMonthlySavings: { currency: 'USD' as const, value },
        },
        utilizationMetrics: [
          {
            name: 'CPU' as const,
            statistic: 'Maximum' as const,
            value: instance.utilization.cpuMax,
          },
        ],
        lookBackPeriodInDays: 14,
        lastRefreshTimestamp: refreshedAt,
        tags: Object.entries(instance.tags).map(([key, tag]) => ({ key, value: tag })),
      };
    }),
    errors: [],
    ...nextOf(page.next),
  };
}

function summaryOf(fleet: Fleet, call: AwsCall): RecommendationSummary {
  const all = analysedIn(fleet, call.account, call.region);
  const count = (finding: string) =>
    all.filter(({ recommendation }) => recommendation.finding === finding).length;
  const idle = all.filter(({ recommendation }) => recommendation.idle === true);
  const rightsizing = sum(all.map((each) => bestSaving(fleet, each)));
  const idling = sum(idle.map(({ instance }) => monthlySaving(fleet, instance).value));
  const opportunity = (value: number) => ({
    estimatedMonthlySavings: { currency: 'USD' as const, value },
  });
  return {
    accountId: call.account,
    recommendationResourceType: 'Ec2Instance',
    summaries: [
      { name: 'Overprovisioned', value: count('OVER_PROVISIONED') },
      { name: 'Underprovisioned', value: count('UNDER_PROVISIONED') },
      { name: 'Optimized', value: count('OPTIMIZED') },
    ],
    idleSummaries: [{ name: 'Idle', value: idle.length }],
    savingsOpportunity: opportunity(rightsizing),
    idleSavingsOpportunity: opportunity(idling),
  };
}

function bestSaving(fleet: Fleet, { instance, recommendation }: Analysed): number {
  const [best] = recommendation.options;
  return best === undefined ? 0 : monthlySaving(fleet, instance, best.instanceType).value;
}

function sum(values: readonly number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) * 100) / 100;
}

function enrolment(fleet: Fleet, call: AwsCall): Status {
  const own = fleet.computeOptimizer?.find(({ account }) => account === call.account);
  switch (own?.status) {
    case 'Inactive':
    case 'Pending':
    case 'Failed':
      return own.status;
    default:
      return 'Active';
  }
}

function checkAccounts(
  fleet: Fleet,
  accountIds: readonly string[] | undefined,
  call: AwsCall,
): void {
  const [first, ...others] = accountIds ?? [];
  if (others.length > 0) throw invalidParameter('Only one account ID can be specified.');
  if (first !== undefined && first !== call.account) {
    throw new AwsError(
      'AccessDeniedException',
      'Only the management account can read the recommendations of another account.',
    );
  }
  if (enrolment(fleet, call) !== 'Active') {
    throw new AwsError(
      'OptInRequiredException',
      'The account is not registered for the service. Call UpdateEnrollmentStatus.',
      403,
    );
  }
}

function cpusOf(input: GetEC2InstanceRecommendationsCommandInput): readonly CpuChoice[] {
  const asked = input.recommendationPreferences?.cpuVendorArchitectures ?? [];
  return asked.length === 0 ? ['CURRENT', 'AWS_ARM64'] : asked;
}

/** AWS does not say its default page size; a small one makes readers ask for more. */
const DEFAULT_PAGE = 25;

function sizeOf(maxResults: number | undefined, most: number): number {
  if (maxResults === undefined || maxResults === 0) return DEFAULT_PAGE;
  if (maxResults < 0 || maxResults > most) {
    throw invalidParameter(`maxResults must be between 0 and ${most}.`);
  }
  return maxResults;
}

function nextOf(next: string | undefined): { nextToken?: string } {
  return next === undefined ? {} : { nextToken: next };
}

/** Filters say `Overprovisioned` where findings say `OVER_PROVISIONED`. */
function plain(finding: string): string {
  return finding.replaceAll('_', '').toLowerCase();
}

function invalidToken(): AwsError {
  return invalidParameter('The next token is invalid.');
}

function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
