import type { ModalView } from '@slack/types';
import { LogLevel, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aLocalSlack } from './aLocalSlack.ts';

let now = new Date('2026-11-23T00:00:00Z');
let environment: Awaited<ReturnType<typeof aLocalSlack>>;
let client: WebClient;

beforeEach(async () => {
  now = new Date('2026-11-23T00:00:00Z');
  environment = await aLocalSlack({ now: () => now });
  client = clientFor('xoxb-local');
});
afterEach(() => environment.close());

function clientFor(token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: environment.slack.apiUrl,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

const actions = {
  type: 'actions',
  elements: [
    {
      type: 'button',
      action_id: 'approve',
      value: '1',
      text: { type: 'plain_text', text: 'Approve' },
    },
  ],
} as const;

const modal: ModalView = {
  type: 'modal',
  title: { type: 'plain_text', text: 'Why?' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: { type: 'plain_text', text: 'Reason' },
      element: { type: 'plain_text_input', action_id: 'reason' },
    },
  ],
};

async function postWithButton(): Promise<string> {
  const { ts } = await client.chat.postMessage({ channel: 'C1', text: 'hi', blocks: [actions] });
  return String(ts);
}

function payload(index = 0) {
  return JSON.parse(String(environment.app.received[index]?.fields.get('payload')));
}

it('knows who the token is for', async () => {
  expect(await client.auth.test()).toMatchObject({ ok: true, team_id: 'T1' });
  await expect(clientFor('xoxb-wrong').auth.test()).rejects.toThrow('invalid_auth');
});

it('refuses a method that it does not model', async () => {
  await expect(client.apiCall('pins.add', { channel: 'C1' })).rejects.toThrow('unknown_method');
});

it('posts, updates and names a message', async () => {
  const ts = await postWithButton();
  await client.chat.update({ channel: 'C1', ts, text: 'done' });
  expect(environment.slack.messages()).toMatchObject([{ ts, text: 'done', edited: true }]);
  const { permalink } = await client.chat.getPermalink({ channel: 'C1', message_ts: ts });
  expect(permalink).toContain('/archives/C1/p');
  expect(environment.slack.conversation()).toContain('done');
});

it.each([
  ['channel_not_found', { channel: 'C9', text: 'hi' }],
  ['no_text', { channel: 'C1', text: '' }],
  ['msg_too_long', { channel: 'C1', text: 'x'.repeat(40_001) }],
  ['thread_not_found', { channel: 'C1', text: 'hi', thread_ts: '1.000001' }],
  ['invalid_blocks', { channel: 'C1', text: 'hi', blocks: [{ type: 'nonsense' }] }],
])('refuses a message with %s', async (error, message) => {
  await expect(client.chat.postMessage(message)).rejects.toThrow(error);
});

it('refuses to update a message that is not there', async () => {
  const update = client.chat.update({ channel: 'C1', ts: '1.1', text: 'x' });
  await expect(update).rejects.toThrow('message_not_found');
});

it('shows an ephemeral to its user only, who must exist', async () => {
  await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
  expect(environment.slack.messages()).toMatchObject([{ onlyFor: 'U1' }]);
  const other = client.chat.postEphemeral({ channel: 'C1', user: 'U9', text: 'psst' });
  await expect(other).rejects.toThrow('user_not_in_channel');
});

it('tells of people, groups and channels', async () => {
  const { user } = await client.users.info({ user: 'U2' });
  expect(await client.users.info({ user: 'U1' })).toMatchObject({ user: { is_restricted: false } });
  expect(user).toMatchObject({ is_stranger: true });
  expect(await client.usergroups.users.list({ usergroup: 'S1' })).toMatchObject({ users: ['U1'] });
  expect(await client.conversations.info({ channel: 'C1' })).toMatchObject({ ok: true });
  expect(await client.conversations.open({ users: 'U1' })).toMatchObject({ ok: true });
  await expect(client.users.info({ user: 'U9' })).rejects.toThrow('user_not_found');
});

