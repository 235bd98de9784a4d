import type { MayChange } from '../domain/preflight.ts';
import type { Configuration } from './config.ts';

/** What may be changed at all, as the company has set it up. */
export function mayChange({ resize }: Configuration): MayChange {
  return {
    tag: { key: resize.tagKey, value: resize.tagValue },
    types: resize.allowedTypes,
    never: resize.policies.filter(({ never }) => never).map(({ tag }) => tag),
  };
}
