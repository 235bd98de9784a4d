import type {
  InstanceRecommendation,
  InstanceRecommendationOption,
  UtilizationMetric,
} from '@aws-sdk/client-compute-optimizer';
import type { Fleet, FleetInstance, FleetRecommendation } from '../fleet/fleet.ts';
import { shareOfWeek } from '../fleet/loadPattern.ts';
import { fleetPrice } from '../pricing/fleetPrice.ts';
import { PRICED_TYPES } from '../pricing/prices.ts';
import { wireValue } from '../server/wireValue.ts';

export type CpuChoice = 'CURRENT' | 'AWS_ARM64';

/** An instance with what Compute Optimizer says of it. */
export interface Analysed {
  readonly instance: FleetInstance;
  readonly recommendation: FleetRecommendation;
}

/**
 * What runs on demand and has a recommendation: Compute Optimizer skips Spot
 * (docs/facts/ec2-resize.md#compute-optimizer).
 */
export function analysedIn(fleet: Fleet, account: string, region: string): readonly Analysed[] {
  return fleet.instances.flatMap((instance) =>
    instance.account === account &&
    instance.region === region &&
    instance.lifecycle === undefined &&
    instance.recommendation !== undefined
      ? [{ instance, recommendation: instance.recommendation }]
      : [],
  );
}

export function arnOf({ region, account, instanceId }: FleetInstance): string {
  return `arn:aws:ec2:${region}:${account}:instance/${instanceId}`;
}

/**
 * One recommendation with the values that the wire carries
 * (docs/facts/ec2-resize.md#compute-optimizer).
 */
export function recommendationOf(
  fleet: Fleet,
  { instance, recommendation }: Analysed,
  cpus: readonly CpuChoice[],
  refreshedAt: Date,
): InstanceRecommendation {
  const options = recommendation.options
    .map((option, index) => ({ ...option, rank: index + 1 }))
    .filter(({ instanceType }) => isWanted(instance.instanceType, instanceType, cpus))
    .map((option): InstanceRecommendationOption => optionOf(fleet, instance, option));
  const name = instance.tags.Name;
  return {
    instanceArn: arnOf(instance),
    accountId: instance.account,
    ...(name === undefined ? {} : { instanceName: name }),
    currentInstanceType: instance.instanceType,
    finding: wireValue(recommendation.finding),
    findingReasonCodes: reasonsOf(instance, recommendation),
    utilizationMetrics: [
      ...metrics(instance.utilization.cpuMax, instance.utilization.memoryMax),
      ...network(instance),
    ],
    lookBackPeriodInDays: 14,
    // Not in the order of their rank: a reader has to sort.
    recommendationOptions: options.toReversed(),
    recommendationSources: [
      { recommendationSourceArn: arnOf(instance), recommendationSourceType: 'Ec2Instance' },
    ],
    lastRefreshTimestamp: refreshedAt,
    currentPerformanceRisk: recommendation.finding === 'UNDER_PROVISIONED' ? 'High' : 'VeryLow',
    effectiveRecommendationPreferences: {
      cpuVendorArchitectures: [...cpus],
      enhancedInfrastructureMetrics: 'Inactive',
      inferredWorkloadTypes: 'Active',
      lookBackPeriod: 'DAYS_14',
      savingsEstimationMode: { source: 'PublicPricing' },
    },
    inferredWorkloadTypes: [],
    instanceState: instance.state,
    tags: Object.entries(instance.tags).map(([key, value]) => ({ key, value })),
    idle: recommendation.idle === true ? 'True' : 'False',
  };
}

/** Dollars a month that running nothing, or `instanceType` instead, would save at list prices. */
export function monthlySaving(
  fleet: Fleet,
  instance: FleetInstance,
  instanceType?: string,
): { readonly value: number; readonly percentage: number } {
  const now = fleetPrice(fleet, instance) ?? 0;
  const then = instanceType === undefined ? 0 : fleetPrice(fleet, instance, instanceType);
  if (now === 0 || then === undefined) return { value: 0, percentage: 0 };
  const hours = 730 * shareOfWeek(instance.loadPattern);
  return {
    value: Math.max(0, Math.round(((now - then) * hours) / 10_000) / 100),
    percentage: Math.max(0, Math.round((1 - then / now) * 10_000) / 100),
  };
}

function optionOf(
  fleet: Fleet,
  instance: FleetInstance,
  option: FleetRecommendation['options'][number] & { readonly rank: number },
): InstanceRecommendationOption {
  const { value, percentage } = monthlySaving(fleet, instance, option.instanceType);
  const saving = {
    savingsOpportunityPercentage: percentage,
    estimatedMonthlySavings: { currency: 'USD' as const, value },
  };
  return {
    instanceType: option.instanceType,
    rank: option.rank,
    performanceRisk: option.performanceRisk,
    platformDifferences: (option.platformDifferences ?? []).map((each) => wireValue(each)),
    ...(option.migrationEffort === undefined ? {} : { migrationEffort: option.migrationEffort }),
    projectedUtilizationMetrics: projected(instance, option.instanceType),
    savingsOpportunity: saving,
    savingsOpportunityAfterDiscounts: saving,
  };
}

function projected(instance: FleetInstance, instanceType: string): UtilizationMetric[] {
  const from = PRICED_TYPES.get(instance.instanceType);
  const to = PRICED_TYPES.get(instanceType);
  if (from === undefined || to === undefined) return [];
  const { cpuMax, memoryMax } = instance.utilization;
  const scaled = (percent: number, ratio: number) =>
    Math.min(100, Math.round(percent * ratio * 100) / 100);
  return metrics(
    scaled(cpuMax, from.vcpus / to.vcpus),
    memoryMax === undefined ? undefined : scaled(memoryMax, from.memoryGib / to.memoryGib),
  );
}

/**
 * Every instance has these, with or without an agent (docs/facts/ec2-resize.md#compute-optimizer);
 * busy ones more of it.
 */
function network({ utilization }: FleetInstance): UtilizationMetric[] {
  const bytes = utilization.cpuMax * 50_000;
  return [
    metric('NETWORK_IN_BYTES_PER_SECOND', bytes),
    metric('NETWORK_OUT_BYTES_PER_SECOND', bytes / 2),
  ];
}

function metric(name: string, value: number): UtilizationMetric {
  return { name: wireValue(name), statistic: wireValue('MAXIMUM'), value };
}

function metrics(cpu: number, memory: number | undefined): UtilizationMetric[] {
  return [metric('CPU', cpu), ...(memory === undefined ? [] : [metric('MEMORY', memory)])];
}

function reasonsOf(
  { utilization }: FleetInstance,
  { finding }: FleetRecommendation,
): InstanceRecommendation['findingReasonCodes'] {
  const memoryKnown = utilization.memoryMax !== undefined;
  if (finding === 'OVER_PROVISIONED') {
    return memoryKnown ? ['CPUOverprovisioned', 'MemoryOverprovisioned'] : ['CPUOverprovisioned'];
  }
  return finding === 'UNDER_PROVISIONED' ? ['CPUUnderprovisioned'] : [];
}

function isWanted(current: string, option: string, cpus: readonly CpuChoice[]): boolean {
  const arm = (type: string) => PRICED_TYPES.get(type)?.facts.arm === true;
  return (
    (cpus.includes('CURRENT') && arm(option) === arm(current)) ||
    (cpus.includes('AWS_ARM64') && arm(option))
  );
}
