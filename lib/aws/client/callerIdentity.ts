import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { type AccountId, accountId } from '../../shared/ids.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { Result } from '../../shared/result.ts';
import { toReadResult } from './readResult.ts';

/** The account that the credentials of this client belong to. */
export async function readCallerIdentity(client: STSClient): Promise<Result<AccountId, ReadError>> {
  return toReadResult({ service: 'STS', operation: 'GetCallerIdentity' }, async () => {
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    return accountId.parse(Account);
  });
}
