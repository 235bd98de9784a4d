/** The day of a time in a time zone, as `2026-11-23`. `time` is ISO 8601. */
export function dayIn(timeZone: string, time: string): string {
  // Sweden writes its dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(time));
}

/** The date so many days after `date`; before it, when `days` is negative. */
export function addDays(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}
