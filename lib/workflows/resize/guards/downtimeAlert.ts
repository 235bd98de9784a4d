import { RUN_STATE_WORDS } from '../../../domain/fleet/stateText.ts';
import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { type ReplayClock, replayClock } from '../../durable/replayClock.ts';
import type { Iteration } from '../control/reconcileLoop.ts';
import { call, type Run } from '../resizeRun.ts';

/**
 * A person is called when an instance is down for so long
 * (docs/facts/ec2-resize.md#order-of-a-resize), and every day.
 */
const LATE_SECONDS = 600;
const AGAIN_SECONDS = 86_400;

/** Calls people to an instance that is not where it shall be. */
export interface DowntimeAlert {
  readonly time: ReplayClock;
  /** After each turn on the way there: being down counts, and running again ends it. */
  readonly onForwardPoll: (name: string, turn: Iteration) => Promise<void>;
  /** After each turn on the way back: all that is not its end counts. */
  readonly onRollbackPoll: (name: string, turn: Iteration, to: string) => Promise<void>;
}

export function downtimeAlert(run: Run): DowntimeAlert {
  const time = replayClock();
  /** Readings of the stopwatch. */
  let since: number | undefined;
  let next = 0;
  let problem: Sentence | undefined;
  const callWhenLate = async (
    name: string,
    turn: Iteration,
    late: (minutes: number) => Sentence,
  ) => {
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
    onForwardPoll: async (name, turn) => {
      if (turn.seen?.state === 'running') since = undefined;
      const unseen = turn.seen === undefined && since === undefined;
      if (turn.seen?.state === 'running' || unseen) return;
      await callWhenLate(name, turn, (minutes) =>
        sentence('It has been down for {minutes} minutes.', { minutes }),
      );
    },
    onRollbackPoll: (name, turn, to) =>
      callWhenLate(name, turn, (minutes) =>
        sentence('It is not back on {type} after {minutes} minutes.', { type: to, minutes }),
      ),
  };
}

function seenAs({ seen }: Iteration): Sentence {
  return seen === undefined
    ? sentence('It is out of sight.')
    : sentence('It is {state}.', { state: RUN_STATE_WORDS[seen.state] });
}
