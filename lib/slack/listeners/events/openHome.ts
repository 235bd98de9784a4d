import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { SlackUser } from '../../auth/approvers.ts';
import { NOT_SHOWN } from '../../auth/members.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { drawHome } from '../../interactions/enqueueJob.ts';
import { isOfOurs, replyEphemeral, slackUserOf } from '../../interactions/press.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

type HomeOpened = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Slack sends an event up to three times more, within minutes (docs/facts/slack.md#retries). */
const RETRIES_SECONDS = 2 * 3600;

/**
 * Somebody looks at the App Home: it is drawn anew each time, and once for an event that Slack sends
 * again.
 */
export function openHome(deps: SlackDeps) {
  return async ({ event, body }: HomeOpened): Promise<void> => {
    const { team_id: team, event_id: eventId } = body;
    const slackUser: SlackUser = { userId: event.user, userTeam: team, team };
    if (event.tab !== 'home' || !isOfOurs(slackUser, deps.config.slack)) return;
    if (await deps.once.claim(`event#${eventId}`, deps.now(), RETRIES_SECONDS)) {
      await drawHome(slackUser, deps);
    }
  };
}

/** The button on it. */
export function refreshHome(deps: SlackDeps) {
  return async ({ ack, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const slackUser = slackUserOf(body);
    if (!isOfOurs(slackUser, deps.config.slack)) {
      const language = await deps.members.translatorFor(slackUser.userId, client);
      return replyEphemeral(body, client, language.tell(NOT_SHOWN.outsider), language);
    }
    await drawHome(slackUser, deps);
  };
}
