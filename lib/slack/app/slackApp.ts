import { App, type Authorize, type Receiver } from '@slack/bolt';
import type { SlackDeps } from '../interactions/deps.ts';
import { registerListeners } from '../listeners/register.ts';
import { boltLogger } from './boltLogger.ts';
import { ingressClientOptions } from './slackClient.ts';

/** The Bolt app with every listener, behind any receiver: the function URL or Socket Mode. */
export function createSlackApp(receiver: Receiver, botToken: string, deps: SlackDeps): App {
  const app = new App({
    receiver,
    authorize: authorizeFor(botToken, deps),
    logger: boltLogger(),
    clientOptions: ingressClientOptions(deps.slackApiUrl),
  });
  registerListeners(app, deps);
  return app;
}

/** From the configuration: by default, Bolt calls auth.test before its first answer. */
function authorizeFor(botToken: string, { config }: SlackDeps): Authorize<boolean> {
  return async () => ({
    botToken,
    teamId: config.slack.teamId,
    botId: 'trimtab',
    botUserId: 'trimtab',
  });
}
