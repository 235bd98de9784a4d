import { SECONDS_PER_HOUR, type Usage, type UsageKey, usageKeyText } from './usage.ts';

/** One instance that is something else after a change; without `to` it is gone. */
export interface UsageChange {
  readonly from: UsageKey;
  readonly to?: UsageKey;
}

/** The same hours before and after changes. */
export interface UsageAfterChange {
  readonly before: Usage;
  readonly after: Usage;
  /** The share of the hours in which the changed instances ran: 0 to 1. */
  readonly uptime: number;
}

/**
 * What the usage would have been with these changes. In an hour in which none of its kind ran, an
 * instance was off. Before the first hour in which its kind ran it was not launched yet: as it is
 * there now, it is taken to run in those hours too, before and after.
 */
export function applyUsageChange(
  usage: Usage,
  usageChanges: readonly UsageChange[],
): UsageAfterChange {
  const all = withKeys(
    usage,
    usageChanges.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
  );
  const indices = keyIndices(all);
  const indexOf = (key: UsageKey): number => indices.get(usageKeyText(key)) ?? -1;
  const moves = usageChanges.map(({ from, to }) => ({
    from: indexOf(from),
    ...(to === undefined ? {} : { to: indexOf(to) }),
  }));
  const before = asIfLaunched(
    all,
    moves.map(({ from }) => from),
  );
  let moved = 0;
  const hours = before.hours.map(({ start, seconds }) => {
    const after = Float64Array.from(seconds);
    for (const { from, to } of moves) {
      const ran = Math.min(SECONDS_PER_HOUR, after[from] ?? 0);
      after[from] = (after[from] ?? 0) - ran;
      if (to !== undefined) after[to] = (after[to] ?? 0) + ran;
      moved += ran;
    }
    return { start, seconds: after };
  });
  const possible = moves.length * usage.hours.length * SECONDS_PER_HOUR;
  return {
    before,
    after: { keys: before.keys, hours },
    uptime: possible === 0 ? 0 : moved / possible,
  };
}

const INDICES = new WeakMap<readonly UsageKey[], ReadonlyMap<string, number>>();

/** The column of each key in the usage, by usageKeyText. */
export function keyIndices({ keys }: Usage): ReadonlyMap<string, number> {
  const known = INDICES.get(keys) ?? new Map(keys.map((key, index) => [usageKeyText(key), index]));
  INDICES.set(keys, known);
  return known;
}

/** The index of the first hour in which a key ran; the number of hours when it never did. */
export function firstHourOf({ hours }: Usage, column: number): number {
  const first = hours.findIndex(({ seconds }) => (seconds[column] ?? 0) > 0);
  return first === -1 ? hours.length : first;
}

/** The same usage with columns for these keys; itself when it has them all. */
function withKeys(usage: Usage, wanted: readonly UsageKey[]): Usage {
  const known = keyIndices(usage);
  const missing = new Map(
    wanted.map((key) => [usageKeyText(key), key] as const).filter(([text]) => !known.has(text)),
  );
  if (missing.size === 0) return usage;
  const keys = [...usage.keys, ...missing.values()];
  return {
    keys,
    hours: usage.hours.map(({ start, seconds }) => {
      const wider = new Float64Array(keys.length);
      wider.set(seconds);
      return { start, seconds: wider };
    }),
  };
}

/** With one more instance of each of these in the hours before the first of its kind ran. */
function asIfLaunched(usage: Usage, instances: readonly number[]): Usage {
  const firstHours = new Map(instances.map((column) => [column, firstHourOf(usage, column)]));
  const late = instances.filter((column) => (firstHours.get(column) ?? 0) > 0);
  if (late.length === 0) return usage;
  return {
    keys: usage.keys,
    hours: usage.hours.map(({ start, seconds }, hour) => {
      const more = Float64Array.from(seconds);
      for (const column of late) {
        if (hour >= (firstHours.get(column) ?? 0)) continue;
        more[column] = (more[column] ?? 0) + SECONDS_PER_HOUR;
      }
      return { start, seconds: more };
    }),
  };
}
