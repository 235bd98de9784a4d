import { App, type Authorize, type Receiver } from '@slack/bolt';
import type { SlackDeps } from '../interactions/deps.ts';
import { registerListeners } from '../listeners/register.ts';
import { boltLogger } from './boltLogger.ts';
import { hastyClientOptions } from './slackClient.ts';

/** The app with every listener, whatever brings it what people press and type. */
export function createSlackApp(receiver: Receiver, botToken: string, deps: SlackDeps): App {
  const app = new App({
    receiver,
    authorize: authorizeFor(botToken, deps),
    logger: boltLogger(),
    clientOptions: hastyClientOptions(deps.slackApiUrl),
  });
  registerListeners(app, deps);
  return app;
}

/** Known beforehand: Bolt's own way asks auth.test over the network before the first answer. */
function authorizeFor(botToken: string, { config }: SlackDeps): Authorize<boolean> {
  return async () => ({
    botToken,
    teamId: config.slack.teamId,
    botId: 'trimtab',
    botUserId: 'trimtab',
  });
}