it('takes a file', async () => {
  await client.filesUploadV2({ channel_id: 'C1', filename: 'a.csv', content: 'a,b\n1,2\n' });
  expect(environment.slack.files()).toMatchObject([{ name: 'a.csv', content: 'a,b\n1,2\n' }]);
});

it('limits the rate when told to', async () => {
  environment.slack.fault({ method: 'auth.test', error: 'ratelimited', retryAfter: 7, times: 1 });
  await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 7 });
  expect(await client.auth.test()).toMatchObject({ ok: true });
});

it('answers late, or does what it is asked and says nothing, or neither, after some calls', async () => {
  const say = (text: string) => client.chat.postMessage({ channel: 'C1', text });
  const before = environment.slack.messages().length;
  const calls = environment.slack.calls();
  environment.slack.fault({ kind: 'slow', after: 1, times: 1 });
  environment.slack.fault({ kind: 'unanswered', after: 1, times: 1 });
  const remove = environment.slack.fault({ kind: 'timeout', after: 1, times: 9 });
  expect(await say('at once')).toMatchObject({ ok: true });
  expect(await say('late')).toMatchObject({ ok: true });
  await expect(say('lost')).rejects.toThrow();
  await expect(say('never')).rejects.toThrow();
  remove();
  expect(await say('again')).toMatchObject({ ok: true });
  const said = environment.slack.messages().slice(before);
  expect(said.map(({ text }) => text)).toEqual(['at once', 'late', 'lost', 'again']);
  expect(environment.slack.calls() - calls).toBe(5);
});

it('sends a press as Slack does, signed', async () => {
  const ts = await postWithButton();
  expect(await environment.slack.press('U1', { messageTs: ts }, 'approve')).toEqual({ ok: true });
  expect(environment.app.received[0]?.signed).toBe(true);
  expect(payload()).toMatchObject({
    type: 'block_actions',
    user: { id: 'U1', team_id: 'T1' },
    container: { type: 'message', message_ts: ts, channel_id: 'C1' },
    actions: [{ type: 'button', action_id: 'approve', value: '1' }],
  });
});

it('opens a modal within three seconds of a press, once', async () => {
  const ts = await postWithButton();
  await environment.slack.press('U1', { messageTs: ts }, 'approve');
  const trigger_id: string = payload().trigger_id;
  await client.views.open({ trigger_id, view: modal });
  expect(environment.slack.views()).toMatchObject([{ userId: 'U1' }]);
  await expect(client.views.open({ trigger_id, view: modal })).rejects.toThrow(
    'invalid_trigger_id',
  );
  await environment.slack.press('U1', { messageTs: ts }, 'approve');
  now = new Date(now.getTime() + 3_001);
  const late = client.views.open({ trigger_id: payload(1).trigger_id, view: modal });
  await expect(late).rejects.toThrow('expired_trigger_id');
});

it('holds a form back until it is filled, then sends it, and closes it', async () => {
  const view = await openModal();
  expect(await environment.slack.submitView('U1', view)).toMatchObject({
    errors: { reason: 'Please complete this required field.' },
  });
  environment.app.answer = JSON.stringify({
    response_action: 'errors',
    errors: { reason: 'Longer.' },
  });
  expect(await environment.slack.submitView('U1', view, { reason: 'no' })).toEqual({
    ok: false,
    errors: { reason: 'Longer.' },
  });
  environment.app.answer = '';
  expect(await environment.slack.submitView('U1', view, { reason: 'a sale' })).toEqual({
    ok: true,
  });
  expect(payload(1).view.state.values.reason.reason.value).toBe('a sale');
  expect(environment.slack.views()).toEqual([]);
});

it('refuses to update a view by an old hash', async () => {
  const view_id = await openModal();
  const update = client.views.update({ view_id, view: modal, hash: 'old' });
  await expect(update).rejects.toThrow('hash_conflict');
});

it('publishes a Home', async () => {
  await client.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [actions] } });
  expect(environment.slack.home('U1')).toMatchObject({ type: 'home' });
});

