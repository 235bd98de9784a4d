import type { ChangeScope } from '../../lib/domain/preflight/preflight.ts';

/** What the tests' company lets Trimtab change: everything that has the tag. */
export const MAY_CHANGE: ChangeScope = {
  tag: { key: 'trimtab', value: 'managed' },
  types: ['*'],
  readOnlyAccounts: [],
  never: [],
};
