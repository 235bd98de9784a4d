import {
  AWSOrganizationsNotInUseException,
  DescribeOrganizationCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { type AccountId, accountId, type Scope } from '../shared/ids.ts';
import { reader } from './client/reader.ts';
import { UnreadableRecord } from './client/unreadableRecord.ts';

/** Whether others may share commitments with an account, and who pays for all of them. */
export type Organization =
  | { readonly kind: 'none' }
  | { readonly kind: 'organization'; readonly managementAccount: AccountId };

/** The organisation that this account is in. Every member may ask for it. */
export const readOrganization = reader({
  service: 'Organizations',
  action: 'organizations:DescribeOrganization',
  read: async (
    client: OrganizationsClient,
    _place: Pick<Scope, 'account'>,
  ): Promise<Organization> => {
    try {
      const { Organization } = await client.send(new DescribeOrganizationCommand({}));
      const parsed = accountId.safeParse(Organization?.MasterAccountId);
      if (!parsed.success) throw new UnreadableRecord('the organisation names no account');
      return { kind: 'organization', managementAccount: parsed.data };
    } catch (error) {
      if (error instanceof AWSOrganizationsNotInUseException) return { kind: 'none' };
      throw error;
    }
  },
});
