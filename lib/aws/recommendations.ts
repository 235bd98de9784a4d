import {
  type ComputeOptimizerClient,
  GetEC2InstanceRecommendationsCommand,
  type InstanceRecommendation,
  type InstanceRecommendationOption,
  type UtilizationMetric,
} from '@aws-sdk/client-compute-optimizer';
import type {
  Recommendation,
  RecommendationOption,
  Utilization,
} from '../domain/fleet/recommendation.ts';
import { type InstanceId, parseInstanceArn, type Scope } from '../shared/ids.ts';
import { omitUndefined } from '../shared/omitUndefined.ts';
import { allItems, batches } from './client/allItems.ts';
import { reader } from './client/reader.ts';
import { normalizeEnum } from './ec2/instanceState.ts';

/** A recommendation with the instance that it is about. */
export interface InstanceAdvice {
  readonly instanceId: InstanceId;
  readonly recommendation: Recommendation;
}

/** ARNs in one request; the API takes up to 1,000. */
const ARNS_A_CALL = 100;

/**
 * What Compute Optimizer says of the instances of one account and Region, or, with `only`, of these
 * ARNs. Written as AWS really sends it, not as the SDK types it: `OVER_PROVISIONED`, idle as text,
 * options in any order, fields that are missing (docs/facts/ec2-resize.md#compute-optimizer).
 * Records whose ARN is not one of this scope are left out.
 */
export const readRecommendations = reader({
  service: 'Compute Optimizer',
  action: 'compute-optimizer:GetEC2InstanceRecommendations',
  read: async (
    client: ComputeOptimizerClient,
    scope: Scope,
    only?: readonly string[],
  ): Promise<readonly InstanceAdvice[]> => {
    const groups = only === undefined ? [undefined] : batches(only, ARNS_A_CALL);
    const found: InstanceAdvice[] = [];
    for (const arns of groups) {
      const sent = await readAll(client, arns);
      found.push(...sent.flatMap((each) => adviceOf(each, scope)));
    }
    return found;
  },
});

async function readAll(
  client: ComputeOptimizerClient,
  arns: readonly string[] | undefined,
): Promise<readonly InstanceRecommendation[]> {
  return allItems(
    (nextToken) =>
      client.send(
        new GetEC2InstanceRecommendationsCommand({
          maxResults: 1000,
          nextToken,
          instanceArns: arns && [...arns],
        }),
      ),
    (page) => page.nextToken,
    (page) => page.instanceRecommendations,
  );
}

function adviceOf(sent: InstanceRecommendation, scope: Scope): readonly InstanceAdvice[] {
  const ref = parseInstanceArn(sent.instanceArn ?? '');
  const { currentInstanceType } = sent;
  if (ref === undefined || currentInstanceType === undefined) return [];
  if (ref.account !== scope.account || ref.region !== scope.region) return [];
  const recommendation = omitUndefined({
    finding: FINDINGS[normalizeEnum(sent.finding ?? '')] ?? 'unknown',
    findingReasons: sent.findingReasonCodes ?? [],
    lookbackDays: sent.lookBackPeriodInDays,
    refreshedAt: sent.lastRefreshTimestamp?.toISOString(),
    currentInstanceType,
    utilization: utilizationOf(sent.utilizationMetrics),
    networkBytesMax: networkOf(sent.utilizationMetrics),
    idle: IDLE[normalizeEnum(sent.idle ?? '')],
    options: (sent.recommendationOptions ?? [])
      .flatMap(optionOf)
      .toSorted((a, b) => a.rank - b.rank),
  });
  return [{ instanceId: ref.instanceId, recommendation }];
}

const FINDINGS: Readonly<Record<string, Recommendation['finding']>> = {
  overprovisioned: 'overProvisioned',
  underprovisioned: 'underProvisioned',
  optimized: 'optimized',
};

const IDLE: Readonly<Record<string, boolean>> = { true: true, false: false };

/** An option without a rank comes last: nothing says that it is good. */
function optionOf(sent: InstanceRecommendationOption): readonly RecommendationOption[] {
  if (sent.instanceType === undefined) return [];
  return [
    omitUndefined({
      instanceType: sent.instanceType,
      rank: sent.rank ?? Number.MAX_SAFE_INTEGER,
      performanceRisk: sent.performanceRisk,
      platformDifferences: sent.platformDifferences ?? [],
      migrationEffort: sent.migrationEffort,
      projected: utilizationOf(sent.projectedUtilizationMetrics),
    }),
  ];
}

/**
 * The highest values only: an average says nothing about room
 * (docs/facts/ec2-resize.md#compute-optimizer).
 */
function utilizationOf(metrics: readonly UtilizationMetric[] = []): Utilization {
  return omitUndefined({
    cpuMax: maximumOf(metrics, 'cpu'),
    memoryMax: maximumOf(metrics, 'memory'),
  });
}

/** The busier direction; half of it says nothing. */
function networkOf(metrics: readonly UtilizationMetric[] = []): number | undefined {
  const received = maximumOf(metrics, 'networkinbytespersecond');
  const sent = maximumOf(metrics, 'networkoutbytespersecond');
  return received === undefined || sent === undefined ? undefined : Math.max(received, sent);
}

function maximumOf(metrics: readonly UtilizationMetric[], name: string): number | undefined {
  return metrics.find(
    (metric) =>
      normalizeEnum(metric.name ?? '') === name &&
      normalizeEnum(metric.statistic ?? '') === 'maximum',
  )?.value;
}
