import type { Configuration } from '../config/config.ts';
import type { Region, Scope } from '../shared/ids.ts';
import type { ReadError } from '../shared/readError.ts';
import type { Aws } from './client/aws.ts';
import { permitted } from './client/permitted.ts';
import { readRegions } from './regions.ts';

/**
 * Every account of the configuration in each of its Regions: the configured ones, or else those
 * that the account has enabled. An account whose Regions can't be read is an entry in `errors`.
 */
export const findScopes = permitted([readRegions], findAll);

async function findAll(
  aws: Pick<Aws, 'ec2'>,
  config: Pick<Configuration, 'accounts' | 'regions'>,
  homeRegion: Region,
): Promise<{ readonly scopes: readonly Scope[]; readonly errors: readonly ReadError[] }> {
  const scopes: Scope[] = [];
  const errors: ReadError[] = [];
  for (const { id: account } of config.accounts) {
    const regions =
      config.regions.length > 0
        ? ({ ok: true, value: config.regions } as const)
        : await readRegions(aws.ec2({ account, region: homeRegion }), { account });
    if (regions.ok) scopes.push(...regions.value.map((region) => ({ account, region })));
    else errors.push(regions.error);
  }
  return { scopes, errors };
}
