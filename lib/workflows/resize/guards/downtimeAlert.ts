import { RUN_STATE_TEXT } from '../../../domain/fleet/stateText.ts';
import { DAY_SECONDS } from '../../../shared/dates.ts';
import { type Sentence, sentence, together } from '../../../shared/message.ts';
import { type ReplayClock, replayClock } from '../../durable/replayClock.ts';
import type { Iteration } from '../control/reconcile.ts';
import { alert, type ResizeRun } from '../resizeRun.ts';

/** People are alerted when the instance has been down for this long, and every day after that. */
const LATE_SECONDS = 600;
const AGAIN_SECONDS = DAY_SECONDS;

/** Alerts the approvers while the instance is down for longer than allowed. */
export interface DowntimeAlert {
  /** The clock of the whole change. */
  readonly clock: ReplayClock;
  /** After each poll of the resize: only the time that it is down counts. */
  readonly onForwardPoll: (name: string, iteration: Iteration) => Promise<void>;
  /** After each poll of the rollback: all the time until it is back counts. */
  readonly onRollbackPoll: (name: string, iteration: Iteration, to: string) => Promise<void>;
}

export function downtimeAlert(run: ResizeRun): DowntimeAlert {
  const clock = replayClock();
  /** Readings of the clock, in seconds. */
  let downSince: number | undefined;
  let nextAlertAt = 0;
  let problem: Sentence | undefined;
  const alertWhenLate = async (
    name: string,
    { poll, problem: latest, seen }: Iteration,
    late: (minutes: number) => Sentence,
  ) => {
    const now = clock.seconds();
    problem = latest?.message ?? problem;
    if (downSince === undefined) {
      downSince = now;
      nextAlertAt = now + LATE_SECONDS;
    }
    if (now < nextAlertAt) return;
    nextAlertAt = now + AGAIN_SECONDS;
    const minutes = Math.round((now - downSince) / 60);
    const why = problem ?? stateText(seen);
    const reason = together(late(minutes), why, sentence('Trimtab keeps trying.'));
    await alert(run, `${name} ${poll}: alert`, reason);
  };
  return {
    clock,
    onForwardPoll: async (name, iteration) => {
      const { seen } = iteration;
      if (seen?.state === 'running') downSince = undefined;
      const isUnknown = seen === undefined && downSince === undefined;
      if (seen?.state === 'running' || isUnknown) return;
      await alertWhenLate(name, iteration, (minutes) =>
        sentence('It has been down for {minutes} minutes.', { minutes }),
      );
    },
    onRollbackPoll: (name, iteration, to) =>
      alertWhenLate(name, iteration, (minutes) =>
        sentence('It is not rolled back to {type} after {minutes} minutes.', { type: to, minutes }),
      ),
  };
}

function stateText(seen: Iteration['seen']): Sentence {
  return seen === undefined
    ? sentence('Its current state could not be read.')
    : sentence('It is {state}.', { state: RUN_STATE_TEXT[seen.state] });
}
