import { YEAR_SECONDS } from '../../shared/dates.ts';

/** The term of a commitment in years; undefined for one that AWS does not sell today. */
export function yearsOf(seconds: number | undefined): 1 | 3 | undefined {
  if (seconds === YEAR_SECONDS) return 1;
  return seconds === 3 * YEAR_SECONDS ? 3 : undefined;
}
