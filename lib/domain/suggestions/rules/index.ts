import type { Instance } from '../../fleet/instance.ts';
import { downsize } from './downsize.ts';
import type { Rule } from './rule.ts';
import { stopIdle } from './stopIdle.ts';
import { upsize } from './upsize.ts';

/** Every rule. The order decides: each target gets what the first rule has to say about it. */
export const RULES: readonly Rule[] = [stopIdle, upsize, downsize];

/** The types whose prices the rules need to judge an instance, its own type first; each once. */
export function pricedTypes(instance: Instance, rules: readonly Rule[] = RULES): readonly string[] {
  return [
    ...new Set([instance.instanceType, ...rules.flatMap((rule) => rule.pricedTypes(instance))]),
  ];
}
