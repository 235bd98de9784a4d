import type { ViewOutput } from '@slack/bolt';
import { addDays } from '../../../domain/dayIn.ts';
import { err, ok } from '../../../domain/result.ts';
import { assign, dismiss, snooze } from '../../../domain/suggestionTransition.ts';
import { ASSIGNEE } from '../../views/assignModal.ts';
import { dismissal, REASON } from '../../views/dismissModal.ts';
import { snoozeChoice, UNTIL } from '../../views/snoozeModal.ts';
import type { Wish } from './decideDialog.ts';

type State = ViewOutput['state'];

const DAY_MS = 86_400_000;
/** Whoever wants it longer dismisses it. */
const MOST_DAYS = 366;

/** Snooze: for a week or a month from now, or until the morning of a date. */
export function snoozeWish(state: State, now: Date): Wish {
  const chosen = snoozeChoice(state);
  const until =
    chosen.kind === 'days'
      ? new Date(now.getTime() + chosen.days * DAY_MS).toISOString()
      : dateAfter(chosen.date, now);
  if (until === undefined) {
    return err({ [UNTIL]: 'Choose a date from tomorrow on, within a year.' });
  }
  return ok((record, by, at) => snooze(record, by, until, at));
}

function dateAfter(date: string | undefined, now: Date): string | undefined {
  const today = now.toISOString().slice(0, 10);
  const isLater = date !== undefined && date > today && date <= addDays(today, MOST_DAYS);
  return isLater ? `${date}T00:00:00.000Z` : undefined;
}

/** Dismiss: for good, with a reason. */
export function dismissWish(state: State): Wish {
  const { reason, note } = dismissal(state);
  if (reason === undefined) return err({ [REASON]: 'Choose what fits best.' });
  return ok((record, by, at) => dismiss(record, by, { reason, note }, at));
}

/** Assign: somebody else looks at it. */
export function assignWish({ values }: State): Wish {
  const to = values[ASSIGNEE]?.[ASSIGNEE]?.selected_user ?? undefined;
  if (to === undefined) return err({ [ASSIGNEE]: 'Choose a person.' });
  return ok((record, by, at) => assign(record, by, to, at));
}
