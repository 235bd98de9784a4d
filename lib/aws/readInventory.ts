import pLimit from 'p-limit';
import type { Instance } from '../domain/fleet/instance.ts';
import type { Inventory } from '../domain/fleet/inventory.ts';
import type { Recommendation } from '../domain/fleet/recommendation.ts';
import type { InstanceId, Scope } from '../shared/ids.ts';
import { inEnglish } from '../shared/message.ts';
import { omitUndefined } from '../shared/omitUndefined.ts';
import type { ReadError } from '../shared/readError.ts';
import type { Result } from '../shared/result.ts';
import { readAutoScalingGroups } from './autoScalingGroups.ts';
import type { Aws } from './client/aws.ts';
import { permitted } from './client/permitted.ts';
import { readImages } from './ec2/images.ts';
import { readInstanceStatus } from './ec2/instanceStatus.ts';
import { readInstances } from './ec2/instances.ts';
import { readInstanceTypes } from './ec2/instanceTypes.ts';
import { readOfferings } from './ec2/offerings.ts';
import { readPlacementGroups } from './ec2/placementGroups.ts';
import { readStopAttributes } from './ec2/stopAttributes.ts';
import { readVolumes } from './ec2/volumes.ts';
import { readRecommendations } from './recommendations.ts';
import { readVolumeKey } from './volumeKey.ts';

type InventoryClients = Pick<Aws, 'ec2' | 'autoScaling' | 'computeOptimizer' | 'kms'>;

export interface InventoryLimits {
  /** Only these instances, as far as they exist: what a resize checks again. */
  readonly only?: readonly InstanceId[];
  /** Types to read in addition to those of the instances and recommendations. */
  readonly alsoTypes?: readonly string[];
}

/**
 * All that one account and Region shows at one time, in the fewest calls
 * (docs/facts/ec2-resize.md#reading-instances): a Region without instances costs one. What could
 * not be read is in `errors`, and is absent from the facts; the rest is still true. Never rejects
 * for what AWS answers.
 */
export const readInventory = permitted(
  [
    readAutoScalingGroups,
    readImages,
    readInstances,
    readInstanceStatus,
    readInstanceTypes,
    readOfferings,
    readPlacementGroups,
    readRecommendations,
    readStopAttributes,
    readVolumeKey,
    readVolumes,
  ],
  readAll,
);

async function readAll(
  aws: InventoryClients,
  scope: Scope,
  now: Date,
  limits: InventoryLimits = {},
): Promise<Inventory> {
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
    instances: instances,
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
  aws: InventoryClients,
  scope: Scope,
  seen: readonly Instance[],
  { only }: InventoryLimits,
  take: Take,
): Promise<readonly Instance[]> {
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
    omitUndefined({
      ...instance,
      volumes: instance.volumes.map((volume) => ({
        ...volume,
        ...volumeById.get(volume.volumeId),
      })),
      recommendation: adviceById.get(instance.instanceId),
    }),
  );
}

const CALLS_AT_ONCE = 5;

/**
 * The same instances, where those that could be resized know what only matters to a change: whether
 * they may be stopped, what owns them, how they are, what their image and keys allow. Some of it
 * costs a call for each of them, so it is not read for the others
 * (docs/facts/ec2-resize.md#reading-instances).
 */
async function withProtection(
  aws: InventoryClients,
  scope: Scope,
  seen: readonly Instance[],
  { only }: InventoryLimits,
  take: Take,
): Promise<readonly Instance[]> {
  const candidates = seen.filter((each) => only !== undefined || mayBeResized(each));
  if (candidates.length === 0) return seen.map(byTag);
  const ec2 = aws.ec2(scope);
  const ids = candidates.map(({ instanceId }) => instanceId);
  const oneByOne = pLimit(CALLS_AT_ONCE);
  const [groups, statuses, images, keys, placements, attributes] = await Promise.all([
    readAutoScalingGroups(aws.autoScaling(scope), scope, ids).then(take),
    readInstanceStatus(ec2, scope, ids).then(take),
    readImages(
      ec2,
      scope,
      distinctOf(candidates, ({ imageId }) => [imageId]),
    ).then(take),
    oneByOne.map(distinctOf(candidates, keysOf), async (keyArn) =>
      take(asList(await readVolumeKey(aws.kms(scope), scope, keyArn))),
    ),
    candidates.some(({ placementGroup }) => placementGroup !== undefined)
      ? readPlacementGroups(ec2, scope).then(take)
      : [],
    oneByOne.map(candidates, async (instance) => {
      const [read] = take(asList(await readStopAttributes(ec2, instance)));
      return [instance.instanceId, read] as const;
    }),
  ]);
  const groupById = new Map(groups.map(({ instanceId, group }) => [instanceId, group]));
  const statusById = new Map(statuses.map((status) => [status.instanceId, status]));
  const imageById = new Map(images.map(({ imageId, rules }) => [imageId, rules]));
  const keyByArn = new Map(keys.flat().map(({ keyArn, key }) => [keyArn, key]));
  const strategyByName = new Map(placements.map(({ name, strategy }) => [name, strategy]));
  const attributesById = new Map<string, (typeof attributes)[number][1]>(attributes);
  return seen.map((instance) => {
    const status = statusById.get(instance.instanceId);
    return omitUndefined({
      ...byTag(instance),
      ...omitUndefined({ autoScalingGroup: groupById.get(instance.instanceId) }),
      ...attributesById.get(instance.instanceId),
      health: status?.health,
      plannedEvents: status?.plannedEvents,
      image: imageById.get(instance.imageId ?? ''),
      placementStrategy: strategyByName.get(instance.placementGroup ?? ''),
      volumes: instance.volumes.map((volume) =>
        omitUndefined({ ...volume, key: keyByArn.get(volume.kmsKeyId ?? '') }),
      ),
    });
  });
}

function asList<Value>(read: Result<Value, ReadError>): Result<readonly Value[], ReadError> {
  return read.ok ? { ok: true, value: [read.value] } : read;
}

function keysOf({ volumes }: Instance): readonly (string | undefined)[] {
  return volumes.map(({ kmsKeyId }) => kmsKeyId);
}

function distinctOf(
  instances: readonly Instance[],
  namesOf: (instance: Instance) => readonly (string | undefined)[],
): readonly string[] {
  return [...new Set(instances.flatMap(namesOf).filter((name) => name !== undefined))].toSorted();
}

function byTag(instance: Instance): Instance {
  const autoScalingGroup = instance.tags['aws:autoscaling:groupName'];
  return autoScalingGroup === undefined ? instance : { ...instance, autoScalingGroup };
}

function mayBeResized({ recommendation, instanceType, lifecycle, rootDeviceType }: Instance) {
  if (lifecycle !== 'on-demand' || rootDeviceType !== 'ebs') return false;
  return recommendation !== undefined && namesAnother(recommendation, instanceType);
}

function namesAnother({ options }: Recommendation, instanceType: string): boolean {
  return options.some((option) => option.instanceType !== instanceType);
}

function typesOf(instances: readonly Instance[], also: readonly string[] = []): readonly string[] {
  const named = instances.flatMap(({ instanceType, recommendation }) => [
    instanceType,
    ...(recommendation?.options.map((option) => option.instanceType) ?? []),
  ]);
  return instances.length === 0 ? [] : [...new Set([...named, ...also])];
}

/** One error for each operation and reason: a thousand refused calls are one piece of news. */
function distinct(errors: readonly ReadError[]): readonly ReadError[] {
  return [
    ...new Map(
      errors.map((error) => [`${error.operation} ${inEnglish(error.message)}`, error]),
    ).values(),
  ];
}
