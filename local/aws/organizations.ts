import { DescribeOrganizationCommand } from '@aws-sdk/client-organizations';
import { awsJson } from './protocol/awsJson.ts';
import { PROD_ACCOUNT } from './server/accounts.ts';
import { AwsError } from './server/awsError.ts';
import { type ModelledService, operation, operationTable } from './server/service.ts';

/** Organizations: both accounts are in one, and the bot's own account pays for it. */
export function organizationsService(): ModelledService {
  return {
    signingName: 'organizations',
    protocol: awsJson('1.1'),
    throttleError: { code: 'TooManyRequestsException', status: 400 },
    operations: operationTable(
      operation(DescribeOrganizationCommand, (_input, { region }) => {
        if (region !== 'us-east-1') {
          throw new AwsError(
            'InvalidSignatureException',
            `Credential should be scoped to a valid region: us-east-1, not ${region}.`,
            403,
          );
        }
        const id = 'o-trimtab001';
        return {
          Organization: {
            Id: id,
            Arn: `arn:aws:organizations::${PROD_ACCOUNT}:organization/${id}`,
            FeatureSet: 'ALL' as const,
            MasterAccountArn: `arn:aws:organizations::${PROD_ACCOUNT}:account/${id}/${PROD_ACCOUNT}`,
            MasterAccountId: PROD_ACCOUNT,
            MasterAccountEmail: 'cloud@shop.example',
          },
        };
      }),
    ),
  };
}
