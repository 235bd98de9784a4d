import { addDays } from '../../shared/dates.ts';
import { type MicroUsd, subtract } from '../../shared/money.ts';
import type { ReadError } from '../../shared/readError.ts';

/** What later digests are compared with, for one channel or user. */
export interface DailyMetrics {
  /** 2026-11-23 */
  readonly date: string;
  /** µUSD a month, at list. */
  readonly monthlyList: MicroUsd;
  /** What could not be read. */
  readonly unread: readonly string[];
}

/** How much more the fleet costs than on an earlier day: µUSD a month at list. */
export interface CostChange {
  readonly since: string;
  readonly monthlyList: MicroUsd;
}

/** Compared with the last day before `date`, and with a week ago if that is another day. */
export function costChanges(
  now: MicroUsd,
  date: string,
  earlier: readonly DailyMetrics[],
): readonly CostChange[] {
  const days = earlier.filter((day) => day.date < date).toSorted(byDate);
  const last = days.at(-1);
  const aWeekAgo = days.findLast((day) => day.date <= addDays(date, -7));
  return [...new Set([last, aWeekAgo])].flatMap((day) =>
    day === undefined ? [] : [{ since: day.date, monthlyList: subtract(now, day.monthlyList) }],
  );
}

/** Whether something could not be read that could be read for the last digest. */
export function isNewlyBlind(
  errors: readonly ReadError[],
  date: string,
  earlier: readonly DailyMetrics[],
): boolean {
  const last = earlier
    .filter((day) => day.date < date)
    .toSorted(byDate)
    .at(-1);
  return unreadIn(errors).some((each) => last?.unread.includes(each) !== true);
}

/** What could not be read, as `account Region service kind`, each once. */
export function unreadIn(errors: readonly ReadError[]): readonly string[] {
  const places = errors.map(({ account, region, service, kind }) =>
    [account, region, service, kind].join(' '),
  );
  return [...new Set(places)].toSorted();
}

function byDate(a: DailyMetrics, b: DailyMetrics): number {
  return a.date.localeCompare(b.date);
}
