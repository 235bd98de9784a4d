import { DAY_SECONDS, HOUR_SECONDS } from '../../shared/dates.ts';
import { plural, type Sentence, sentence } from '../../shared/message.ts';
import { type ChangeLimits, freezeAt } from './freezeWindow.ts';

/** How many changes may run, or may have begun in the last hour or day. */
export interface ConcurrencyLimit {
  readonly name: 'running' | 'hour' | 'day';
  readonly slots: number;
  /** A slot is free again after so long; absent: when the change ends. */
  readonly seconds?: number;
  /** What people are told while no slot is free. */
  readonly reached: Sentence;
}

/** The limits of trimtab.yml, what runs first: its slot alone is given back after a change. */
export function concurrencyLimits({
  atOnce,
  perHour,
  perDay,
}: Pick<ChangeLimits, 'atOnce' | 'perHour' | 'perDay'>): readonly ConcurrencyLimit[] {
  return [
    {
      name: 'running',
      slots: atOnce,
      reached: sentence('{changes} running, which is the limit.', {
        changes: plural(atOnce, '{n} change is', '{n} changes are'),
      }),
    },
    {
      name: 'hour',
      slots: perHour,
      seconds: HOUR_SECONDS,
      reached: sentence('{changes} began in the last hour, which is the limit.', {
        changes: plural(perHour, '{n} change', '{n} changes'),
      }),
    },
    {
      name: 'day',
      slots: perDay,
      seconds: DAY_SECONDS,
      reached: sentence('{changes} began in the last 24 hours, which is the limit.', {
        changes: plural(perDay, '{n} change', '{n} changes'),
      }),
    },
  ];
}

/** Why no change may begin now; undefined outside of a freeze. */
export function freezeReason(limits: ChangeLimits, now: Date): Sentence | undefined {
  const frozen = freezeAt(limits, now.toISOString());
  return frozen && sentence('Changes are frozen until {day}.', { day: frozen.until });
}
