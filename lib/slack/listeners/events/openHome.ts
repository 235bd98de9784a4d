import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { errorFields, logEvent } from '../../../config/logEvent.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

type HomeOpened = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Somebody looks at the App Home: it is drawn anew each time. */
export function openHome(deps: SlackDeps) {
  return async ({ event, body }: HomeOpened): Promise<void> => {
    if (event.tab === 'home' && body.team_id === deps.config.slack.teamId) {
      await drawHome(event.user, deps);
    }
  };
}

/** The button on it. */
export function refreshHome(deps: SlackDeps) {
  return async ({ ack, body }: ButtonArgs): Promise<void> => {
    await ack();
    await drawHome(body.user.id, deps);
  };
}

/** Nothing more happens when it can't be started: what is there stays, and may be refreshed. */
export async function drawHome(userId: string, deps: SlackDeps): Promise<void> {
  try {
    await deps.startReport({ kind: 'home', userId });
  } catch (error) {
    logEvent('report.notStarted', { kind: 'home', ...errorFields(error) });
  }
}
