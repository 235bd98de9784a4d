/** The day of a time in a time zone, as `2026-11-23`. `time` is ISO 8601. */
export function dayIn(timeZone: string, time: string): string {
  // Sweden writes its dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(time));
}

/** When a date begins in a time zone, ISO 8601: the first minute of it, as some days begin at one. */
export function startOfDay(timeZone: string, date: string): string {
  const from = Date.parse(`${date}T00:00:00Z`) - DAY_MS;
  const at = (minutes: number) => new Date(from + minutes * 60_000).toISOString();
  // No zone is a day away from UTC: it lies between these.
  let [before, after] = [0, 2 * 24 * 60];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(timeZone, at(middle)) < date) before = middle;
    else after = middle;
  }
  return at(after);
}

const DAY_MS = 86_400_000;

/** The date so many days after `date`; before it, when `days` is negative. */
export function addDays(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}
