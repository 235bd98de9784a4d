import { StartInstancesCommand } from '@aws-sdk/client-ec2';
import { INSTANCE_TYPES } from '../../instanceTypes/instanceTypes.ts';
import { AwsError } from '../../server/awsError.ts';
import type { Environment } from '../../server/environment.ts';
import { type AwsCall, type Operation, operation } from '../../server/service.ts';
import type { CapacityReservations } from '../capacityReservations.ts';
import { imageOf } from '../images.ts';
import { refuseDryRun } from '../request/dryRun.ts';
import { bootModeOf } from './bootMode.ts';
import { findInstances } from './findInstances.ts';
import { type Instance, type StateReason, started } from './instance.ts';
import { refuseManaged } from './managed.ts';
import { stateChange } from './stateView.ts';

/**
 * What EC2 knows at once is an error of the call; what it finds out while it starts the instance
 * takes the instance back to stopped, with a reason (docs/facts/ec2-resize.md#starts-that-fail).
 */
export function startInstances(
  environment: Environment,
  reservations: CapacityReservations,
): Operation {
  return operation(StartInstancesCommand, (input, call) => {
    refuseDryRun(input);
    const instances = findInstances(environment, call, input.InstanceIds ?? []);
    for (const instance of instances) refuseStart(instance, environment, reservations, call);
    return {
      StartingInstances: instances.map((before) => {
        if (before.phase.kind !== 'stopped') return stateChange(before, before);
        const after = started(before, call.now, failureOf(before, environment));
        environment.instances.put(after);
        reservations.take(call, before);
        return stateChange(before, after);
      }),
    };
  });
}

function refuseStart(
  instance: Instance,
  environment: Environment,
  reservations: CapacityReservations,
  call: AwsCall,
): void {
  const { seed, phase, instanceType } = instance;
  refuseManaged(instance);
  if (phase.kind === 'stopping') {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${seed.instanceId}' is not in a state from which it can be started.`,
    );
  }
  if (phase.kind !== 'stopped') return;
  const reserved = reservations.headroomFor(call, instance) !== undefined;
  if (!reserved && environment.faults.onCapacity(instanceType, seed.availabilityZone)) {
    throw new AwsError(
      'InsufficientInstanceCapacity',
      `We currently do not have sufficient ${instanceType} capacity in the Availability Zone you requested (${seed.availabilityZone}).`,
      500,
    );
  }
}

function failureOf(instance: Instance, environment: Environment): StateReason | undefined {
  const { seed, instanceType } = instance;
  const injected = environment.faults.onStart(seed.instanceId);
  if (injected !== undefined) return { code: injected.code, message: injected.message };
  if (environment.faults.onKeyUse(seed.volumes.flatMap(({ kmsKeyId = [] }) => kmsKeyId))) {
    return KEY_DISABLED;
  }
  if (seed.volumes.some(({ kmsKeyDisabled }) => kmsKeyDisabled === true)) {
    return launchError('a key of an encrypted volume is disabled');
  }
  if (INSTANCE_TYPES.get(instanceType)?.Hypervisor === 'nitro' && !seed.nitroDrivers) {
    return launchError('the instance has no NVMe and ENA drivers');
  }
  if (bootModeOf(imageOf(environment, seed.imageId), instanceType) === undefined) {
    return launchError(`${instanceType} does not support the boot mode of the image`);
  }
  return undefined;
}

/** Of two codes that EC2 has for it, the other one (openshift/hive, install log regexes). */
const KEY_DISABLED: StateReason = {
  code: 'Client.InvalidKMSKey.InvalidState',
  message: 'Client.InvalidKMSKey.InvalidState: The KMS key provided is in an incorrect state',
};

function launchError(why: string): StateReason {
  return {
    code: 'Client.InternalError',
    message: `Client.InternalError: Client error on launch: ${why}`,
  };
}
