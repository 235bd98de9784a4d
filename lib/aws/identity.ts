import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { type AccountId, accountId } from '../domain/ids.ts';
import type { ReadError } from '../domain/readError.ts';
import type { Result } from '../domain/result.ts';
import { reading } from './readError.ts';

/** The account that the credentials of this client belong to. */
export async function readIdentity(client: STSClient): Promise<Result<AccountId, ReadError>> {
  return reading({ service: 'STS', operation: 'GetCallerIdentity' }, async () => {
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    return accountId.parse(Account);
  });
}
