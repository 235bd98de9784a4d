import {
  DescribeInstanceAttributeCommand,
  type InstanceAttribute,
  type InstanceAttributeName,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../server/awsError.ts';
import type { Environment } from '../../server/environment.ts';
import { type Operation, operation } from '../../server/service.ts';
import { refuseDryRun } from '../request/dryRun.ts';
import { findInstance } from './findInstances.ts';
import type { Instance } from './instance.ts';

export function describeInstanceAttribute(environment: Environment): Operation {
  return operation(DescribeInstanceAttributeCommand, (input, call) => {
    refuseDryRun(input);
    const instance = findInstance(environment, call, input.InstanceId);
    return { InstanceId: instance.seed.instanceId, ...attributeOf(instance, input.Attribute) };
  });
}

function userDataOf({ seed: { userData } }: Instance): NonNullable<InstanceAttribute['UserData']> {
  return userData === undefined ? {} : { Value: Buffer.from(userData).toString('base64') };
}

function attributeOf(
  instance: Instance,
  name: InstanceAttributeName | undefined,
): InstanceAttribute {
  switch (name) {
    case 'instanceType':
      return { InstanceType: { Value: instance.instanceType } };
    case 'disableApiStop':
      return { DisableApiStop: { Value: instance.stopProtection } };
    case 'disableApiTermination':
      return { DisableApiTermination: { Value: instance.terminationProtection } };
    case 'instanceInitiatedShutdownBehavior':
      return { InstanceInitiatedShutdownBehavior: { Value: instance.shutdownBehavior } };
    case 'ebsOptimized':
      return { EbsOptimized: { Value: instance.ebsOptimized } };
    case 'enclaveOptions':
      return { EnclaveOptions: { Enabled: instance.seed.enclave ?? false } };
    case 'userData':
      return { UserData: userDataOf(instance) };
    case 'enaSupport':
      // Only DescribeInstances tells (docs/facts/ec2-resize.md#compatibility).
      throw new AwsError('InvalidParameterValue', 'The attribute enaSupport cannot be described');
    default:
      throw new AwsError(
        'InvalidParameterValue',
        `Value (${name ?? ''}) for parameter attribute is invalid in the local AWS.`,
      );
  }
}
