import { Cron } from 'croner';
import type { Window } from './changePolicy.ts';

/** One opening of a maintenance window, ISO 8601. */
export interface Opening {
  readonly from: string;
  readonly until: string;
}

const HOUR_MS = 3_600_000;

/**
 * The opening that holds `now`, or else the next one; undefined when there is none any more. An
 * opening begins by the clock of its time zone, whatever summer time does. `now` is ISO 8601.
 */
export function nextOpening({ cron, hours, timeZone }: Window, now: string): Opening | undefined {
  const before = new Date(Date.parse(now) - hours * HOUR_MS);
  const from = new Cron(cron, { timezone: timeZone }).nextRun(before);
  if (from === null) return undefined;
  return {
    from: from.toISOString(),
    until: new Date(from.getTime() + hours * HOUR_MS).toISOString(),
  };
}

/** Whether `cron` is five or six fields that name a time that comes. */
export function isCron(cron: string): boolean {
  try {
    return new Cron(cron).nextRun() !== null;
  } catch {
    return false;
  }
}
