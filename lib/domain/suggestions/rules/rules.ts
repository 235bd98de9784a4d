import type { Instance } from '../../fleet/instance.ts';
import { downsize } from './downsize.ts';
import type { Rule } from './rule.ts';
import { stopIdle } from './stopIdle.ts';
import { upsize } from './upsize.ts';

/** Every rule. The order decides: each target gets what the first rule has to say about it. */
export const RULES: readonly Rule[] = [stopIdle, upsize, downsize];

/** The types that the rules may suggest for an instance, and whose list prices they need. */
export function pricedTypes(instance: Instance): readonly string[] {
  return [...new Set(RULES.flatMap((rule) => rule.pricedTypes(instance)))];
}
