import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { WebClient } from '@slack/web-api';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import type { SuggestionRecord } from '../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import { resizeId } from '../../lib/domain/suggestions/planHash.ts';
import { instanceId } from '../../lib/shared/ids.ts';
import { ENGLISH } from '../../lib/slack/i18n/translator.ts';
import { suggestionCard } from '../../lib/slack/views/suggestion/suggestionCard.ts';
import { suggestionStore } from '../../lib/store/suggestionStore.ts';
import { openTable } from '../../lib/store/table/table.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server/localAws.ts';
import {
  ALICE,
  BOB,
  BOT_TOKEN,
  CHANNEL,
  DEPLOYMENT,
  SIGNING_SECRET,
  TEAM_ID,
} from '../../local/demoTenant.ts';
import { startFunctionUrl } from '../../local/functionUrl.ts';
import type { Outcome } from '../../local/slack/interactions.ts';
import { type LocalSlack, startLocalSlack } from '../../local/slack/localSlack.ts';
import type { InputValues } from '../../local/slack/viewState.ts';
import { tableDefinition } from '../../local/tableDefinition.ts';
import { AT, aSuggestion } from '../../test/builders/aSuggestion.ts';

/** Requests of one round, which decides on one suggestion. */
const A_ROUND = 8;

/**
 * Milliseconds that each of `count` requests takes a warm ingress: what people press, send and type
 * in a local Slack, over a real DynamoDB protocol and with what it starts being started, and every
 * eighth signed with another secret. All of it shares this process, so the figure is an upper bound.
 */
export async function warmRequests(bundle: string, count: number): Promise<readonly number[]> {
  const secret = (value: string) => ({ type: 'SecureString', value }) as const;
  const aws = await startLocalAws({
    parameters: {
      [DEPLOYMENT.TRIMTAB_BOT_TOKEN_PARAMETER]: secret(BOT_TOKEN),
      [DEPLOYMENT.TRIMTAB_SIGNING_SECRET_PARAMETER]: secret(SIGNING_SECRET),
    },
  });
  await aws.createTable(tableDefinition(DEPLOYMENT.TRIMTAB_TABLE));
  const url = { of: '' };
  const slack = await startLocalSlack({
    requestUrl: () => url.of,
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    teamId: TEAM_ID,
    channel: CHANNEL,
    users: [ALICE, BOB],
    userGroups: [],
  });
  Object.assign(process.env, aws.clientEnvironment(), DEPLOYMENT, {
    TRIMTAB_SLACK_API_URL: slack.apiUrl,
  });
  const taken: number[] = [];
  const ingress = await startFunctionUrl(aws.functions, await deploy(aws, bundle, taken));
  url.of = ingress.url;

  const rounds = Math.ceil(count / A_ROUND);
  const cards = await postCards(rounds, slack);
  for (const [round, ts] of cards.entries()) await playRound(round, ts, slack, ingress.url);
  await aws.functions.settled();
  await ingress.close();
  await slack.close();
  await aws.close();
  if (taken.length < count) throw new Error(`only ${taken.length} requests came`);
  return taken;
}

const module = z.object({
  handler: z.custom<(event: unknown, context: Context) => Promise<unknown>>(),
});

/** The packaged ingress, timed; the functions that it starts end at once. */
async function deploy({ functions }: LocalAws, bundle: string, taken: number[]): Promise<string> {
  const { handler } = module.parse(await import(bundle));
  const name = 'trimtab-local-slack';
  functions.register(name, {
    kind: 'plain',
    handler: async (event: unknown, context: Context) => {
      const started = performance.now();
      const answer = await handler(event, context);
      taken.push(performance.now() - started);
      return answer;
    },
  });
  functions.register('trimtab-local-report', { kind: 'plain', handler: () => null });
  functions.register('trimtab-local-resize', {
    kind: 'durable',
    handler: withDurableExecution(async () => null),
    aliases: ['durable'],
  });
  return name;
}

/** A message with the card of an open suggestion each. */
async function postCards(count: number, slack: LocalSlack): Promise<readonly string[]> {
  const store = suggestionStore(openTable(new DynamoDBClient(), DEPLOYMENT.TRIMTAB_TABLE));
  const client = new WebClient(BOT_TOKEN, { slackApiUrl: slack.apiUrl });
  const posted: string[] = [];
  for (let index = 0; index < count; index++) {
    const record = aRecord(index);
    await store.create(record);
    const blocks = suggestionCard(record, 'card', {}, ENGLISH);
    const { ts = '' } = await client.chat.postMessage({
      channel: CHANNEL.id,
      text: 'a card',
      blocks,
    });
    posted.push(ts);
  }
  return posted;
}

function aRecord(index: number): SuggestionRecord {
  const { instance, ...suggestion } = aSuggestion();
  const other = {
    ...instance,
    instanceId: instanceId.parse(`i-${index.toString(16).padStart(17, '0')}`),
  };
  const id = resizeId(other, suggestion);
  return createRecord(aSuggestion({ id, instance: other, planHash: '0123456789abcdef' }), AT);
}

/** What is pressed to open each dialog, and what is chosen in it. */
const DECISIONS: readonly (readonly [button: string, chosen: InputValues])[] = [
  ['approve', {}],
  ['snooze', { 'how-long': '7' }],
  ['dismiss', { reason: 'other', note: 'a sale' }],
  ['assign', { assignee: BOB.id }],
];

const COMMANDS = [
  'report region=us-east-1',
  'help',
  'savings',
  'raport',
  'instance i-0123456789abcdef0',
];

async function playRound(round: number, ts: string, slack: LocalSlack, url: string): Promise<void> {
  const card = { messageTs: ts };
  const [button, chosen] = DECISIONS[round % DECISIONS.length] ?? ['approve', {}];
  succeeded(await slack.press(BOB.id, card, 'details'));
  await closeAll(BOB.id, slack);
  succeeded(await slack.press(ALICE.id, card, button));
  const dialog = slack.views().find(({ userId }) => userId === ALICE.id)?.id ?? '';
  succeeded(await slack.submitView(ALICE.id, dialog, chosen));
  // What was decided is said in the dialog, where no digest says it.
  await closeAll(ALICE.id, slack);
  succeeded(await slack.press(BOB.id, card, button));
  succeeded(await slack.openHome(ALICE.id));
  succeeded(await slack.slashCommand(BOB.id, COMMANDS[round % COMMANDS.length] ?? 'help'));
  succeeded(await slack.slashCommand(ALICE.id, COMMANDS[(round + 1) % COMMANDS.length] ?? 'help'));
  await sendForged(url);
}

function succeeded(outcome: Outcome): void {
  if (!outcome.ok) throw new Error(`a request failed: ${JSON.stringify(outcome)}`);
}

async function closeAll(userId: string, slack: LocalSlack): Promise<void> {
  for (const view of slack.views()) {
    if (view.userId === userId) await slack.closeView(userId, view.id);
  }
}

async function sendForged(url: string): Promise<void> {
  const { status } = await fetch(url, {
    method: 'POST',
    body: 'command=%2Ftrimtab&text=stop',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
      'x-slack-signature': `v0=${'0'.repeat(64)}`,
    },
  });
  if (status !== 401) throw new Error(`a forged request was answered with ${status}`);
}
