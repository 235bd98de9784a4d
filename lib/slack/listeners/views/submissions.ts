import type { ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { assign, dismiss, snooze } from '../../../domain/lifecycle/triage.ts';
import { addDays, dayIn, startOfDay } from '../../../shared/dates.ts';
import { sentence } from '../../../shared/message.ts';
import { err, ok } from '../../../shared/result.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { ASSIGNEE } from '../../views/suggestion/assignModal.ts';
import { dismissal, REASON } from '../../views/suggestion/dismissModal.ts';
import { snoozeChoice, UNTIL } from '../../views/suggestion/snoozeModal.ts';
import type { Submission } from './decideDialog.ts';

type State = ViewOutput['state'];

/** Whoever wants it longer dismisses it. */
const MOST_DAYS = 366;

/** Snooze: for a week or a month, or until a date; the digest of that day has it again. */
export function snoozeSubmission(state: State, now: Date, timeZone: string): Submission {
  const chosen = snoozeChoice(state);
  const today = dayIn(timeZone, now.toISOString());
  const date = chosen.kind === 'days' ? addDays(today, chosen.days) : chosen.date;
  if (date === undefined || date <= today || date > addDays(today, MOST_DAYS)) {
    return err({ [UNTIL]: sentence('Choose a date from tomorrow on, within a year.') });
  }
  const until = startOfDay(timeZone, date);
  return ok((record, by, at) => snooze(record, by, until, at));
}

/** Dismiss: for good, with a reason. */
export function dismissSubmission(state: State): Submission {
  const { reason, note } = dismissal(state);
  if (reason === undefined) return err({ [REASON]: sentence('Choose what fits best.') });
  return ok((record, by, at) => dismiss(record, by, { reason, note }, at));
}

/**
 * Assign: somebody else looks at it, who is told what it costs. So they are a full member of this
 * workspace: the menu of Slack offers everybody.
 */
export function assignSubmission({ members }: Pick<SlackDeps, 'members'>) {
  return async ({ values }: State, _now: Date, client: WebClient): Promise<Submission> => {
    const to = values[ASSIGNEE]?.[ASSIGNEE]?.selected_user ?? undefined;
    if (to === undefined) return err({ [ASSIGNEE]: sentence('Choose a person.') });
    const membership = await members.of(to, client);
    if (membership !== 'member') return err({ [ASSIGNEE]: NOT_FOR_THEM[membership] });
    return ok((record, by, at) => assign(record, by, to, at));
  };
}

const NOT_FOR_THEM = {
  outsider: sentence(
    'Choose a full member of this workspace: no guest, no bot, nobody of another company.',
  ),
  unknown: sentence('Slack does not tell me who that is just now. Try again in a minute.'),
} as const;
