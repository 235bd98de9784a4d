import { createHmac } from 'node:crypto';
import { EC2Client, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOfDay } from '../../lib/shared/dates.ts';
import { ALICE, BOB, SIGNING_SECRET } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

let environment: ObservedEnvironment;

beforeAll(async () => {
  environment = await anEnvironment();
}, 60_000);
afterAll(() => environment.close());

describe('a request that Slack did not send', () => {
  const command = 'command=%2Ftrimtab&text=help&team_id=T0TRIMTAB&user_id=U0ALICE';

  it.each([
    ['signed with another secret', { secret: 'guess' }, 401],
    ['ten minutes old', { age: 600 }, 401],
    ['from the future', { age: -600 }, 401],
    ['not signed', { signature: '' }, 401],
    ['larger than a megabyte', { body: 'x'.repeat(1_000_001) }, 413],
    ['signed, but no JSON', { body: 'payload=%7Bnot' }, 400],
    ['signed, but empty', { body: '' }, 400],
    ['signed, but a JSON null', { body: 'payload=null' }, 400],
    ['signed, but neither form nor JSON', { type: 'text/plain', body: 'hello' }, 400],
  ])('%s is refused and does nothing', async (_, how, status) => {
    const before = environment.aws.faults.log.length;
    const response = await send({ body: command, ...how });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/Error|at .*\.ts/);
    expect(environment.aws.faults.log.length).toBe(before);
  });

  it('is what is refused: the same command is taken when Slack signs it', async () => {
    expect((await send({ body: command })).status).toBe(200);
  });
});

describe('a command', () => {
  it.each([
    ['raport', 'Did you mean `report`?'],
    ['report region=', 'needs a value'],
    ['report <!channel>', 'A report takes `account=`'],
    ['instance i-../../etc/passwd', 'is not an instance ID'],
    ['instance', 'Which instance?'],
    [`${'a'.repeat(3000)} \u0000`, 'Type `/trimtab help`'],
  ])('that is malformed, %#, is answered with what to type', async (text, sentence) => {
    expect(await environment.slack.slashCommand(BOB.id, text)).toEqual({ ok: true });
    expect(environment.toldLast(BOB.id)).toContain(sentence);
    expect(environment.toldLast(BOB.id)).not.toContain('<!');
  });

  it('about an instance that is in no inventory says what to do', async () => {
    expect(await environment.query(BOB.id, 'instance i-00000000000000000')).toContain(
      'No instance `i-00000000000000000`',
    );
  });
});

