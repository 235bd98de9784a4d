import type { Turn } from './drive.ts';
import { call, type Run } from './run.ts';
import { type Stopwatch, stopwatch } from './stopwatch.ts';

/** A person is called when an instance is down for so long (domain.md A5, step 11), and every day. */
const LATE_SECONDS = 600;
const AGAIN_SECONDS = 86_400;

/** Calls people to an instance that is not where it shall be. */
export interface Lateness {
  readonly time: Stopwatch;
  /** After each turn on the way there: being down counts, and running again ends it. */
  readonly onTheWayThere: (name: string, turn: Turn) => Promise<void>;
  /** After each turn on the way back: all that is not its end counts. */
  readonly onTheWayBack: (name: string, turn: Turn, to: string) => Promise<void>;
}

export function lateness(run: Run): Lateness {
  const time = stopwatch();
  /** Readings of the stopwatch. */
  let since: number | undefined;
  let next = 0;
  let problem: string | undefined;
  const callWhenLate = async (name: string, turn: Turn, sentence: (minutes: number) => string) => {
    const now = time.seconds();
    problem = turn.problem?.message ?? problem;
    if (since === undefined) {
      since = now;
      next = now + LATE_SECONDS;
    }
    if (now < next) return;
    next = now + AGAIN_SECONDS;
    const why = problem ?? `it is ${turn.seen?.state ?? 'out of sight'}`;
    const minutes = Math.round((now - since) / 60);
    await call(
      run,
      `${name} ${turn.turn}: call`,
      `${sentence(minutes)}: ${why}. Trimtab keeps trying.`,
    );
  };
  return {
    time,
    onTheWayThere: async (name, turn) => {
      if (turn.seen?.state === 'running') since = undefined;
      const unseen = turn.seen === undefined && since === undefined;
      if (turn.seen?.state === 'running' || unseen) return;
      await callWhenLate(name, turn, (minutes) => `It has been down for ${minutes} minutes`);
    },
    onTheWayBack: (name, turn, to) =>
      callWhenLate(name, turn, (minutes) => `It is not back on ${to} after ${minutes} minutes`),
  };
}
