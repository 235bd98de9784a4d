import type { Actor, Stopped } from '../domain/suggestionRecord.ts';
import type { Table } from './table.ts';

/** The switch that keeps every running and coming change from going on. */
export interface StopStore {
  /** Who stopped it and when; undefined while it may go on. */
  readonly stopped: () => Promise<Stopped | undefined>;
  readonly stop: (by: Actor, at: string) => Promise<void>;
  readonly start: () => Promise<void>;
}

const KEY = { pk: 'stop', sk: 'stop' };

/** The switch in `table`. Whoever writes last is right: stopping and starting are whole decisions. */
export function stopStore(table: Table): StopStore {
  return {
    stopped: async () => asStopped(await table.get<Stopped | 'go on'>(KEY)),
    stop: (by, at) => table.put(KEY, { by, at } satisfies Stopped),
    start: () => table.put(KEY, 'go on'),
  };
}

function asStopped(value: Stopped | 'go on' | undefined): Stopped | undefined {
  return value === 'go on' ? undefined : value;
}
