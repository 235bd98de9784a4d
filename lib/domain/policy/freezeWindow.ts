import { Cron } from 'croner';
import { dayIn } from '../../shared/dates.ts';

/** How many changes a company lets happen, and when none. */
export interface ChangeLimits {
  readonly perHour: number;
  readonly perDay: number;
  readonly atOnce: number;
  /** Days, both included, on which nothing is changed: `2026-12-20`. */
  readonly freezes: readonly { readonly from: string; readonly until: string }[];
  /** Where those days begin and end. */
  readonly timeZone: string;
}

/** That nothing is changed now. */
export interface Freeze {
  /** The last day of it: `2027-01-03`. */
  readonly until: string;
  /** When it is over, ISO 8601. */
  readonly over: string;
}

/** The freeze that holds `now`, with those that follow it at once; undefined when none does. */
export function freezeAt(
  { freezes, timeZone }: Pick<ChangeLimits, 'freezes' | 'timeZone'>,
  now: string,
): Freeze | undefined {
  const today = dayIn(timeZone, now);
  const freeze = freezes.find(({ from, until }) => from <= today && today <= until);
  if (freeze === undefined) return undefined;
  const over = endOf(freeze.until, timeZone);
  return freezeAt({ freezes, timeZone }, over) ?? { until: freeze.until, over };
}

const DAY_MS = 86_400_000;

/** The first midnight after this day, by the clocks of the time zone. */
function endOf(day: string, timeZone: string): string {
  const midnights = new Cron('0 0 * * *', { timezone: timeZone });
  const around = new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS);
  const after = midnights
    .nextRuns(4, around)
    .find((each) => dayIn(timeZone, each.toISOString()) > day);
  if (after === undefined) throw new Error(`${day} does not end in ${timeZone}`);
  return after.toISOString();
}
