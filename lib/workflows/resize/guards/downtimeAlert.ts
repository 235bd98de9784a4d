import { RUN_STATE_WORDS } from '../../../domain/fleet/stateText.ts';
import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { type Stopwatch, stopwatch } from '../../durable/replayClock.ts';
import type { Turn } from '../control/reconcileLoop.ts';
import { call, type Run } from '../resizeRun.ts';

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
  let problem: Sentence | undefined;
  const callWhenLate = async (name: string, turn: Turn, late: (minutes: number) => Sentence) => {
    const now = time.seconds();
    problem = turn.problem?.message ?? problem;
    if (since === undefined) {
      since = now;
      next = now + LATE_SECONDS;
    }
    if (now < next) return;
    next = now + AGAIN_SECONDS;
    const why = problem ?? seenAs(turn);
    const minutes = Math.round((now - since) / 60);
    await call(
      run,
      `${name} ${turn.turn}: call`,
      together(late(minutes), why, sentence('Trimtab keeps trying.')),
    );
  };
  return {
    time,
    onTheWayThere: async (name, turn) => {
      if (turn.seen?.state === 'running') since = undefined;
      const unseen = turn.seen === undefined && since === undefined;
      if (turn.seen?.state === 'running' || unseen) return;
      await callWhenLate(name, turn, (minutes) =>
        sentence('It has been down for {minutes} minutes.', { minutes }),
      );
    },
    onTheWayBack: (name, turn, to) =>
      callWhenLate(name, turn, (minutes) =>
        sentence('It is not back on {type} after {minutes} minutes.', { type: to, minutes }),
      ),
  };
}

function seenAs({ seen }: Turn): Sentence {
  return seen === undefined
    ? sentence('It is out of sight.')
    : sentence('It is {state}.', { state: RUN_STATE_WORDS[seen.state] });
}
