import type { Aws } from '../aws/client/aws.ts';
import { readReservedInstances } from '../aws/commitments/reservedInstances.ts';
import type { RateKey } from '../aws/commitments/savingsPlanRates.ts';
import { readSavingsPlans } from '../aws/commitments/savingsPlans.ts';
import { readOrganization } from '../aws/organization.ts';
import type { Configuration } from '../config/config.ts';
import type {
  Commitment,
  CommitmentsRead,
  UnclearCommitment,
} from '../domain/billing/commitment.ts';
import type { AccountId, Scope } from '../shared/ids.ts';
import { inEnglish, sentence } from '../shared/message.ts';
import type { ReadError } from '../shared/readError.ts';
import type { Result } from '../shared/result.ts';

/**
 * The active and queued Reserved Instances of these scopes, and the Savings Plans of their accounts with their
 * rates for these usages. `unclear` has the records that can't be
 * understood, `errors` what could not be read; with `elsewhere: 'ask'` also the
 * management account of the organization, if it is not one of these accounts.
 */
export async function loadCommitments(
  scopes: readonly Scope[],
  usages: readonly RateKey[],
  aws: Pick<Aws, 'ec2' | 'savingsPlans' | 'organizations'>,
  now: Date,
  elsewhere: Configuration['commitments']['elsewhere'],
): Promise<CommitmentsRead> {
  const owned: Commitment[] = [];
  const queued: Commitment[] = [];
  const unclear: UnclearCommitment[] = [];
  const errors: ReadError[] = [];
  const take = (read: Result<readonly (Commitment | UnclearCommitment)[], ReadError>) => {
    if (!read.ok) errors.push(read.error);
    for (const each of read.ok ? read.value : []) {
      if (each.kind === 'unclear') unclear.push(each);
      else if (Date.parse(each.start) > now.getTime()) queued.push(each);
      else owned.push(each);
    }
  };
  const accounts = [...new Set(scopes.map((scope) => scope.account))];
  if (elsewhere === 'ask') errors.push(...(await unreadOwners(accounts, aws)));
  for (const account of accounts) {
    take(await readSavingsPlans(aws.savingsPlans(account), { account }, now, usages));
  }
  for (const { account, region } of scopes) {
    const scope = { account, region };
    take(await readReservedInstances(aws.ec2(scope), scope, now));
  }
  return { owned, queued, unclear, errors };
}

/**
 * Commitments of other accounts of an organization may apply here too, and can't be read from here
 * (docs/facts/pricing-and-commitments.md#reserved-instances). The management account usually owns
 * them: without that account no figure in cash is known.
 */
async function unreadOwners(
  accounts: readonly AccountId[],
  aws: Pick<Aws, 'organizations'>,
): Promise<readonly ReadError[]> {
  const errors = new Map<string, ReadError>();
  for (const account of accounts) {
    const read = await readOrganization(aws.organizations(account), { account });
    if (!read.ok) errors.set(inEnglish(read.error.message), read.error);
    else if (read.value.kind === 'organization') {
      const { managementAccount } = read.value;
      if (accounts.includes(managementAccount)) continue;
      errors.set(managementAccount, notSeen(account, managementAccount));
    }
  }
  return [...errors.values()];
}

function notSeen(account: AccountId, managementAccount: AccountId): ReadError {
  return {
    kind: 'denied',
    account,
    service: 'Organizations',
    operation: 'DescribeOrganization',
    message: sentence(
      'Account {account} belongs to the organization of {managementAccount}, whose reservations and Savings Plans may pay for it too. Add {managementAccount} to accounts in trimtab.yml, or write `elsewhere: none` under commitments if no other account there owns any.',
      { account, managementAccount },
    ),
  };
}
