import { DAY_SECONDS } from '../../shared/dates.ts';
import type { Table } from '../table/table.ts';
import { cache } from './cache.ts';

/** Which Slack user has an email address: looked up once a week, not every morning. */
export interface EmailDirectory {
  /** undefined: not looked up in the last week; null: Slack has no such user. */
  readonly get: (email: string, now: Date) => Promise<string | null | undefined>;
  readonly put: (email: string, userId: string | null, now: Date) => Promise<void>;
}

/** The directory in `table`. */
export function emailDirectory(table: Table): EmailDirectory {
  const users = cache<string | null>(table, 7 * DAY_SECONDS);
  return {
    get: (email, now) => users.get(keyOf(email), now),
    put: (email, userId, now) => users.put(keyOf(email), userId, now),
  };
}

function keyOf(email: string) {
  return { pk: `person#${email}`, sk: 'user' };
}
