import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALICE, BOB, SIGNING_SECRET, TEAM_ID } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment, READING } from '../worlds/anEnvironment.ts';

/** Of another company, and a guest of one channel: they see the channel of the digest. */
const EVE = { id: 'U0EVE', name: 'eve', realName: 'Eve Else', stranger: true };
const GUS = { id: 'U0GUS', name: 'gus', realName: 'Gus Guest', guest: 'ultra_restricted' } as const;

let environment: ObservedEnvironment;

beforeAll(async () => {
  environment = await anEnvironment({ others: [EVE, GUS] });
}, 60_000);
afterAll(() => environment.close());

/** Longer than Slack waits for an answer. */
const PATIENCE_SECONDS = 4;

describe('while Slack is busy', () => {
  it('what is decided is answered at once, and drawn when Slack takes it', async () => {
    const name = 'pricing-engine-1';
    await environment.press(ALICE.id, name, 'snooze');
    busy('chat.update');
    expect(await submit(ALICE.id, { 'how-long': '7' })).toEqual({ ok: true });
    expect(environment.card(name)).not.toContain('Snoozed');
    await environment.settled();
    expect(environment.card(name)).toContain('Snoozed by <@U0ALICE>');
  });

  it('an assignee gets a suggestion once, when Slack accepts it', async () => {
    await environment.press(ALICE.id, 'erp-reports-1', 'assign');
    busy('chat.postMessage');
    expect(await submit(ALICE.id, { assignee: BOB.id })).toEqual({ ok: true });
    await environment.settled();
    await environment.press(ALICE.id, 'erp-reports-1', 'assign');
    await submit(ALICE.id, { assignee: BOB.id });
    expect(environment.dialogText(ALICE.id)).toContain('It is already assigned to them.');
    await environment.slack.closeView(ALICE.id, environment.dialog(ALICE.id));
    await environment.settled();
    expect(environment.slack.messages().filter(({ channel }) => channel === 'D0BOB')).toHaveLength(
      1,
    );
  });

  it('a dialog that can not be opened in time fails at once', async () => {
    busy('views.open');
    expect(await environment.press(ALICE.id, 'erp-app-1', 'approve')).toEqual({
      ok: false,
      error: 'http_error_500',
    });
  });

  function busy(method: string): void {
    environment.slack.fault({
      method,
      error: 'ratelimited',
      retryAfter: PATIENCE_SECONDS,
      times: 1,
    });
  }
});

describe('long work', () => {
  it('of a command is announced, and its answer is a message of its own', async () => {
    await environment.query(BOB.id, 'savings');
    const [said, answered] = environment.slack.messages().slice(-2);
    expect(said).toMatchObject({ text: READING, onlyFor: BOB.id });
    expect(said?.edited).toBeUndefined();
    expect(answered).toMatchObject({ onlyFor: BOB.id });
    expect(answered?.text).toMatch(/savings/i);
  });

  it('of a button turns the page in place', async () => {
    const { ts } = environment.digests()[0] ?? { ts: '' };
    await environment.slack.press(BOB.id, { messageTs: ts }, 'show-open');
    await environment.settled();
    const page = environment.slack.messages().at(-1);
    expect(page?.onlyFor).toBe(BOB.id);
    await environment.pressAnswer(BOB.id, 'show-open');
    await environment.settled();
    const turned = environment.slack.messages().at(-1);
    expect(turned).toMatchObject({ ts: page?.ts, edited: true });
    expect(turned?.blocks).not.toEqual(page?.blocks);
  });
});

describe.each([
  ['a user of another company', EVE],
  ['a guest', GUS],
])('%s', (_, outsider) => {
  const refusal = 'Only full members of this workspace';

  it('sees no details', async () => {
    await environment.press(outsider.id, 'erp-app-1', 'details');
    expect(environment.toldLast(outsider.id)).toContain(refusal);
    expect(environment.slack.views().filter(({ userId }) => userId === outsider.id)).toEqual([]);
  });

  it('sees no list of what is open', async () => {
    const { ts } = environment.digests()[0] ?? { ts: '' };
    await environment.slack.press(outsider.id, { messageTs: ts }, 'show-open');
    await environment.settled();
    expect(environment.toldLast(outsider.id)).toContain(refusal);
  });

  it('sees no Home', async () => {
    await environment.slack.openHome(outsider.id);
    await environment.settled();
    const blocks = JSON.stringify(environment.slack.home(outsider.id)?.blocks ?? '');
    expect(blocks).not.toMatch(/Saved|suggestions/);
  });

  it.each(['report', 'savings', 'settings'])('gets no answer to %s', async (command) => {
    expect(await environment.query(outsider.id, command)).toMatch(
      /Only full members of this workspace|only in the workspace/,
    );
  });

  it('is given nothing', async () => {
    await environment.press(ALICE.id, 'erp-app-1', 'assign');
    expect(await submit(ALICE.id, { assignee: outsider.id })).toMatchObject({
      errors: { assignee: expect.stringContaining('Choose a full member') },
    });
    await environment.slack.closeView(ALICE.id, environment.dialog(ALICE.id));
    const direct = `D${outsider.id.slice(1)}`;
    expect(environment.slack.messages().filter(({ channel }) => channel === direct)).toEqual([]);
  });
});

describe('an event', () => {
  it('that Slack sends again is executed once', async () => {
    const before = environment.aws.faults.calls('lambda', 'Invoke');
    expect(await event('Ev1', {})).toBe(200);
    const again = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    expect(await event('Ev1', again)).toBe(200);
    expect(environment.aws.faults.calls('lambda', 'Invoke')).toBe(before + 1);
    expect(await event('Ev2', {})).toBe(200);
    expect(environment.aws.faults.calls('lambda', 'Invoke')).toBe(before + 2);
    await environment.settled();
  });
});

function submit(userId: string, values: Parameters<ObservedEnvironment['slack']['submitView']>[2]) {
  return environment.slack.submitView(userId, environment.dialog(userId), values);
}

/** Alice looks at her Home, as the Events API tells it. */
async function event(id: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: TEAM_ID,
    api_app_id: 'ATRIMTAB',
    event_id: id,
    event_time: 1,
    event: { type: 'app_home_opened', user: ALICE.id, channel: 'D0ALICE', tab: 'home' },
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', SIGNING_SECRET)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const { status } = await fetch(environment.ingressUrl, {
    method: 'POST',
    body,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    },
  });
  return status;
}
