import { dayIn } from './dayIn.ts';
import { err, ok, type Result } from './result.ts';
import type { SuggestionRecord } from './suggestionRecord.ts';

/** How many changes a company lets happen, and when none. */
export interface ChangeLimits {
  readonly perHour: number;
  readonly perDay: number;
  readonly atOnce: number;
  /** Days, both included, on which nothing is changed: `2026-12-20`. */
  readonly freezes: readonly { readonly from: string; readonly until: string }[];
  /** Where those days begin and end. */
  readonly timeZone: string;
}

const HOUR_MS = 3_600_000;

/**
 * Whether one more change may begin now, by what began before: `own` is the change that asks, and
 * does not count against itself. The error says which limit, and when it is over. `now` is ISO 8601.
 */
export function mayBegin(
  records: readonly SuggestionRecord[],
  own: SuggestionRecord['suggestion']['id'],
  limits: ChangeLimits,
  now: string,
): Result<'may begin', string> {
  const today = dayIn(limits.timeZone, now);
  const freeze = limits.freezes.find(({ from, until }) => from <= today && today <= until);
  if (freeze !== undefined) return err(`changes are frozen until ${freeze.until}`);
  const others = records.filter(({ suggestion }) => suggestion.id !== own);
  const running = others.filter(({ state }) => state.kind === 'resizing').length;
  if (running >= limits.atOnce) {
    return err(`${running} changes are running, and no more than ${limits.atOnce} may at once`);
  }
  const begunSince = (hours: number) => {
    const since = new Date(Date.parse(now) - hours * HOUR_MS).toISOString();
    return others
      .flatMap(({ history }) => history)
      .filter(({ to, at }) => to === 'resizing' && at > since).length;
  };
  if (begunSince(1) >= limits.perHour) {
    return err(`${limits.perHour} changes began in the last hour, which is the limit`);
  }
  if (begunSince(24) >= limits.perDay) {
    return err(`${limits.perDay} changes began in the last 24 hours, which is the limit`);
  }
  return ok('may begin');
}
