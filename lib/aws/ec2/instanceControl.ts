import {
  DescribeInstanceCreditSpecificationsCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  type EC2Client,
  type Instance,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCapacityReservationAttributesCommand,
  ModifyInstanceCreditSpecificationCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Health } from '../../domain/fleet/instance.ts';
import { RUN_STATE_TEXT } from '../../domain/fleet/stateText.ts';
import type { ApiCall, ObservedState, ResizeError } from '../../domain/resize/nextAction.ts';
import type { InstanceRef } from '../../shared/ids.ts';
import { sentence } from '../../shared/message.ts';
import { omitUndefined } from '../../shared/omitUndefined.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { apiCallOf } from '../client/apiCallOf.ts';
import { permitted } from '../client/permitted.ts';
import { toControlResult } from '../client/toControlResult.ts';
import { dryRun } from './dryRun.ts';
import { instanceState } from './instanceState.ts';
import { healthOf } from './instanceStatus.ts';

const ALREADY: ApiCall = { kind: 'already' };

/**
 * The calls of one resize. Each looks before it acts: EC2 knows no client token
 * (docs/facts/ec2-resize.md#changing-the-type).
 */
export interface InstanceControl {
  readonly look: (ref: InstanceRef) => Promise<Result<ObservedState, ResizeError>>;
  readonly stop: (ref: InstanceRef) => Promise<Result<ApiCall, ResizeError>>;
  /** Only a stopped instance: anything else is `incorrectState`. */
  readonly changeType: (
    ref: InstanceRef,
    instanceType: string,
  ) => Promise<Result<ApiCall, ResizeError>>;
  /** How it uses up CPU credits. EC2 answers for every type; it means something for a burstable one. */
  readonly creditsOf: (ref: InstanceRef) => Promise<Result<string | undefined, ResizeError>>;
  /** `standard` or `unlimited`, of a burstable type. */
  readonly setCredits: (ref: InstanceRef, credits: string) => Promise<Result<ApiCall, ResizeError>>;
  /**
   * Targets the next start at a capacity reservation, or at none any more: then it takes any capacity,
   * as EC2 does by default. Only a stopped instance
   * (docs/facts/ec2-resize.md#capacity-reservations).
   */
  readonly bind: (
    ref: InstanceRef,
    reservation: string | undefined,
  ) => Promise<Result<ApiCall, ResizeError>>;
  /**
   * Accepted is not running: EC2 may fail a start afterwards
   * (docs/facts/ec2-resize.md#starts-that-fail).
   */
  readonly start: (ref: InstanceRef) => Promise<Result<ApiCall, ResizeError>>;
  /**
   * Whether EC2 permits these credentials to stop, change and start. It says nothing about whether
   * the type fits (docs/facts/ec2-resize.md#changing-the-type).
   */
  readonly dryRun: (
    ref: InstanceRef,
    instanceTypes: readonly string[],
  ) => Promise<Result<'permitted', ResizeError>>;
}

/** The calls of a resize, with the client for each instance's account and Region. */
export const instanceControl = permitted(
  [
    'ec2:DescribeInstances',
    'ec2:DescribeInstanceStatus',
    'ec2:DescribeInstanceCreditSpecifications',
    'ec2:StopInstances',
    'ec2:StartInstances',
    'ec2:ModifyInstanceAttribute',
    'ec2:ModifyInstanceCreditSpecification',
    'ec2:ModifyInstanceCapacityReservationAttributes',
  ],
  (clientFor: (ref: InstanceRef) => EC2Client): InstanceControl => ({
    look: (ref) => look(clientFor(ref), ref),
    stop: (ref) => stop(clientFor(ref), ref),
    changeType: (ref, instanceType) => changeType(clientFor(ref), ref, instanceType),
    creditsOf: (ref) => readCredits(clientFor(ref), ref),
    setCredits: (ref, credits) => setCredits(clientFor(ref), ref, credits),
    bind: (ref, reservation) => bind(clientFor(ref), ref, reservation),
    start: (ref) => start(clientFor(ref), ref),
    dryRun: (ref, instanceTypes) => dryRun(clientFor(ref), ref, instanceTypes),
  }),
);

async function look(
  client: EC2Client,
  ref: InstanceRef,
): Promise<Result<ObservedState, ResizeError>> {
  const described = await describeOne(client, ref);
  if (!described.ok) return described;
  const { State, InstanceType: instanceType = 'unknown', StateReason } = described.value;
  const { CapacityReservationTarget: bound } =
    described.value.CapacityReservationSpecification ?? {};
  const state = instanceState(State?.Name);
  const health = state === 'running' ? await readHealth(client, ref) : ok('unknown' as const);
  if (!health.ok) return health;
  const credits = state === 'stopped' ? await readCredits(client, ref) : ok(undefined);
  if (!credits.ok) return credits;
  return ok(
    omitUndefined({
      state,
      instanceType,
      stateReason: StateReason?.Code,
      health: health.value,
      credits: credits.value,
      reservation: bound?.CapacityReservationId,
    }),
  );
}

