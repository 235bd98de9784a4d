import type { FleetInstance } from './fleet.ts';

/** Whether an instance that keeps this rhythm runs in the hour that begins at `hour` (UTC). */
export function runsIn(rhythm: FleetInstance['rhythm'], hour: Date): boolean {
  switch (rhythm) {
    case 'always':
      return true;
    case 'office-hours':
      return isWorkday(hour) && hour.getUTCHours() >= 8 && hour.getUTCHours() < 18;
    case 'nightly':
      return hour.getUTCHours() < 6;
  }
}

/** The part of a week's hours that it runs. */
export function partOfWeek(rhythm: FleetInstance['rhythm']): number {
  const monday = Date.UTC(2026, 0, 5);
  const hours = Array.from({ length: 168 }, (_, hour) => new Date(monday + hour * 3_600_000));
  return hours.filter((hour) => runsIn(rhythm, hour)).length / 168;
}

function isWorkday(day: Date): boolean {
  return day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
}
