import { createHmac } from 'node:crypto';
import { ALICE, CHANNEL, SIGNING_SECRET, TEAM_ID } from './demoTenant.ts';

/** `/trimtab text` as Slack sends it to a function URL, signed now. */
export function signedCommand(text: string) {
  const body = new URLSearchParams({
    command: '/trimtab',
    text,
    team_id: TEAM_ID,
    user_id: ALICE.id,
    channel_id: CHANNEL.id,
    response_url: 'http://127.0.0.1/',
    trigger_id: '1.2.3',
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', SIGNING_SECRET)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
    rawPath: '/',
  };
}
