import pLimit from 'p-limit';
import type { InstanceId, Scope } from '../domain/ids.ts';
import type { Observation } from '../domain/observation.ts';
import type { ReadError } from '../domain/readError.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import type { Result } from '../domain/result.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { readAutoScalingGroups } from './autoScaling.ts';
import type { Aws } from './clients.ts';
import { readRecommendations } from './computeOptimizer.ts';
import { readStopProtection } from './instanceAttributes.ts';
import { readInstances } from './instances.ts';
import { readInstanceTypes } from './instanceTypes.ts';
import { known } from './known.ts';
import { readOfferings } from './offerings.ts';
import { readVolumes } from './volumes.ts';

type SnapshotClients = Pick<Aws, 'ec2' | 'autoScaling' | 'computeOptimizer'>;

export interface SnapshotLimits {
  /** Only these instances, as far as they exist: what a resize checks again. */
  readonly only?: readonly InstanceId[];
  /** Types to know besides those that instances are and recommendations name. */
  readonly alsoTypes?: readonly string[];
}

/**
 * All that one account and Region shows at one time, in the fewest calls (domain.md A8, E): a Region
 * without instances costs one. What could not be read is in `errors`, and is absent from the facts;
 * the rest is still true. Never rejects for what AWS answers.
 */
export async function readSnapshot(
  aws: SnapshotClients,
  scope: Scope,
  now: Date,
  limits: SnapshotLimits = {},
): Promise<Snapshot> {
  const errors: ReadError[] = [];
  const take = <Value>(read: Result<readonly Value[], ReadError>): readonly Value[] => {
    if (read.ok) return read.value;
    errors.push(read.error);
    return [];
  };
  const ec2 = aws.ec2(scope);

  const seen = take(await readInstances(ec2, scope, now, limits.only));
  const advised = await withFacts(aws, scope, seen, limits, take);
  const instances = await withProtection(aws, scope, advised, limits, take);

  const types = typesOf(instances, limits.alsoTypes);
  const [instanceTypes, offerings] =
    types.length === 0
      ? [[], []]
      : await Promise.all([
          readInstanceTypes(ec2, scope, types).then(take),
          readOfferings(ec2, scope, types).then(take),
        ]);
  return {
    ...scope,
    takenAt: now.toISOString(),
    observations: instances,
    instanceTypes,
    offeredIn: Object.fromEntries(
      offerings.map(({ instanceType, availabilityZones }) => [instanceType, availabilityZones]),
    ),
    errors: distinct(errors),
  };
}

type Take = <Value>(read: Result<readonly Value[], ReadError>) => readonly Value[];

/** The same instances with what is known of their volumes, and with their recommendations. */
async function withFacts(
  aws: SnapshotClients,
  scope: Scope,
  seen: readonly Observation[],
  { only }: SnapshotLimits,
  take: Take,
): Promise<readonly Observation[]> {
  if (seen.length === 0) return seen;
  const volumeIds = seen.flatMap(({ volumes }) => volumes.map(({ volumeId }) => volumeId));
  const arns = seen.map(({ arn }) => arn);
  const [volumes, advice] = await Promise.all([
    readVolumes(aws.ec2(scope), scope, only && volumeIds).then(take),
    readRecommendations(aws.computeOptimizer(scope), scope, only && arns).then(take),
  ]);
  const volumeById = new Map(volumes.map((volume) => [volume.volumeId, volume]));
  const adviceById = new Map(advice.map((each) => [each.instanceId, each.recommendation]));
  return seen.map((instance) =>
    known({
      ...instance,
      volumes: instance.volumes.map((volume) => ({
        ...volume,
        ...volumeById.get(volume.volumeId),
      })),
      recommendation: adviceById.get(instance.instanceId),
    }),
  );
}

const ATTRIBUTES_AT_ONCE = 5;

/**
 * The same instances, where those that could be resized know whether they are protected against
 * stopping and whether they are in an Auto Scaling group. The first costs a call for each of them,
 * so nobody else is asked for (domain.md A3 row 54); the second is also told by a tag.
 */
async function withProtection(
  aws: SnapshotClients,
  scope: Scope,
  seen: readonly Observation[],
  { only }: SnapshotLimits,
  take: Take,
): Promise<readonly Observation[]> {
  const candidates = seen.filter((each) => only !== undefined || mayBeResized(each));
  if (candidates.length === 0) return seen.map(byTag);
  const [groups, protections] = await Promise.all([
    readAutoScalingGroups(
      aws.autoScaling(scope),
      scope,
      candidates.map(({ instanceId }) => instanceId),
    ).then(take),
    pLimit(ATTRIBUTES_AT_ONCE).map(candidates, async (instance) => {
      const read = await readStopProtection(aws.ec2(scope), instance);
      const [stopProtected] = take(read.ok ? { ok: true, value: [read.value] } : read);
      return [instance.instanceId, stopProtected] as const;
    }),
  ]);
  const groupById = new Map(groups.map(({ instanceId, group }) => [instanceId, group]));
  const protectionById = new Map(protections);
  return seen.map((instance) =>
    known({
      ...byTag(instance),
      ...known({ autoScalingGroup: groupById.get(instance.instanceId) }),
      stopProtected: protectionById.get(instance.instanceId),
    }),
  );
}

function byTag(instance: Observation): Observation {
  const autoScalingGroup = instance.tags['aws:autoscaling:groupName'];
  return autoScalingGroup === undefined ? instance : { ...instance, autoScalingGroup };
}

function mayBeResized({ recommendation, instanceType, lifecycle, rootDeviceType }: Observation) {
  if (lifecycle !== 'on-demand' || rootDeviceType !== 'ebs') return false;
  return recommendation !== undefined && namesAnother(recommendation, instanceType);
}

function namesAnother({ options }: Recommendation, instanceType: string): boolean {
  return options.some((option) => option.instanceType !== instanceType);
}

function typesOf(
  instances: readonly Observation[],
  also: readonly string[] = [],
): readonly string[] {
  const named = instances.flatMap(({ instanceType, recommendation }) => [
    instanceType,
    ...(recommendation?.options.map((option) => option.instanceType) ?? []),
  ]);
  return instances.length === 0 ? [] : [...new Set([...named, ...also])];
}

/** One error for each operation and reason: a thousand refused calls are one piece of news. */
function distinct(errors: readonly ReadError[]): readonly ReadError[] {
  return [
    ...new Map(errors.map((error) => [`${error.operation} ${error.message}`, error])).values(),
  ];
}
