import { AwsError } from '../../server/awsError.ts';
import type { Instance } from './instance.ts';

/**
 * An instance that another service of AWS manages is not changed by its account
 * (docs/facts/ec2-resize.md#controllers-of-an-instance).
 */
export function refuseManaged({ seed }: Instance): void {
  if (seed.managedBy !== undefined) {
    throw new AwsError(
      'OperationNotPermitted',
      `The instance '${seed.instanceId}' is managed by ${seed.managedBy}.`,
    );
  }
}
