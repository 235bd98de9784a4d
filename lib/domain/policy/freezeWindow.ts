import { Cron } from 'croner';
import { DAY_MS, dayIn } from '../../shared/dates.ts';

/** How many changes may start, and on which days none may. */
export interface ChangeLimits {
  readonly perHour: number;
  readonly perDay: number;
  readonly atOnce: number;
  /** Days, both included, on which nothing is changed: `2026-12-20`. */
  readonly freezes: readonly { readonly from: string; readonly until: string }[];
  /** The time zone in which those days begin and end. */
  readonly timeZone: string;
}

/** A freeze that holds now. */
export interface FreezeWindow {
  /** The last day of it: `2027-01-03`. */
  readonly until: string;
  /** When it ends, ISO 8601. */
  readonly endsAt: string;
}

/**
 * The freeze at `now` (ISO 8601), joined with those that follow it without a gap; undefined when
 * there is none.
 */
export function freezeAt(
  { freezes, timeZone }: Pick<ChangeLimits, 'freezes' | 'timeZone'>,
  now: string,
): FreezeWindow | undefined {
  const today = dayIn(timeZone, now);
  const freeze = freezes.find(({ from, until }) => from <= today && today <= until);
  if (freeze === undefined) return undefined;
  const endsAt = endOf(freeze.until, timeZone);
  return freezeAt({ freezes, timeZone }, endsAt) ?? { until: freeze.until, endsAt };
}

/** The first midnight after this day in the time zone, ISO 8601. */
function endOf(day: string, timeZone: string): string {
  const midnights = new Cron('0 0 * * *', { timezone: timeZone });
  const around = new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS);
  const after = midnights
    .nextRuns(4, around)
    .find((each) => dayIn(timeZone, each.toISOString()) > day);
  if (after === undefined) throw new Error(`${day} does not end in ${timeZone}`);
  return after.toISOString();
}
