import type { Aws } from '../aws/clients.ts';
import { readReservedInstances } from '../aws/reservedInstances.ts';
import { readSavingsPlans } from '../aws/savingsPlans.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { Scope } from '../domain/ids.ts';
import type { ReadError } from '../domain/readError.ts';
import type { Result } from '../domain/result.ts';
import type { CommitmentsRead } from '../domain/uncommitted.ts';

/** The active reservations of these scopes, and the Savings Plans of their accounts. */
export async function readCommitments(
  scopes: readonly Scope[],
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
    take(await readSavingsPlans(aws.savingsPlans(account), account, now));
  }
  for (const { account, region } of scopes) {
    const scope = { account, region };
    take(await readReservedInstances(aws.ec2(scope), scope, now));
  }
  return { owned, errors };
}
