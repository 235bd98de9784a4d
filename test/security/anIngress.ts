import { createHmac } from 'node:crypto';
import type { Context, LambdaFunctionURLEvent } from 'aws-lambda';
import { parseConfiguration } from '../../lib/config/loadConfiguration.ts';
import { accountId, instanceId, region } from '../../lib/domain/ids.ts';
import { suggestionId } from '../../lib/domain/planHash.ts';
import type { SuggestionRecord } from '../../lib/domain/suggestionRecord.ts';
import { firstSeen } from '../../lib/domain/suggestionTransition.ts';
import { createApprovers } from '../../lib/slack/approvers.ts';
import { createSlackHandler } from '../../lib/slack/slackHandler.ts';
import { stopStore } from '../../lib/store/stopStore.ts';
import { suggestionStore } from '../../lib/store/suggestionStore.ts';
import { AT, aSuggestion } from '../builders/aSuggestion.ts';
import { memoryTable } from '../builders/memoryTable.ts';

export const TEAM = 'T0TRIMTAB';
export const ALICE = 'U0ALICE';
const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const ACCOUNT = accountId.parse('111122223333');
const PLAN = '0123456789abcdef';

/** The ingress with one suggestion that ALICE may approve, over a table in memory. */
export async function anIngress(slackApiUrl: string) {
  const parsed = parseConfiguration(
    `slack: { teamId: ${TEAM}, channel: C0COSTS, approvers: { users: [${ALICE}] } }
accounts: [{ id: "${ACCOUNT}", name: prod }]`,
    'the test',
  );
  if (!parsed.ok) throw new Error(parsed.error);
  const now = () => new Date(AT);
  const table = memoryTable();
  const suggestions = suggestionStore(table);
  const stops = stopStore(table);
  const started: SuggestionRecord[] = [];
  const instance = {
    account: ACCOUNT,
    region: region.parse('us-east-1'),
    instanceId: instanceId.parse('i-0123456789abcdef0'),
  };
  const change = { kind: 'resize', from: 'm5.xlarge', to: 'm7i.large' } as const;
  const id = suggestionId(instance, change);
  const record = firstSeen(aSuggestion({ id, instance, change, planHash: PLAN }), AT);
  await suggestions.create(record);
  const silent = async () => {};
  const handler = createSlackHandler(
    { botToken: 'xoxb-test', signingSecret: SECRET },
    {
      config: parsed.value,
      now,
      suggestions,
      stops,
      approvers: createApprovers(parsed.value, now),
      announcer: {
        show: silent,
        tell: silent,
        alarm: silent,
        rememberDigest: silent,
        hand: silent,
        postDetails: async () => undefined,
        postDigest: async () => ({ channel: 'C0COSTS', ts: '1.2' }),
      },
      startResize: async (approved) => void started.push(approved),
      startReport: silent,
      slackApiUrl,
    },
  );
  return {
    /** What our own buttons carry. */
    value: `${ACCOUNT}/${id}/${PLAN}`,
    started,
    send: (request: Request) => handler(eventOf(request), {} as Context),
    /** Everything that an attack could have changed. */
    state: async () =>
      JSON.stringify([await suggestions.get(ACCOUNT, id), await stops.stopped(), started.length]),
  };
}

export interface Request {
  readonly body: string;
  readonly contentType?: string;
  /** Seconds since the time of the test. */
  readonly age?: number;
  readonly secret?: string;
  readonly signature?: string;
  /** As a function URL sends forms. */
  readonly base64?: boolean;
}

function eventOf(request: Request): LambdaFunctionURLEvent {
  const { body, contentType = 'application/x-www-form-urlencoded', age = 0 } = request;
  const timestamp = String(Math.floor(Date.parse(AT) / 1000) - age);
  const event: Partial<LambdaFunctionURLEvent> = {
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': request.signature ?? sign(timestamp, body, request.secret ?? SECRET),
    },
    body: request.base64 === false ? body : Buffer.from(body).toString('base64'),
    isBase64Encoded: request.base64 !== false,
    rawPath: '/',
  };
  return event as LambdaFunctionURLEvent;
}

/** The signature that Slack gives this body at the time of the test. */
export function signatureOf(body: string): string {
  return sign(String(Math.floor(Date.parse(AT) / 1000)), body, SECRET);
}

function sign(timestamp: string, body: string, secret: string): string {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return `v0=${digest}`;
}

/** A dialog that is sent. */
export function submission(of: {
  readonly metadata: string;
  readonly user?: string;
  readonly userTeam?: string;
  readonly team?: string;
  readonly callback?: string;
}): string {
  return payload({
    type: 'view_submission',
    team: { id: of.team ?? TEAM, domain: 'shop' },
    user: { id: of.user ?? ALICE, team_id: of.userTeam ?? TEAM, username: 'x', name: 'x' },
    api_app_id: 'A1',
    trigger_id: '1.2.3',
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: of.callback ?? 'confirm-approval',
      private_metadata: of.metadata,
      state: { values: {} },
      blocks: [],
      hash: '1',
    },
  });
}

/** A button that is pressed. */
export function press(of: {
  readonly action: string;
  readonly value: string;
  readonly user?: string;
  readonly userTeam?: string;
  readonly team?: string;
}): string {
  return payload({
    type: 'block_actions',
    team: { id: of.team ?? TEAM, domain: 'shop' },
    user: { id: of.user ?? ALICE, team_id: of.userTeam ?? TEAM, username: 'x', name: 'x' },
    api_app_id: 'A1',
    trigger_id: '1.2.3',
    channel: { id: 'C0COSTS', name: 'costs' },
    container: { type: 'message' },
    actions: [
      {
        type: 'button',
        action_id: of.action,
        block_id: 'b',
        value: of.value,
        action_ts: '1.2',
        text: { type: 'plain_text', text: 'x' },
      },
    ],
  });
}

function payload(value: unknown): string {
  return new URLSearchParams({ payload: JSON.stringify(value) }).toString();
}
