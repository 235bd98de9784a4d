import { DAY_MS, HOUR_MS, HOURS_PER_MONTH } from '../../shared/dates.ts';
import { add, type MicroUsd, microUsd, NO_MONEY } from '../../shared/money.ts';

/** One change that saved, or a rollback with the opposite sign. */
export interface Saved {
  /** µUSD a month, as approved: at list, and in cash where that was known. */
  readonly monthlyList: MicroUsd;
  readonly monthlyCash?: MicroUsd;
  /** ISO 8601. */
  readonly at: string;
}

export interface RealizedSavings {
  /** µUSD a month that the bill is lower now, as approved. */
  readonly monthly: MicroUsd;
  /** µUSD saved since each change, at 730 h a month. */
  readonly earned: MicroUsd;
  /** How much lower the bill was at the end of each day, µUSD a month; the oldest first. */
  readonly days: readonly { readonly date: string; readonly monthly: MicroUsd }[];
}

const MONTH_MS = HOURS_PER_MONTH * HOUR_MS;

/**
 * What the changes save: in cash where that was known, else at list. A change that was rolled back is
 * in `entries` twice, with opposite signs. `days` has at most `points` days, at equal distances from
 * the first change to `now` (ISO 8601).
 */
export function realizedSavings(
  entries: readonly Saved[],
  now: string,
  points: number,
): RealizedSavings {
  const until = Date.parse(now);
  const first = Math.min(until, ...entries.map(({ at }) => Date.parse(at)));
  const step = Math.max(
    DAY_MS,
    Math.ceil((until - first) / Math.max(1, points - 1) / DAY_MS) * DAY_MS,
  );
  const times: number[] = [];
  for (let time = until; times.length < points && time > first - step; time -= step) {
    times.unshift(time);
  }
  return {
    monthly: add(NO_MONEY, ...entries.map(amountOf)),
    earned: add(
      NO_MONEY,
      ...entries.map((entry) => {
        const months = Math.max(0, until - Date.parse(entry.at)) / MONTH_MS;
        return microUsd(Math.round(amountOf(entry) * months));
      }),
    ),
    days: times.map((time) => ({
      date: new Date(time).toISOString().slice(0, 10),
      monthly: add(NO_MONEY, ...entries.filter(({ at }) => Date.parse(at) <= time).map(amountOf)),
    })),
  };
}

function amountOf({ monthlyCash, monthlyList }: Saved): MicroUsd {
  return monthlyCash ?? monthlyList;
}
