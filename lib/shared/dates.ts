export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 86_400;
/** Of 365 days, as AWS reckons the terms of commitments. */
export const YEAR_SECONDS = 365 * DAY_SECONDS;
/** Of 365 days, as in AWS's prices of commitments. */
export const HOURS_PER_YEAR = 8760;
/** AWS's own convention for a month: 365 × 24 / 12 (docs/facts/pricing-and-commitments.md#units). */
export const HOURS_PER_MONTH = 730;

/** Whole seconds since 1970: what DynamoDB's time to live is written in. */
export function epochSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

/** The day of a time in a time zone, as `2026-11-23`. `time` is ISO 8601. */
export function dayIn(timeZone: string, time: string): string {
  // Sweden writes its dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(time));
}

/** When a date begins in a time zone, ISO 8601: the first minute of it, as some days begin at one. */
export function startOfDay(timeZone: string, date: string): string {
  const from = Date.parse(`${date}T00:00:00Z`) - DAY_MS;
  const at = (minutes: number) => new Date(from + minutes * MINUTE_MS).toISOString();
  // No zone is a day away from UTC: it lies between these.
  let [before, after] = [0, 2 * 24 * 60];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(timeZone, at(middle)) < date) before = middle;
    else after = middle;
  }
  return at(after);
}

/** The date so many days after `date`; before it, when `days` is negative. */
export function addDays(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}
