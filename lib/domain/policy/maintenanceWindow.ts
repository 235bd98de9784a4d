import { Cron } from 'croner';
import { HOUR_MS } from '../../shared/dates.ts';

/** A maintenance window: it opens whenever `cron` says, for so many hours. */
export interface MaintenanceWindow {
  readonly cron: string;
  readonly hours: number;
  readonly timeZone: string;
}

/** One opening of a maintenance window, ISO 8601. */
export interface Opening {
  readonly from: string;
  readonly until: string;
}

/**
 * The opening at `now` (ISO 8601), or else the next one; undefined when the cron expression has no
 * more. An opening begins by the clock of its time zone, and lasts its hours also when summer time
 * begins or ends in it.
 */
export function nextOpening(
  { cron, hours, timeZone }: MaintenanceWindow,
  now: string,
): Opening | undefined {
  const before = new Date(Date.parse(now) - hours * HOUR_MS);
  const from = new Cron(cron, { timezone: timeZone }).nextRun(before);
  if (from === null) return undefined;
  return {
    from: from.toISOString(),
    until: new Date(from.getTime() + hours * HOUR_MS).toISOString(),
  };
}

/** Whether `cron` is a valid expression of five or six fields that still has a next time. */
export function isCron(cron: string): boolean {
  try {
    return new Cron(cron).nextRun() !== null;
  } catch {
    return false;
  }
}
