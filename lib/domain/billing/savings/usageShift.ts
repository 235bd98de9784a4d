import { SECONDS_PER_HOUR, type Usage, type UsageKey, usageKeyText } from '../usage.ts';
import { firstHourOf, keyIndices, type UsageChange } from '../usageChange.ts';
import type { ClassUsage } from './classUsage.ts';

/** By how many seconds a set of changes moves the usage of billing classes, hour by hour. */
export interface UsageShift {
  /** The classes that it moves. */
  readonly classes: Int32Array;
  /**
   * Seconds more or less than the usage, at `hour * classes.length + index`. `before`: without the
   * changes; not zero only in hours in which an instance was not launched yet. Absent: all zero.
   */
  readonly before?: Int32Array;
  readonly after: Int32Array;
  /** The share of the hours in which the changed instances ran: 0 to 1. */
  readonly uptime: number;
}

/**
 * What these changes do to the usage, in order: the same as applyUsageChange, for only the classes
 * that they touch.
 */
export function usageShift(
  changes: readonly UsageChange[],
  usage: Usage,
  { classOf }: ClassUsage,
): UsageShift {
  const columns = columnsOf(changes, usage);
  const { classes, classIndices } = classesOf(columns, classOf);
  const width = classes.length;
  const before = new Int32Array(usage.hours.length * width);
  const after = new Int32Array(usage.hours.length * width);
  const running = new Float64Array(columns.keys.length);
  const launching = new Float64Array(columns.keys.length);
  let moved = 0;
  for (const [hour, { seconds }] of usage.hours.entries()) {
    launching.fill(0);
    for (const { from, firstHour } of columns.moves) {
      if (hour < firstHour) launching[from] = (launching[from] ?? 0) + SECONDS_PER_HOUR;
    }
    for (const [index, column] of columns.of.entries()) {
      running[index] = (seconds[column] ?? 0) + (launching[index] ?? 0);
    }
    moved += moveUsage(columns.moves, running);
    for (const [index, column] of columns.of.entries()) {
      const at = hour * width + (classIndices[index] ?? 0);
      before[at] = (before[at] ?? 0) + (launching[index] ?? 0);
      after[at] = (after[at] ?? 0) + (running[index] ?? 0) - (seconds[column] ?? 0);
    }
  }
  const possible = changes.length * usage.hours.length * SECONDS_PER_HOUR;
  return {
    classes,
    ...(before.some((each) => each !== 0) ? { before } : {}),
    after,
    uptime: possible === 0 ? 0 : moved / possible,
  };
}

/** Shifts with the same name move the same seconds of the same classes, of instances that ran as long. */
export function usageShiftName({ classes, before, after, uptime }: UsageShift): string {
  const width = classes.length;
  const runs: string[] = [];
  let run = '';
  let length = 0;
  for (let at = 0; at < after.length; at += width) {
    const moved = `${before?.slice(at, at + width) ?? ''}/${after.slice(at, at + width)}`;
    if (moved !== run && length > 0) {
      runs.push(`${length}×${run}`);
      length = 0;
    }
    run = moved;
    length++;
  }
  return `${classes} ${uptime} ${runs.join(' ')} ${length}×${run}`;
}

interface Move {
  readonly from: number;
  /** Absent: the instance is gone. */
  readonly to?: number;
  /** The first hour in which the kind of the instance ran. */
  readonly firstHour: number;
}

/** Each key of the changes once, with its column in the usage; -1 when it did not run. */
interface Columns {
  readonly keys: readonly UsageKey[];
  readonly of: readonly number[];
  readonly moves: readonly Move[];
}

function columnsOf(changes: readonly UsageChange[], usage: Usage): Columns {
  const columns = keyIndices(usage);
  const keys: UsageKey[] = [];
  const of: number[] = [];
  const indices = new Map<string, number>();
  const indexOf = (key: UsageKey): number => {
    const text = usageKeyText(key);
    const found = indices.get(text);
    if (found !== undefined) return found;
    indices.set(text, keys.length);
    of.push(columns.get(text) ?? -1);
    return keys.push(key) - 1;
  };
  const moves = changes.map(({ from, to }): Move => {
    const index = indexOf(from);
    const firstHour = firstHourOf(usage, of[index] ?? -1);
    return { from: index, ...(to === undefined ? {} : { to: indexOf(to) }), firstHour };
  });
  return { keys, of, moves };
}

function classesOf({ keys }: Columns, classOf: ClassUsage['classOf']) {
  const classes: number[] = [];
  const indices = new Map<number, number>();
  const classIndices = keys.map((key) => {
    const index = classOf(key);
    const found = indices.get(index);
    if (found !== undefined) return found;
    indices.set(index, classes.length);
    return classes.push(index) - 1;
  });
  return { classes: Int32Array.from(classes), classIndices };
}

/** Moves at most an hour of each instance; returns the seconds that were moved. */
function moveUsage(moves: readonly Move[], running: Float64Array): number {
  let moved = 0;
  for (const { from, to } of moves) {
    const ran = Math.min(SECONDS_PER_HOUR, running[from] ?? 0);
    running[from] = (running[from] ?? 0) - ran;
    if (to !== undefined) running[to] = (running[to] ?? 0) + ran;
    moved += ran;
  }
  return moved;
}