describe('a suggestion that is out of date', () => {
  it('touches nothing when the instance was stopped after the dialog opened', async () => {
    const name = 'search-index-1';
    const { seed } = environment.instanceCalled(name);
    await environment.press(ALICE.id, name, 'approve');
    await new EC2Client({ region: seed.region }).send(
      new StopInstancesCommand({ InstanceIds: [seed.instanceId] }),
    );
    await expect.poll(() => environment.instanceCalled(name).phase.kind).toBe('stopped');
    await environment.confirm();
    await environment.settled();
    const asked = environment.slack.messages().findLast(({ threadTs }) => threadTs !== undefined);
    expect(asked?.text).toContain('It was running and is stopped now. Nothing was changed.');
    expect(JSON.stringify(asked?.blocks)).toContain('Approve…');
    expect(environment.card(name)).toContain('stays stopped');
    expect(environment.instanceCalled(name)).toMatchObject({
      instanceType: 'r5.4xlarge',
      phase: { kind: 'stopped' },
    });
    expect(environment.aws.faults.calls('ec2', 'ModifyInstanceAttribute')).toBe(0);
    expect(environment.aws.faults.calls('ec2', 'StartInstances')).toBe(0);
  });

  it('can not be approved from a dialog of yesterday', async () => {
    const name = 'erp-app-1';
    await environment.press(ALICE.id, name, 'approve');
    const yesterday = environment.dialog(ALICE.id);
    await environment.press(ALICE.id, name, 'dismiss');
    const dismissal = environment.slack.views().find(({ id }) => id !== yesterday);
    await environment.slack.submitView(ALICE.id, String(dismissal?.id), {
      reason: 'atPeaks',
      note: 'the <!channel> sale',
    });
    await environment.settled();
    expect(environment.card(name)).toMatch(/Dismissed by <@U0ALICE>, .*: It is sized for peaks/);
    await environment.slack.submitView(ALICE.id, yesterday);
    expect(environment.dialogText(ALICE.id)).toBe('It was dismissed. Nothing was changed.');
    await environment.slack.closeView(ALICE.id, environment.dialog(ALICE.id));
    const history = await environment.query(ALICE.id, 'history');
    expect(history).toContain('Currently dismissed: 1 × It is sized for peaks');
    expect(history).toContain('the &lt;!channel&gt; sale');
    await environment.settled();
    expect(environment.instanceCalled(name).instanceType).toBe('m5.2xlarge');
  });

  it('can be snoozed, and says until when', async () => {
    const name = 'pricing-engine-1';
    await environment.press(ALICE.id, name, 'snooze');
    await environment.slack.submitView(ALICE.id, environment.dialog(ALICE.id), { 'how-long': '7' });
    await environment.settled();
    expect(environment.card(name)).toMatch(/Snoozed by <@U0ALICE>, .*, until <!date\^\d+\^/);
  });

  it('can be snoozed until a date to come, and no other', async () => {
    const name = 'image-resizer-1';
    await environment.press(ALICE.id, name, 'snooze');
    const until = (date?: string) =>
      environment.slack.submitView(ALICE.id, environment.dialog(ALICE.id), {
        'how-long': 'date',
        ...(date === undefined ? {} : { until: date }),
      });
    const refused = { ok: false, errors: { until: expect.stringContaining('Choose a date') } };
    expect(await until()).toMatchObject(refused);
    expect(await until('2020-01-01')).toMatchObject(refused);
    const date = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const day = Date.parse(startOfDay('Europe/Berlin', date)) / 1000;
    expect(await until(date)).toEqual({ ok: true });
    await environment.settled();
    expect(environment.card(name)).toMatch(
      new RegExp(`Snoozed by <@U0ALICE>, .*, until <!date\\^${day}\\^`),
    );
  });

  it('can be assigned to a user, who gets it as a direct message', async () => {
    const name = 'erp-reports-1';
    await environment.press(ALICE.id, name, 'assign');
    await environment.slack.submitView(ALICE.id, environment.dialog(ALICE.id), {
      assignee: BOB.id,
    });
    await environment.settled();
    expect(environment.card(name)).toContain('Assigned to <@U0BOB> by <@U0ALICE>');
    const told = environment.slack.messages().findLast(({ channel }) => channel === 'D0BOB');
    expect(JSON.stringify(told?.blocks)).toMatch(/<@U0ALICE> asks you to review.*erp-reports-1/);
  });

  it('is not snoozed by a stranger', async () => {
    const before = environment.card('erp-reports-1');
    await environment.press(BOB.id, 'erp-reports-1', 'snooze');
    expect(environment.toldLast(BOB.id)).toContain('You are not an approver');
    expect(environment.card('erp-reports-1')).toBe(before);
  });
});

interface Sent {
  readonly body: string;
  readonly secret?: string;
  /** Seconds. */
  readonly age?: number;
  readonly signature?: string;
  readonly type?: string;
}

/** What an attacker sends to the function URL. */
function send({ body, secret = SIGNING_SECRET, age = 0, ...rest }: Sent): Promise<Response> {
  const timestamp = Math.floor(Date.now() / 1000) - age;
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return fetch(environment.ingressUrl, {
    method: 'POST',
    body,
    headers: {
      'content-type': rest.type ?? 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': rest.signature ?? `v0=${digest}`,
    },
  });
}
