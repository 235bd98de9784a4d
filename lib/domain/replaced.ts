import { SECONDS_PER_HOUR, type Usage, type UsageKey, usageKeyText } from './usage.ts';

/** One instance that is something else after a change; without `to` it is gone. */
export interface Replacement {
  readonly from: UsageKey;
  readonly to?: UsageKey;
}

/** The same hours before and after changes. */
export interface Replaced {
  readonly before: Usage;
  readonly after: Usage;
  /** The share of the hours in which the changed instances ran: 0 to 1. */
  readonly uptime: number;
}

/**
 * What the usage would have been with these changes. In an hour in which none of its kind ran, an
 * instance was off. Before the first hour in which its kind ran it did not exist yet: as it is there
 * now, it is taken to run in those hours too, before and after.
 */
export function replaced(usage: Usage, replacements: readonly Replacement[]): Replaced {
  const keys = [...usage.keys];
  const indices = new Map(keys.map((key, index) => [usageKeyText(key), index]));
  const indexOf = (key: UsageKey): number => {
    const text = usageKeyText(key);
    const index = indices.get(text) ?? keys.push(key) - 1;
    indices.set(text, index);
    return index;
  };
  const moves = replacements.map(({ from, to }) => ({
    from: indexOf(from),
    ...(to === undefined ? {} : { to: indexOf(to) }),
  }));
  const born = firstHours(usage, keys.length);
  let moved = 0;
  const hours = usage.hours.map(({ start, seconds }, hour) => {
    const before = new Float64Array(keys.length);
    before.set(seconds);
    for (const { from } of moves) {
      if (hour < (born[from] ?? 0)) before[from] = (before[from] ?? 0) + SECONDS_PER_HOUR;
    }
    const after = before.slice();
    for (const { from, to } of moves) {
      const ran = Math.min(SECONDS_PER_HOUR, after[from] ?? 0);
      after[from] = (after[from] ?? 0) - ran;
      if (to !== undefined) after[to] = (after[to] ?? 0) + ran;
      moved += ran;
    }
    return { start, before, after };
  });
  const possible = moves.length * usage.hours.length * SECONDS_PER_HOUR;
  return {
    before: { keys, hours: hours.map(({ start, before }) => ({ start, seconds: before })) },
    after: { keys, hours: hours.map(({ start, after }) => ({ start, seconds: after })) },
    uptime: possible === 0 ? 0 : moved / possible,
  };
}

/** By key: the index of the first hour in which any ran; the number of hours when none ever did. */
function firstHours({ hours }: Usage, keys: number): readonly number[] {
  return Array.from({ length: keys }, (_, key) => {
    const first = hours.findIndex(({ seconds }) => (seconds[key] ?? 0) > 0);
    return first === -1 ? hours.length : first;
  });
}
