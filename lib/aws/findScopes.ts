import pLimit from 'p-limit';
import type { Configuration } from '../config/config.ts';
import type { AccountId, Region, Scope } from '../shared/ids.ts';
import type { ReadError } from '../shared/readError.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Aws } from './client/aws.ts';
import { permitted } from './client/permitted.ts';
import { verifyAccount } from './client/verifyAccount.ts';
import { readRegions } from './regions.ts';

/**
 * Every account of the configuration in each of its Regions: the configured ones, or else those
 * that the account has enabled. An account whose credentials belong to another account, or whose
 * Regions can't be read, is an entry in `errors` and has no scope.
 */
export const findScopes = permitted([verifyAccount, readRegions], findAll);

/** STS and EC2 are asked once for each account; their limits are the account's own. */
const ACCOUNTS_AT_ONCE = 10;

type Clients = Pick<Aws, 'ec2' | 'sts'>;
type Accounts = Pick<Configuration, 'accounts' | 'regions'>;

async function findAll(
  aws: Clients,
  { accounts, regions }: Accounts,
  homeRegion: Region,
): Promise<{ readonly scopes: readonly Scope[]; readonly errors: readonly ReadError[] }> {
  const found = await pLimit(ACCOUNTS_AT_ONCE).map(accounts, ({ id }) =>
    scopesOf(id, regions, aws, homeRegion),
  );
  return {
    scopes: found.flatMap((each) => (each.ok ? each.value : [])),
    errors: found.flatMap((each) => (each.ok ? [] : [each.error])),
  };
}

async function scopesOf(
  account: AccountId,
  configured: readonly Region[],
  aws: Clients,
  homeRegion: Region,
): Promise<Result<readonly Scope[], ReadError>> {
  const verified = await verifyAccount(aws.sts(account), account);
  if (!verified.ok) return verified;
  const regions =
    configured.length > 0
      ? ok(configured)
      : await readRegions(aws.ec2({ account, region: homeRegion }), { account });
  return regions.ok ? ok(regions.value.map((region) => ({ account, region }))) : regions;
}
