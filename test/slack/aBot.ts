import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Context, LambdaFunctionURLEvent } from 'aws-lambda';
import { parseConfiguration } from '../../lib/config/loadConfiguration.ts';
import type { SuggestionRecord } from '../../lib/domain/lifecycle/suggestionRecord.ts';
import { slackClient } from '../../lib/slack/app/slackClient.ts';
import { createSlackHandler } from '../../lib/slack/app/slackHandler.ts';
import { createApprovers } from '../../lib/slack/auth/approvers.ts';
import { createMembers } from '../../lib/slack/auth/members.ts';
import { createNotifier } from '../../lib/slack/delivery/notifier.ts';
import type { Job } from '../../lib/slack/job.ts';
import { unsupportedBlocksStore } from '../../lib/store/cache/unsupportedBlocksStore.ts';
import { digestStore } from '../../lib/store/digestStore.ts';
import { idempotencyStore } from '../../lib/store/idempotencyStore.ts';
import { killSwitchStore } from '../../lib/store/killSwitchStore.ts';
import { suggestionStore } from '../../lib/store/suggestionStore.ts';
import { threadStore } from '../../lib/store/threadStore.ts';
import { acceptWarnings } from '../../local/acceptWarnings.ts';
import type { InputValues } from '../../local/slack/viewState.ts';
import { memoryTable } from '../builders/memoryTable.ts';
import { aLocalSlack } from '../local/slack/aLocalSlack.ts';

export const ADA = 'U1';

/** The ingress over tables in memory, behind a local Slack in which people press its buttons. */
export async function aBot(
  records: readonly SuggestionRecord[],
  startResize: (record: SuggestionRecord) => Promise<void> = async () => {},
) {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const event: Partial<LambdaFunctionURLEvent> = {
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: Buffer.concat(parts).toString('base64'),
      isBase64Encoded: true,
      rawPath: '/',
    };
    const { statusCode = 200, body = '' } = await handler(
      event as LambdaFunctionURLEvent,
      {} as Context,
    );
    response.writeHead(statusCode, { 'content-type': 'application/json' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { slack, close } = await aLocalSlack({ requestUrl: () => `http://127.0.0.1:${port}/` });

  const parsed = parseConfiguration(
    `slack: { teamId: T1, channel: C1, approvers: { users: [${ADA}] } }
accounts: [{ id: "111122223333", name: prod }]`,
    'the test',
  );
  if (!parsed.ok) throw new Error(parsed.error);
  const config = parsed.value;
  const now = () => new Date();
  const table = memoryTable();
  const [suggestions, digests] = [suggestionStore(table), digestStore(table)];
  for (const record of records) await suggestions.create(record);
  const client = slackClient('xoxb-local', slack.apiUrl);
  const asked: Job[] = [];
  const members = createMembers(config.slack, now);
  const notifier = createNotifier({
    client,
    slack: config.slack,
    accountNames: {},
    now,
    digests,
    suggestions,
    threads: threadStore(table),
    unsupportedBlocks: unsupportedBlocksStore(table),
    members,
  });
  const handler = createSlackHandler(
    { botToken: 'xoxb-local', signingSecret: 'shh' },
    {
      config,
      now,
      suggestions,
      killSwitch: killSwitchStore(table),
      once: idempotencyStore(table),
      members,
      approvers: createApprovers(config, now, members),
      startResize,
      enqueueJob: async (request) => void asked.push(request),
      slackApiUrl: slack.apiUrl,
    },
  );

  const dialog = () => slack.views().findLast(({ userId }) => userId === ADA);
  return {
    slack,
    client,
    suggestions,
    digests,
    notifier,
    asked,
    dialogText: () => JSON.stringify(dialog()?.blocks ?? []),
    isOpen: () => dialog() !== undefined,
    /** Sends the dialog with every warning ticked, and with these inputs. */
    send: (chosen: InputValues = {}) => {
      const { id = '', blocks = [] } = dialog() ?? {};
      return slack.submitView(ADA, id, { ...acceptWarnings(blocks), ...chosen });
    },
    stored: async (record: SuggestionRecord) => {
      const { instance, id } = record.suggestion;
      const found = await suggestions.get(instance.account, id);
      if (found === undefined) throw new Error('the record is gone');
      return found;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await close();
    },
  };
}
