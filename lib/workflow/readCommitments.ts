import type { Aws } from '../aws/clients.ts';
import { readReservedInstances } from '../aws/reservedInstances.ts';
import type { RateKey } from '../aws/savingsPlanRates.ts';
import { readSavingsPlans } from '../aws/savingsPlans.ts';
import type { Commitment, CommitmentsRead } from '../domain/commitment.ts';
import type { Scope } from '../domain/ids.ts';
import type { ReadError } from '../domain/readError.ts';
import type { Result } from '../domain/result.ts';

/**
 * The active reservations of these scopes, and the Savings Plans of their accounts with their rates
 * for these usages.
 */
export async function readCommitments(
  scopes: readonly Scope[],
  usages: readonly RateKey[],
  aws: Pick<Aws, 'ec2' | 'savingsPlans'>,
  now: Date,
): Promise<CommitmentsRead> {
  const owned: Commitment[] = [];
  const errors: ReadError[] = [];
  const take = (read: Result<readonly Commitment[], ReadError>) => {
    if (read.ok) owned.push(...read.value);
    else errors.push(read.error);
  };
  for (const account of new Set(scopes.map((scope) => scope.account))) {
    take(await readSavingsPlans(aws.savingsPlans(account), account, now, usages));
  }
  for (const { account, region } of scopes) {
    const scope = { account, region };
    take(await readReservedInstances(aws.ec2(scope), scope, now));
  }
  return { owned, errors };
}
