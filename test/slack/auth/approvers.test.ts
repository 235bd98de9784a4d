import { LogLevel, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfiguration } from '../../../lib/config/loadConfiguration.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { createApprovers } from '../../../lib/slack/auth/approvers.ts';
import { createMembers } from '../../../lib/slack/auth/members.ts';
import { aLocalSlack } from '../../local/slack/aLocalSlack.ts';

const CONFIGURATION = `
slack:
  teamId: T1
  channel: C1
  approvers: { users: [U7, U8, U9], userGroups: [S1, S2] }
accounts: [{ id: "111122223333", name: prod }]
`;

let now = new Date('2026-11-23T08:00:00Z');
let environment: Awaited<ReturnType<typeof aLocalSlack>>;
let client: WebClient;

beforeEach(async () => {
  now = new Date('2026-11-23T08:00:00Z');
  environment = await aLocalSlack({
    users: [
      { id: 'U1', name: 'ada', realName: 'Ada Kim' },
      { id: 'U2', name: 'sam', realName: 'Sam Stone' },
      { id: 'U7', name: 'kit', realName: 'Kit Kaur' },
      { id: 'U8', name: 'gus', realName: 'Gus Guest', guest: 'restricted' },
      { id: 'U9', name: 'eve', realName: 'Eve Else', stranger: true },
    ],
    userGroups: [
      { id: 'S1', handle: 'finops', users: ['U1'] },
      { id: 'S2', handle: 'empty', users: [] },
    ],
  });
  client = new WebClient('xoxb-local', {
    slackApiUrl: environment.slack.apiUrl,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
  });
});
afterEach(() => environment.close());

describe('an approver', () => {
  it('is a user who is named', async () => {
    expect(await admit('U7')).toEqual({ ok: true, value: { kind: 'user', id: 'U7' } });
  });

  it('is a member of a user group', async () => {
    expect(await admit('U1')).toEqual({ ok: true, value: { kind: 'user', id: 'U1' } });
  });

  it('is no other user, who is told whom to ask', async () => {
    expect(refusal(await admit('U2'))).toBe(
      'You are not an approver. Ask an approver: <@U7>, <@U8>, <@U9>, <!subteam^S1>, <!subteam^S2>. Nothing was changed.',
    );
  });

  it.each([
    ['a member of another workspace', 'T9', 'T1'],
    ['a user who presses in another workspace', 'T1', 'T9'],
    ['a user whose workspace Slack does not name', undefined, 'T1'],
    ['a user who presses where Slack does not say', 'T1', undefined],
  ])('is not %s, whatever the id', async (_, userTeam, team) => {
    const admitted = await approvers().admit({ userId: 'U7', userTeam, team }, client);
    expect(refusal(admitted)).toContain('Only members of this');
  });

  it('is no member of a group that Slack does not show', async () => {
    environment.slack.fault({ method: 'usergroups.users.list', error: 'internal_error', times: 2 });
    expect(await admit('U1')).toMatchObject({ ok: false });
    expect(await admit('U1')).toMatchObject({ ok: true });
  });

  it('is known from the group for five minutes without asking again', async () => {
    const ours = approvers();
    const slackUser = { userId: 'U1', userTeam: 'T1', team: 'T1' };
    expect(await ours.admit(slackUser, client)).toMatchObject({ ok: true });
    environment.slack.fault({
      method: 'usergroups.users.list',
      error: 'internal_error',
      times: 99,
    });
    now = new Date(now.getTime() + 299_000);
    expect(await ours.admit(slackUser, client)).toMatchObject({ ok: true });
    now = new Date(now.getTime() + 2_000);
    expect(await ours.admit(slackUser, client)).toMatchObject({ ok: false });
  });

  it.each([
    ['a guest', 'U8'],
    ['a user of another company, whatever the press says', 'U9'],
  ])('is not %s, though named', async (_, userId) => {
    expect(refusal(await admit(userId))).toMatch(
      /Only full members of this workspace.*Nothing was changed\.$/,
    );
  });

  it('is no user that Slack does not show, until it does', async () => {
    const ours = approvers();
    const slackUser = { userId: 'U7', userTeam: 'T1', team: 'T1' };
    environment.slack.fault({ method: 'users.info', error: 'internal_error', times: 1 });
    expect(refusal(await ours.admit(slackUser, client))).toContain(
      'Slack could not tell Trimtab who you are',
    );
    expect(await ours.admit(slackUser, client)).toMatchObject({ ok: true });
  });

  it('is asked for at Slack once in five minutes', async () => {
    const ours = approvers();
    const slackUser = { userId: 'U7', userTeam: 'T1', team: 'T1' };
    expect(await ours.admit(slackUser, client)).toMatchObject({ ok: true });
    environment.slack.fault({ method: 'users.info', error: 'internal_error', times: 99 });
    now = new Date(now.getTime() + 299_000);
    expect(await ours.admit(slackUser, client)).toMatchObject({ ok: true });
    now = new Date(now.getTime() + 2_000);
    expect(await ours.admit(slackUser, client)).toMatchObject({ ok: false });
  });

  it('does not exist while the configuration names none, and the refusal says who can change that', async () => {
    const none = approvers(CONFIGURATION.replace(/approvers:.*/, 'approvers: {}'));
    const admitted = await none.admit({ userId: 'U7', userTeam: 'T1', team: 'T1' }, client);
    expect(refusal(admitted)).toContain('slack.approvers');
  });
});

/** Why a user is no approver, in English. */
function refusal(admitted: Awaited<ReturnType<typeof admit>>): string {
  return admitted.ok ? 'they are one' : inEnglish(admitted.error);
}

function admit(userId: string) {
  return approvers().admit({ userId, userTeam: 'T1', team: 'T1' }, client);
}

function approvers(configuration = CONFIGURATION) {
  const clock = () => now;
  const config = configure(configuration);
  return createApprovers(config, clock, createMembers(config.slack, clock));
}

function configure(text: string) {
  const parsed = parseConfiguration(text, 'trimtab.yml');
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}
