import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Presser } from '../../auth/approvers.ts';
import { NOT_SHOWN } from '../../auth/members.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { drawHome } from '../../interactions/enqueueJob.ts';
import { isOfOurs, presserOf, whisper } from '../../interactions/press.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

type HomeOpened = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Slack sends an event up to three times more, the last an hour later (slack.md, section 1). */
const RETRIES_SECONDS = 2 * 3600;

/**
 * Somebody looks at the App Home: it is drawn anew each time, and once for an event that Slack sends
 * again.
 */
export function openHome(deps: SlackDeps) {
  return async ({ event, body }: HomeOpened): Promise<void> => {
    const { team_id: team, event_id: eventId } = body;
    const presser: Presser = { userId: event.user, userTeam: team, team };
    if (event.tab !== 'home' || !isOfOurs(presser, deps.config.slack)) return;
    if (await deps.once.claim(`event#${eventId}`, deps.now(), RETRIES_SECONDS)) {
      await drawHome(presser, deps);
    }
  };
}

/** The button on it. */
export function refreshHome(deps: SlackDeps) {
  return async ({ ack, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const presser = presserOf(body);
    if (!isOfOurs(presser, deps.config.slack)) {
      const language = await deps.members.languageOf(presser.userId, client);
      return whisper(body, client, language.tell(NOT_SHOWN.outsider), language);
    }
    await drawHome(presser, deps);
  };
}
