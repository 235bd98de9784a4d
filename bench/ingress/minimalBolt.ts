import { App, AwsLambdaReceiver } from '@slack/bolt';

/** The least that answers a slash command with Bolt on Lambda: what our ingress is held against. */
const receiver = new AwsLambdaReceiver({ signingSecret: process.env.SIGNING_SECRET ?? '' });
const app = new App({
  receiver,
  // Without it, Bolt asks auth.test over the network first: that is left out of the comparison.
  authorize: async () => ({ botToken: 'xoxb-minimal', botId: 'B1', botUserId: 'U1' }),
});
app.command('/trimtab', async ({ ack }) => ack('What Trimtab can do'));

export const handler = receiver.toHandler();
