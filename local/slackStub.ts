import { ALICE, BOT_TOKEN, CHANNEL, SIGNING_SECRET, TEAM_ID } from './demoTenant.ts';
import { startLocalSlack } from './slack/localSlack.ts';

/** A local Slack of Alice alone, without a bot: its buttons reach no function. */
export function startSlackStub() {
  return startLocalSlack({
    requestUrl: () => undefined,
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    teamId: TEAM_ID,
    channel: CHANNEL,
    users: [ALICE],
    userGroups: [],
  });
}
