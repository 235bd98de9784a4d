import { DescribeKeyCommand, type KeyMetadata } from '@aws-sdk/client-kms';
import { awsJson } from './protocol/awsJson.ts';
import { AwsError } from './server/awsError.ts';
import type { Environment } from './server/environment.ts';
import { type AwsCall, type ModelledService, operation, operationTable } from './server/service.ts';

/** KMS: the customer-managed keys that the fleet's volumes are encrypted with. */
export function kmsService({ fleet, faults }: Environment): ModelledService {
  return {
    signingName: 'kms',
    protocol: awsJson('1.1'),
    throttleError: { code: 'ThrottlingException', status: 400 },
    operations: operationTable(
      operation(DescribeKeyCommand, ({ KeyId = '' }, call): { KeyMetadata: KeyMetadata } => {
        const volume = fleet.instances
          .filter((each) => isIn(each, call))
          .flatMap(({ volumes }) => volumes)
          .find(({ kmsKeyId }) => kmsKeyId === KeyId);
        if (volume === undefined) {
          throw new AwsError('NotFoundException', `Key '${KeyId}' does not exist`);
        }
        const disabled = faults.onKeyLook(KeyId) || volume.kmsKeyDisabled === true;
        return {
          KeyMetadata: {
            KeyId: KeyId.slice(KeyId.lastIndexOf('/') + 1),
            Arn: KeyId,
            AWSAccountId: call.account,
            Enabled: !disabled,
            KeyState: disabled ? 'Disabled' : 'Enabled',
            KeyManager: 'CUSTOMER',
            KeyUsage: 'ENCRYPT_DECRYPT',
            Origin: 'AWS_KMS',
          },
        };
      }),
    ),
  };
}

function isIn(
  { account, region }: { readonly account: string; readonly region: string },
  call: AwsCall,
): boolean {
  return account === call.account && region === call.region;
}
