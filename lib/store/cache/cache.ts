import { epochSeconds } from '../../shared/dates.ts';
import type { Key, Table } from '../table/table.ts';

/** Values that are read again after a while. DynamoDB deletes them late, so their age is looked at. */
export interface Cache<Value> {
  /** undefined when it was never put, or too long ago. */
  readonly get: (key: Key, now: Date) => Promise<Value | undefined>;
  readonly put: (key: Key, value: Value, now: Date) => Promise<void>;
}

interface Cached<Value> {
  readonly value: Value;
  /** Epoch seconds. */
  readonly until: number;
}

/** A cache in `table` whose values hold for `seconds`. */
export function cache<Value>(table: Table, seconds: number): Cache<Value> {
  return {
    get: async (key, now) => {
      const cached = await table.get<Cached<Value>>(key);
      return cached !== undefined && now.getTime() / 1000 < cached.until ? cached.value : undefined;
    },
    put: (key, value, now) => {
      const until = epochSeconds(now) + seconds;
      return table.put(key, { value, until } satisfies Cached<Value>, { expires: until });
    },
  };
}
