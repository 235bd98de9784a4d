import { createHmac } from 'node:crypto';
import type { Context, LambdaFunctionURLEvent } from 'aws-lambda';
import { parseConfiguration } from '../../lib/config/loadConfiguration.ts';
import type {
  SuggestionRecord,
  SuggestionState,
} from '../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import { resizeId } from '../../lib/domain/suggestions/planHash.ts';
import { accountId, instanceId, region } from '../../lib/shared/ids.ts';
import { sentence } from '../../lib/shared/message.ts';
import { createSlackHandler } from '../../lib/slack/app/slackHandler.ts';
import { createApprovers } from '../../lib/slack/auth/approvers.ts';
import { createMembers } from '../../lib/slack/auth/members.ts';
import type { Job } from '../../lib/slack/job.ts';
import { idempotencyStore } from '../../lib/store/idempotencyStore.ts';
import { killSwitchStore } from '../../lib/store/killSwitchStore.ts';
import { suggestionStore } from '../../lib/store/suggestionStore.ts';
import type { LocalSlack } from '../../local/slack/localSlack.ts';
import type { LocalUser } from '../../local/slack/workspace.ts';
import { AT, anApproval, aSuggestion } from '../builders/aSuggestion.ts';
import { memoryTable } from '../builders/memoryTable.ts';

export const TEAM = 'T0TRIMTAB';
export const ALICE = 'U0ALICE';
/** Approves nothing. */
export const BOB = 'U0BOB';
/** Named as approvers, and a guest and a stranger. */
export const GUEST = 'U0GUEST';
export const STRANGER = 'U0EVE';
export const PEOPLE: readonly LocalUser[] = [
  { id: ALICE, name: 'alice', realName: 'Alice' },
  { id: BOB, name: 'bob', realName: 'Bob' },
  { id: GUEST, name: 'gus', realName: 'Gus', guest: 'restricted' },
  { id: STRANGER, name: 'eve', realName: 'Eve', stranger: true },
];

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const ACCOUNT = accountId.parse('111122223333');
const PLAN = '0123456789abcdef';

const approval = anApproval({ by: { kind: 'user', id: 'U0CAROL' }, planHash: PLAN });
const by = approval.by;
const changed = { approval, progress: [], at: AT, finalType: 'm7i.large' } as const;

/** Every state that a suggestion can be in, and its open one first. */
const STATES: readonly SuggestionState[] = [
  { kind: 'open' },
  { kind: 'requested', approval },
  { kind: 'approved', approval },
  { kind: 'resizing', approval, phase: 'revalidate', progress: [] },
  { kind: 'resizing', approval, phase: 'stop', progress: [] },
  { kind: 'monitoring', ...changed, until: AT },
  { kind: 'done', ...changed },
  { kind: 'rolledBack', approval, progress: [], reason: sentence('No room.'), at: AT },
  { kind: 'failed', approval, progress: [], reason: sentence('No room.'), at: AT },
  { kind: 'snoozed', by, until: '2026-12-23T08:00:00.000Z' },
  { kind: 'dismissed', by, reason: 'other', note: 'no' },
  { kind: 'expired', at: AT },
];

/** The ingress with a suggestion in every state that ALICE may decide on, over a table in memory. */
export async function anIngress(slack: LocalSlack) {
  const parsed = parseConfiguration(
    `slack: { teamId: ${TEAM}, channel: C0COSTS, approvers: { users: [${ALICE}, ${GUEST}, ${STRANGER}] } }
accounts: [{ id: "111122223333", name: prod }]`,
    'the test',
  );
  if (!parsed.ok) throw new Error(parsed.error);
  const now = () => new Date(AT);
  const table = memoryTable();
  const suggestions = suggestionStore(table);
  const killSwitch = killSwitchStore(table);
  const members = createMembers(parsed.value.slack, now);
  const resizes: SuggestionRecord[] = [];
  const reports: Job[] = [];
  const records = STATES.map(recordIn);
  for (const record of records) await suggestions.create(record);
  const handler = createSlackHandler(
    { botToken: 'xoxb-test', signingSecret: SECRET },
    {
      config: parsed.value,
      now,
      suggestions,
      killSwitch,
      members,
      once: idempotencyStore(table),
      approvers: createApprovers(parsed.value, now, members),
      startResize: async (approved) => void resizes.push(approved),
      enqueueJob: async (request) => void reports.push(request),
      slackApiUrl: slack.apiUrl,
    },
  );
  const values = records.map(
    ({ suggestion }) => `${ACCOUNT}/${suggestion.id}/${suggestion.planHash}`,
  );
  return {
    /** What our own buttons carry: of the open suggestion, and of one in each state. */
    value: values[0] ?? '',
    values,
    resizes,
    reports,
    send: (request: Request) => handler(eventOf(request), {} as Context),
    /** Every record, the stop, and every change that was started or is drawn: what acting changes. */
    acted: async () =>
      JSON.stringify([
        await suggestions.list([ACCOUNT]),
        await killSwitch.stopped(),
        resizes,
        reports.filter(({ kind }) => kind === 'show'),
      ]),
    /** All that was shown, or is going to be. */
    shown: () => [reports.length, slack.calls('views.open')],
  };
}

