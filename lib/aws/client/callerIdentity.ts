import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { type AccountId, accountId, type Scope } from '../../shared/ids.ts';
import { reader } from './reader.ts';

/** The account that the credentials of this client belong to. */
export const readCallerIdentity = reader({
  service: 'STS',
  action: 'sts:GetCallerIdentity',
  read: async (client: STSClient, _place: Partial<Scope>): Promise<AccountId> => {
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    return accountId.parse(Account);
  },
});
