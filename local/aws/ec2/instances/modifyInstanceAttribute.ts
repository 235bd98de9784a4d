import {
  ModifyInstanceAttributeCommand,
  type ModifyInstanceAttributeCommandInput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../server/awsError.ts';
import type { Environment } from '../../server/environment.ts';
import { type Operation, operation } from '../../server/service.ts';
import { imageOf } from '../images.ts';
import { refuseDryRun } from '../request/dryRun.ts';
import { findInstance } from './findInstances.ts';
import type { Instance } from './instance.ts';
import { refuseManaged } from './managed.ts';
import { refuseTypeChange } from './typeChange.ts';

/**
 * One attribute in a call (docs/facts/ec2-resize.md#changing-the-type). What the local AWS does not
 * model is an error.
 */
export function modifyInstanceAttribute(environment: Environment): Operation {
  return operation(ModifyInstanceAttributeCommand, (input, call) => {
    refuseDryRun(input);
    const { InstanceId, DryRun: _, ...attributes } = input;
    if (Object.values(attributes).filter((value) => value !== undefined).length !== 1) {
      throw new AwsError(
        'InvalidParameterCombination',
        'Fields for multiple attribute types specified, or for none',
      );
    }
    const instance = findInstance(environment, call, InstanceId);
    refuseManaged(instance);
    environment.instances.put(changed(instance, input, environment));
    return {};
  });
}

function changed(
  instance: Instance,
  input: ModifyInstanceAttributeCommandInput,
  environment: Environment,
): Instance {
  const type = input.InstanceType?.Value;
  if (type !== undefined) {
    refuseTypeChange(instance, imageOf(environment, instance.seed.imageId), type);
    return { ...instance, instanceType: type };
  }
  if (input.DisableApiStop?.Value !== undefined) {
    return { ...instance, stopProtection: input.DisableApiStop.Value };
  }
  if (input.DisableApiTermination?.Value !== undefined) {
    return { ...instance, terminationProtection: input.DisableApiTermination.Value };
  }
  if (input.EbsOptimized?.Value !== undefined) {
    requireStopped(instance);
    return { ...instance, ebsOptimized: input.EbsOptimized.Value };
  }
  if (input.EnaSupport?.Value !== undefined) {
    requireStopped(instance);
    return { ...instance, enaSupport: input.EnaSupport.Value };
  }
  throw new AwsError('UnsupportedOperation', 'The local AWS does not change this attribute.');
}

function requireStopped({ phase, seed }: Instance): void {
  if (phase.kind === 'stopped') return;
  throw new AwsError(
    'IncorrectInstanceState',
    `The instance '${seed.instanceId}' is not in the 'stopped' state.`,
  );
}
