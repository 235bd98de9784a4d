import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { awsQuery } from './protocol/awsQuery.ts';
import type { Environment } from './server/environment.ts';
import { type ModelledService, operation, operationTable } from './server/service.ts';

const HOUR = 3_600_000;

export function stsService({ accounts }: Environment): ModelledService {
  return {
    signingName: 'sts',
    protocol: awsQuery('https://sts.amazonaws.com/doc/2011-06-15/'),
    throttleError: { code: 'Throttling', status: 400 },
    deniedCode: 'AccessDenied',
    operations: operationTable(
      operation(GetCallerIdentityCommand, (_input, { principal }) => ({
        Account: principal.account,
        Arn: principal.arn,
        UserId: principal.userId,
      })),
      operation(AssumeRoleCommand, (input, call) => {
        const { keys, principal } = accounts.assume(
          {
            roleArn: input.RoleArn ?? '',
            sessionName: input.RoleSessionName ?? '',
            externalId: input.ExternalId,
          },
          call.principal,
        );
        return {
          Credentials: {
            AccessKeyId: keys.accessKeyId,
            SecretAccessKey: keys.secretAccessKey,
            SessionToken: keys.sessionToken,
            // By the caller's clock, which is the wall clock: see createAccounts.
            Expiration: new Date(Date.now() + HOUR),
          },
          AssumedRoleUser: { Arn: principal.arn, AssumedRoleId: principal.userId },
        };
      }),
    ),
  };
}
