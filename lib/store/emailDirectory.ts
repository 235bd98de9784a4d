import type { Table } from './table/table.ts';

/** Which user of Slack has an e-mail address: asked once in a while, not every morning. */
export interface EmailDirectory {
  /** undefined: not asked lately; null: Slack knew nobody. */
  readonly get: (email: string, now: Date) => Promise<string | null | undefined>;
  readonly put: (email: string, userId: string | null, now: Date) => Promise<void>;
}

const KEEP_SECONDS = 7 * 86_400;

/** The people in `table`. */
export function emailDirectory(table: Table): EmailDirectory {
  return {
    get: async (email, now) => {
      const known = await table.get<Known>(keyOf(email));
      return known !== undefined && now.getTime() / 1000 < known.until ? known.userId : undefined;
    },
    put: (email, userId, now) => {
      const until = Math.floor(now.getTime() / 1000) + KEEP_SECONDS;
      return table.put(keyOf(email), { userId, until }, { expires: until });
    },
  };
}

interface Known {
  readonly userId: string | null;
  readonly until: number;
}

function keyOf(email: string) {
  return { pk: `person#${email}`, sk: 'user' };
}
