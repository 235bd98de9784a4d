import { addDays } from '../../shared/dates.ts';
import { type MicroUsd, subtract } from '../../shared/money.ts';
import type { ReadError } from '../../shared/readError.ts';

/** What the digest of a day is compared with later, for one channel or person. */
export interface DailyMetrics {
  /** 2026-11-23 */
  readonly date: string;
  /** µUSD a month, at list. */
  readonly monthlyList: MicroUsd;
  /** What could not be read. */
  readonly unread: readonly string[];
}

/** How much dearer the fleet is than it was: µUSD a month at list. */
export interface CostChange {
  readonly since: string;
  readonly monthlyList: MicroUsd;
}

/** Against the last day before this one, and against a week ago where that is another day. */
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

/** Whether something could not be read now that could be the last time. */
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

/** What these errors hide, each once. */
export function unreadIn(errors: readonly ReadError[]): readonly string[] {
  const places = errors.map(({ account, region, service, kind }) =>
    [account, region, service, kind].join(' '),
  );
  return [...new Set(places)].toSorted();
}

function byDate(a: DailyMetrics, b: DailyMetrics): number {
  return a.date.localeCompare(b.date);
}
