/** When an instance runs. */
export type LoadPattern = 'always' | 'office-hours' | 'nightly';

/** Whether an instance of this load pattern runs in the hour that begins at `hour` (UTC). */
export function runsIn(loadPattern: LoadPattern, hour: Date): boolean {
  switch (loadPattern) {
    case 'always':
      return true;
    case 'office-hours':
      return isWorkday(hour) && hour.getUTCHours() >= 8 && hour.getUTCHours() < 18;
    case 'nightly':
      return hour.getUTCHours() < 6;
  }
}

/** The share of a week's hours in which it runs. */
export function shareOfWeek(loadPattern: LoadPattern): number {
  const monday = Date.UTC(2026, 0, 5);
  const hours = Array.from({ length: 168 }, (_, hour) => new Date(monday + hour * 3_600_000));
  return hours.filter((hour) => runsIn(loadPattern, hour)).length / 168;
}

function isWorkday(day: Date): boolean {
  return day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
}