async function describeOne(
  client: EC2Client,
  { instanceId }: InstanceRef,
): Promise<Result<Instance, ResizeError>> {
  const found = await toControlResult('DescribeInstances', () =>
    client.send(new DescribeInstancesCommand({ InstanceIds: [instanceId] })),
  );
  if (!found.ok) return found;
  const instance = found.value.Reservations?.flatMap(({ Instances = [] }) => Instances)[0];
  if (instance !== undefined) return ok(instance);
  const message = sentence('DescribeInstances: there is no such instance.');
  return err({ kind: 'notFound', message });
}

async function readHealth(
  client: EC2Client,
  { instanceId }: InstanceRef,
): Promise<Result<Health, ResizeError>> {
  const found = await toControlResult('DescribeInstanceStatus', () =>
    client.send(
      new DescribeInstanceStatusCommand({ InstanceIds: [instanceId], IncludeAllInstances: true }),
    ),
  );
  return found.ok ? ok(healthOf(found.value.InstanceStatuses?.[0])) : found;
}

/**
 * Without Force: the operating system shuts down by itself
 * (docs/facts/ec2-resize.md#stop-and-start).
 */
async function stop(client: EC2Client, ref: InstanceRef): Promise<Result<ApiCall, ResizeError>> {
  const seen = await describeOne(client, ref);
  if (!seen.ok) return seen;
  const state = instanceState(seen.value.State?.Name);
  if (state === 'stopped' || state === 'stopping') return ok(ALREADY);
  return apiCallOf(
    'StopInstances',
    await toControlResult('StopInstances', () =>
      client.send(new StopInstancesCommand({ InstanceIds: [ref.instanceId] })),
    ),
  );
}

async function changeType(
  client: EC2Client,
  ref: InstanceRef,
  instanceType: string,
): Promise<Result<ApiCall, ResizeError>> {
  const seen = await describeOne(client, ref);
  if (!seen.ok) return seen;
  if (seen.value.InstanceType === instanceType) return ok(ALREADY);
  const state = instanceState(seen.value.State?.Name);
  if (state !== 'stopped') {
    const message = sentence('ModifyInstanceAttribute: it is {state}.', {
      state: RUN_STATE_TEXT[state],
    });
    return err({ kind: 'incorrectState', message });
  }
  return apiCallOf(
    'ModifyInstanceAttribute',
    await toControlResult('ModifyInstanceAttribute', () =>
      client.send(
        new ModifyInstanceAttributeCommand({
          InstanceId: ref.instanceId,
          InstanceType: { Value: instanceType },
        }),
      ),
    ),
  );
}

async function start(client: EC2Client, ref: InstanceRef): Promise<Result<ApiCall, ResizeError>> {
  const seen = await describeOne(client, ref);
  if (!seen.ok) return seen;
  const state = instanceState(seen.value.State?.Name);
  if (state === 'running' || state === 'pending') return ok(ALREADY);
  return apiCallOf(
    'StartInstances',
    await toControlResult('StartInstances', () =>
      client.send(new StartInstancesCommand({ InstanceIds: [ref.instanceId] })),
    ),
  );
}

/**
 * EC2 answers for every type; it means something only for a burstable one
 * (docs/facts/ec2-resize.md#reading-instances).
 */
async function readCredits(
  client: EC2Client,
  { instanceId }: InstanceRef,
): Promise<Result<string | undefined, ResizeError>> {
  const found = await toControlResult('DescribeInstanceCreditSpecifications', () =>
    client.send(new DescribeInstanceCreditSpecificationsCommand({ InstanceIds: [instanceId] })),
  );
  if (!found.ok) return found;
  return ok(found.value.InstanceCreditSpecifications?.[0]?.CpuCredits);
}

async function setCredits(
  client: EC2Client,
  { instanceId }: InstanceRef,
  credits: string,
): Promise<Result<ApiCall, ResizeError>> {
  const operation = 'ModifyInstanceCreditSpecification';
  const sent = await toControlResult(operation, () =>
    client.send(
      new ModifyInstanceCreditSpecificationCommand({
        InstanceCreditSpecifications: [{ InstanceId: instanceId, CpuCredits: credits }],
      }),
    ),
  );
  const refused = sent.ok && sent.value.UnsuccessfulInstanceCreditSpecifications?.[0]?.Error;
  if (!refused) return apiCallOf(operation, sent);
  const code = refused.Code ?? sentence('unknown');
  return err({
    kind: 'incompatible',
    message: sentence('{operation}: {code}.', { operation, code }),
  });
}

async function bind(
  client: EC2Client,
  ref: InstanceRef,
  reservation: string | undefined,
): Promise<Result<ApiCall, ResizeError>> {
  const seen = await describeOne(client, ref);
  if (!seen.ok) return seen;
  const { CapacityReservationTarget: bound } = seen.value.CapacityReservationSpecification ?? {};
  if (bound?.CapacityReservationId === reservation) return ok(ALREADY);
  const operation = 'ModifyInstanceCapacityReservationAttributes';
  const command = new ModifyInstanceCapacityReservationAttributesCommand({
    InstanceId: ref.instanceId,
    CapacityReservationSpecification:
      reservation === undefined
        ? { CapacityReservationPreference: 'open' }
        : { CapacityReservationTarget: { CapacityReservationId: reservation } },
  });
  return apiCallOf(operation, await toControlResult(operation, () => client.send(command)));
}
