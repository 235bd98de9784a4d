import type { AccountId } from '../shared/ids.ts';
import type { Configuration } from './config.ts';

/** What the company calls its accounts, by id. */
export function accountNames({
  accounts,
}: Configuration): Readonly<Partial<Record<AccountId, string>>> {
  return Object.fromEntries(accounts.map(({ id, name }) => [id, name]));
}
