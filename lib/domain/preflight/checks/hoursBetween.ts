import { HOUR_MS } from '../../../shared/dates.ts';
/** Hours from one time to another, both ISO 8601; NaN when one of them is no time. */
export function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / HOUR_MS;
}
