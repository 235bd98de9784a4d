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

/** Longer than a year is a dismissal. */
const MOST_DAYS = 366;

/** Snooze: for a week or a month, or until a date. The digest of that day has the suggestion again. */
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

/** Dismiss: permanently, with a reason. */
export function dismissSubmission(state: State): Submission {
  const { reason, note } = dismissal(state);
  if (reason === undefined) return err({ [REASON]: sentence('Choose a reason.') });
  return ok((record, by, at) => dismiss(record, by, { reason, note }, at));
}

/**
 * Assign: the assignee is told what the instance costs, so they have to be a full member of this
 * workspace. The user menu of Slack offers guests and users of other companies, too.
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
    'Choose a full member of this workspace: no guest, no bot, no user of another company.',
  ),
  unknown: sentence('Slack could not tell Trimtab who that is. Try again in a minute.'),
} as const;
