import type { STSClient } from '@aws-sdk/client-sts';
import type { AccountId } from '../../shared/ids.ts';
import { sentence } from '../../shared/message.ts';
import type { ReadError } from '../../shared/readError.ts';
import { err, type Result } from '../../shared/result.ts';
import { readCallerIdentity } from './callerIdentity.ts';
import { permitted } from './permitted.ts';

/**
 * The configured account, when the credentials of this client belong to it; else an error that says
 * which account they belong to. Without this check, a wrong role or profile counts one account twice
 * under two names. AWS asks for no permission
 * (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).
 */
export const verifyAccount = permitted([readCallerIdentity], verify);

async function verify(
  client: STSClient,
  account: AccountId,
): Promise<Result<AccountId, ReadError>> {
  const identity = await readCallerIdentity(client, { account });
  if (!identity.ok || identity.value === account) return identity;
  return err({
    kind: 'denied',
    account,
    service: 'STS',
    operation: 'GetCallerIdentity',
    message: sentence(
      'The credentials for account {account} belong to account {actual}. Trimtab reads nothing with them. Correct the id or the roleArn of {account} in trimtab.yml, or use credentials of {account}.',
      { account, actual: identity.value },
    ),
  });
}
