import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type LocalSlackOptions, startLocalSlack } from '../../../local/slack/localSlack.ts';

export interface Received {
  readonly fields: URLSearchParams;
  readonly signed: boolean;
}

/** A local Slack, and an app that keeps what it receives and answers with `answer`. */
export async function aLocalSlack(options: Partial<LocalSlackOptions> = {}) {
  const received: Received[] = [];
  const app = { answer: '', received };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const body = Buffer.concat(parts);
    const base = `v0:${request.headers['x-slack-request-timestamp']}:${body.toString()}`;
    const expected = `v0=${createHmac('sha256', 'shh').update(base).digest('hex')}`;
    const signed = request.headers['x-slack-signature'] === expected;
    received.push({ fields: new URLSearchParams(body.toString()), signed });
    response.end(app.answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const slack = await startLocalSlack({
    requestUrl: () => `http://127.0.0.1:${port}/`,
    botToken: 'xoxb-local',
    signingSecret: 'shh',
    teamId: 'T1',
    channel: { id: 'C1', name: 'aws-costs' },
    users: [
      { id: 'U1', name: 'ada', realName: 'Ada Kim', email: 'ada@example.com' },
      { id: 'U2', name: 'sam', realName: 'Sam Stone', stranger: true },
    ],
    userGroups: [{ id: 'S1', handle: 'finops', users: ['U1'] }],
    ...options,
  });
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await slack.close();
  };
  return { slack, app, close };
}
