import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { HOUR_SECONDS } from '../../../shared/dates.ts';
import { err, ok } from '../../../shared/result.ts';
import { NOT_SHOWN } from '../../auth/members.ts';
import { isInWorkspace, type SlackUser } from '../../auth/slackUser.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { drawHome } from '../../interactions/enqueueJob.ts';
import { onPress } from '../onPress.ts';

type HomeOpened = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Slack retries an event up to three times, within minutes (docs/facts/slack.md#retries). */
const RETRIES_SECONDS = 2 * HOUR_SECONDS;

/** Draws the App Home each time that it is opened, once for an event that Slack retries. */
export function openHome(deps: SlackDeps) {
  return async ({ event, body }: HomeOpened): Promise<void> => {
    const { team_id: team, event_id: eventId } = body;
    const slackUser: SlackUser = { userId: event.user, userTeam: team, team };
    if (event.tab !== 'home' || !isInWorkspace(slackUser, deps.config.slack)) return;
    if (await deps.once.claim(`event#${eventId}`, deps.now(), RETRIES_SECONDS)) {
      await drawHome(slackUser, deps);
    }
  };
}

/** The Refresh button on the App Home. */
export function refreshHome(deps: SlackDeps) {
  const read = async (_value: unknown, slackUser: SlackUser) =>
    isInWorkspace(slackUser, deps.config.slack) ? ok(slackUser) : err(NOT_SHOWN.outsider);
  return onPress(deps, read, (slackUser) => drawHome(slackUser, deps));
}