function recordIn(state: SuggestionState, index: number): SuggestionRecord {
  const instance = {
    account: ACCOUNT,
    region: region.parse('us-east-1'),
    instanceId: instanceId.parse(`i-0123456789abcde${index.toString(16).padStart(2, '0')}`),
  };
  const change = { from: 'm5.xlarge', to: 'm7i.large' };
  const id = resizeId(instance, change);
  return { ...createRecord(aSuggestion({ id, instance, ...change, planHash: PLAN }), AT), state };
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
  readonly headers?: Readonly<Record<string, string>>;
}

function eventOf(request: Request): LambdaFunctionURLEvent {
  const { body, contentType = 'application/x-www-form-urlencoded', age = 0 } = request;
  const timestamp = String(Math.floor(Date.parse(AT) / 1000) - age);
  const event: Partial<LambdaFunctionURLEvent> = {
    headers: {
      ...request.headers,
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

/** Who acts; ALICE at home when left out. */
export interface Who {
  readonly user?: string;
  readonly userTeam?: string;
  readonly team?: string;
}

export const DIALOGS = [
  'confirm-approval',
  'snooze-suggestion',
  'dismiss-suggestion',
  'assign-suggestion',
] as const;

/** What people choose in all of them. */
const CHOSEN = {
  'how-long': { 'how-long': { type: 'radio_buttons', selected_option: { value: '7' } } },
  reason: { reason: { type: 'radio_buttons', selected_option: { value: 'other' } } },
  note: { note: { type: 'plain_text_input', value: 'a sale' } },
  assignee: { assignee: { type: 'users_select', selected_user: BOB } },
};

/** A dialog that is sent. */
export function submission(
  of: Who & { readonly metadata: string; readonly callback?: string; readonly assignee?: string },
): string {
  const to = { assignee: { type: 'users_select', selected_user: of.assignee ?? BOB } };
  return payload({
    ...envelope(of),
    type: 'view_submission',
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: of.callback ?? 'confirm-approval',
      private_metadata: of.metadata,
      state: { values: { ...CHOSEN, assignee: to } },
      blocks: [],
      hash: '1',
    },
  });
}

/** Every button of ours, and what it carries apart from a suggestion. */
export const BUTTONS = [
  'approve',
  'cancel',
  'take-back',
  'details',
  'snooze',
  'dismiss',
  'assign',
  'show-open',
  'show-plan',
  'share',
  'refresh-home',
] as const;

/** A button that is pressed. */
export function press(of: Who & { readonly action: string; readonly value: string }): string {
  return payload({
    ...envelope(of),
    type: 'block_actions',
    channel: { id: 'C0COSTS', name: 'costs' },
    container: { type: 'message' },
    response_url: 'https://hooks.slack.test/actions/1',
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

/** A user opens the App Home, as the Events API reports it. */
export function homeOpened(id: string, of: Who = {}): string {
  return JSON.stringify({
    type: 'event_callback',
    team_id: of.team ?? TEAM,
    api_app_id: 'A1',
    event_id: id,
    event_time: 1,
    event: { type: 'app_home_opened', user: of.user ?? ALICE, channel: 'D1', tab: 'home' },
  });
}

function envelope({ user = ALICE, userTeam = TEAM, team = TEAM }: Who) {
  return {
    team: { id: team, domain: 'shop' },
    user: { id: user, team_id: userTeam, username: 'x', name: 'x' },
    api_app_id: 'A1',
    trigger_id: '1.2.3',
  };
}

function payload(value: unknown): string {
  return new URLSearchParams({ payload: JSON.stringify(value) }).toString();
}
