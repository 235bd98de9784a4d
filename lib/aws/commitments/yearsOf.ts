import { DAY_SECONDS } from '../../shared/dates.ts';

const SECONDS_A_YEAR = 365 * DAY_SECONDS;

/** The term of a commitment in years; undefined for one that AWS does not sell today. */
export function yearsOf(seconds: number | undefined): 1 | 3 | undefined {
  if (seconds === SECONDS_A_YEAR) return 1;
  return seconds === 3 * SECONDS_A_YEAR ? 3 : undefined;
}
