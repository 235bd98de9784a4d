import type {
  Actor,
  KillSwitchChange,
  KillSwitchState,
} from '../domain/lifecycle/suggestionRecord.ts';
import type { Table } from './table/table.ts';

/** The switch that keeps every running and coming change from going on. */
export interface KillSwitchStore {
  /** Who stopped it and when; undefined while it may go on. */
  readonly stopped: () => Promise<KillSwitchState | undefined>;
  readonly stop: (by: Actor, at: string) => Promise<void>;
  readonly start: (by: Actor, at: string) => Promise<void>;
  /** Everybody who ever stopped or started it, the oldest first. */
  readonly history: () => Promise<readonly KillSwitchChange[]>;
}

const KEY = { pk: 'stop', sk: 'stop' };
const TRAIL = 'stop-trail';

/** The kill switch in `table`. The last write wins: stopping and starting are whole decisions. */
export function killSwitchStore(table: Table): KillSwitchStore {
  // The trail first: who tried is known, even if the switch could not be written.
  const note = (entry: KillSwitchChange) =>
    table.put({ pk: TRAIL, sk: `${entry.at}#${entry.to}#${idOf(entry.by)}` }, entry);
  return {
    stopped: async () => asStopped(await table.get<KillSwitchState | 'go on'>(KEY)),
    stop: async (by, at) => {
      await note({ to: 'stop', by, at });
      await table.put(KEY, { by, at } satisfies KillSwitchState);
    },
    start: async (by, at) => {
      await note({ to: 'start', by, at });
      await table.put(KEY, 'go on');
    },
    history: () => table.list<KillSwitchChange>(TRAIL),
  };
}

function asStopped(value: KillSwitchState | 'go on' | undefined): KillSwitchState | undefined {
  return value === 'go on' ? undefined : value;
}

function idOf(by: Actor): string {
  return by.kind === 'user' ? by.id : by.kind;
}