it('shows the answer to a command to the user who asked', async () => {
  environment.app.answer = JSON.stringify({ text: 'Here is help' });
  expect(await environment.slack.slashCommand('U1', 'help')).toEqual({ ok: true });
  const command = environment.app.received[0];
  expect(command?.signed).toBe(true);
  expect(command?.fields.get('text')).toBe('help');
  expect(environment.slack.messages()).toMatchObject([{ text: 'Here is help', onlyFor: 'U1' }]);
});

it('takes five answers at a response_url, for thirty minutes', async () => {
  await environment.slack.slashCommand('U1', 'help');
  const url = String(environment.app.received[0]?.fields.get('response_url'));
  const answer = () => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }), headers });
  for (let use = 0; use < 5; use += 1) expect((await answer()).status).toBe(200);
  expect(await (await answer()).json()).toMatchObject({ error: 'used_url' });
  now = new Date(now.getTime() + 31 * 60_000);
  expect(await (await answer()).json()).toMatchObject({ error: 'expired_url' });
});

it('says so when the app is not there', async () => {
  await environment.close();
  environment = await aLocalSlack({ requestUrl: () => undefined });
  expect(await environment.slack.slashCommand('U1', 'help')).toEqual({
    ok: false,
    error: 'dispatch_failed',
  });
  expect(environment.slack.messages()).toMatchObject([{ fromSlack: true, onlyFor: 'U1' }]);
});

it('answers of a command are new messages, whatever they ask to replace', async () => {
  environment.app.answer = JSON.stringify({ text: 'Reading' });
  await environment.slack.slashCommand('U1', 'report');
  const url = String(environment.app.received[0]?.fields.get('response_url'));
  const body = JSON.stringify({ text: 'The report', replace_original: true });
  expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(200);
  expect(environment.slack.messages()).toMatchObject([{ text: 'Reading' }, { text: 'The report' }]);
});

it('answers of a button replace its message where they ask for it', async () => {
  const ts = await postWithButton();
  await environment.slack.press('U1', { messageTs: ts }, 'approve');
  const body = JSON.stringify({ text: 'Done', replace_original: true });
  await fetch(payload().response_url, { method: 'POST', body, headers });
  expect(environment.slack.messages()).toMatchObject([{ ts, text: 'Done', edited: true }]);
});

it('lets the bot speak only where it was invited', async () => {
  await environment.close();
  environment = await aLocalSlack({ channel: { id: 'C1', name: 'aws-costs', withoutBot: true } });
  client = clientFor('xoxb-local');
  const info = await client.conversations.info({ channel: 'C1' });
  expect(info.channel).toMatchObject({ is_member: false });
  const post = client.chat.postMessage({ channel: 'C1', text: 'hi' });
  await expect(post).rejects.toThrow('not_in_channel');
});

it('opens Socket Mode for the app-level token and no other, at an address good for once', async () => {
  await environment.close();
  environment = await aLocalSlack({ appToken: 'xapp-1-local' });
  const open = (token: string) => clientFor(token).apps.connections.open({});
  await expect(open('xoxb-local')).rejects.toThrow('not_allowed_token_type');
  await expect(open('xapp-1-other')).rejects.toThrow('invalid_auth');
  const { url = '' } = await open('xapp-1-local');
  const first = new WebSocket(url);
  const hello = await new Promise((resolve) => {
    first.onmessage = ({ data }) => resolve(JSON.parse(String(data)));
  });
  expect(hello).toMatchObject({ type: 'hello' });
  const again = new WebSocket(url);
  await new Promise((resolve) => {
    again.onerror = resolve;
  });
  first.close();
});

it('does not act for pages of other servers', async () => {
  const body = JSON.stringify({ do: 'command', user: 'U1', text: 'help' });
  const evil = { origin: 'https://evil.example' };
  const { status } = await fetch(`${environment.slack.url}/ui/act`, {
    method: 'POST',
    body,
    headers: evil,
  });
  expect(status).toBe(403);
  expect(environment.app.received).toEqual([]);
});

const headers = { 'content-type': 'application/json' };

async function openModal(): Promise<string> {
  await environment.slack.press('U1', { messageTs: await postWithButton() }, 'approve');
  const opened = await client.views.open({ trigger_id: payload().trigger_id, view: modal });
  environment.app.received.length = 0;
  return String(opened.view?.id);
}
