import type { BillingClassOf } from '../billingClass.ts';
import type { Usage, UsageKey } from '../usage.ts';

/** Usage added up by billing class, for commitments that can't tell the keys of a class apart. */
export interface ClassUsage {
  /** One key of each class. Grows when classOf meets a class that did not run. */
  readonly keys: readonly UsageKey[];
  /** The index of the class of a key. */
  readonly classOf: (key: UsageKey) => number;
  /** For each hour, instance-seconds by class; a class behind the end did not run. */
  readonly hours: readonly Float64Array[];
}

export function classUsage(usage: Usage, nameOf: BillingClassOf): ClassUsage {
  const keys: UsageKey[] = [];
  const indices = new Map<string, number>();
  const classOf = (key: UsageKey): number => {
    const name = nameOf(key);
    const found = indices.get(name);
    if (found !== undefined) return found;
    indices.set(name, keys.length);
    return keys.push(key) - 1;
  };
  const classes = Int32Array.from(usage.keys, classOf);
  const hours = usage.hours.map(({ seconds }) => {
    const sums = new Float64Array(keys.length);
    for (let key = 0; key < classes.length; key++) {
      const index = classes[key] ?? 0;
      sums[index] = (sums[index] ?? 0) + (seconds[key] ?? 0);
    }
    return sums;
  });
  return { keys, classOf, hours };
}
