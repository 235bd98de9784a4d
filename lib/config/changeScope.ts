import type { ChangeScope } from '../domain/preflight/preflight.ts';
import type { Configuration } from './config.ts';

/** What may be changed at all, as the company has set it up. */
export function changeScope({ resize, accounts }: Configuration): ChangeScope {
  return {
    tag: { key: resize.tagKey, value: resize.tagValue },
    types: resize.allowedTypes,
    readOnlyAccounts: accounts
      .filter(({ roleArn, resizeRoleArn }) => roleArn !== undefined && resizeRoleArn === undefined)
      .map(({ id }) => id),
    never: resize.policies.filter(({ never }) => never).map(({ tag }) => tag),
  };
}
