import { StopInstancesCommand } from '@aws-sdk/client-ec2';
import { AwsError } from '../../server/awsError.ts';
import type { Environment } from '../../server/environment.ts';
import { type Operation, operation } from '../../server/service.ts';
import { imageOf } from '../images.ts';
import { refuseDryRun } from '../request/dryRun.ts';
import { findInstances } from './findInstances.ts';
import { type Instance, stopped } from './instance.ts';
import { refuseManaged } from './managed.ts';
import { stateChange } from './stateView.ts';

/** All or none: one instance that cannot be stopped refuses the whole call. */
export function stopInstances(environment: Environment): Operation {
  return operation(StopInstancesCommand, (input, call) => {
    refuseDryRun(input);
    if (input.Hibernate === true) {
      throw new AwsError('UnsupportedOperation', 'The local AWS does not hibernate instances.');
    }
    const instances = findInstances(environment, call, input.InstanceIds ?? []);
    for (const instance of instances) refuseStop(instance, environment);
    return {
      StoppingInstances: instances.map((before) => {
        if (before.phase.kind !== 'running') return stateChange(before, before);
        const after = stopped(before, call.now);
        environment.instances.put(after);
        return stateChange(before, after);
      }),
    };
  });
}

function refuseStop(instance: Instance, environment: Environment): void {
  const { seed, phase } = instance;
  refuseManaged(instance);
  if (imageOf(environment, seed.imageId)?.rootDeviceType === 'instance-store') {
    throw new AwsError(
      'UnsupportedOperation',
      `The instance '${seed.instanceId}' does not have an 'ebs' root device type and cannot be stopped.`,
    );
  }
  if (seed.lifecycle === 'spot-one-time') {
    throw new AwsError(
      'UnsupportedOperation',
      `You can't stop the Spot Instance '${seed.instanceId}' because it is associated with a one-time Spot Instance request.`,
    );
  }
  if (instance.stopProtection) {
    throw new AwsError(
      'OperationNotPermitted',
      `The instance '${seed.instanceId}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
    );
  }
  if (phase.kind === 'pending') {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${seed.instanceId}' is not in a state from which it can be stopped.`,
    );
  }
}
