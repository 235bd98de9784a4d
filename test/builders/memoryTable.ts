import type { Condition, Key, PutOptions, Table } from '../../lib/store/table/table.ts';

interface Item extends PutOptions {
  readonly key: Key;
  readonly json: string;
}

/** A table in memory that keeps the conditions which DynamoDB keeps. */
export function memoryTable(): Table {
  const items = new Map<string, Item>();
  const nameOf = (key: Key) => `${key.pk}\u0000${key.sk}`;
  const set = (key: Key, value: unknown, options: PutOptions = {}) => {
    items.set(nameOf(key), { key, json: JSON.stringify(value), ...options });
  };
  return {
    get: async (key) => {
      const item = items.get(nameOf(key));
      return item === undefined ? undefined : JSON.parse(item.json);
    },
    list: async (pk) =>
      [...items.values()]
        .filter((item) => item.key.pk === pk)
        .toSorted((a, b) => (a.key.sk < b.key.sk ? -1 : 1))
        .map((item) => JSON.parse(item.json)),
    put: async (key, value, options) => set(key, value, options),
    putIf: async (condition, key, value, options) => {
      if (!holds(condition, items.get(nameOf(key)))) return false;
      set(key, value, options);
      return true;
    },
  };
}

function holds(condition: Condition, item: Item | undefined): boolean {
  const isPast = (now: number) => item?.expires !== undefined && item.expires < now;
  switch (condition.kind) {
    case 'absent':
      return item === undefined;
    case 'absentOrExpired':
      return item === undefined || isPast(condition.now);
    case 'version':
      return item?.version === condition.version;
    case 'ownedBy':
      return item?.owner === condition.owner;
    case 'freeOrOwnedBy':
      return item === undefined || isPast(condition.now) || item.owner === condition.owner;
  }
}
