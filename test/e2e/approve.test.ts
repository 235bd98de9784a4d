import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALICE, BOB } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

let environment: ObservedEnvironment;

beforeAll(async () => {
  environment = await anEnvironment();
}, 60_000);
afterAll(() => environment.close());

/** The bodies of StopInstances and so on that named this instance and were no dry runs. */
function changes(name: string): readonly string[] {
  const { instanceId } = environment.instanceCalled(name).seed;
  return environment.aws.faults.log
    .filter(({ operation }) => /^(?:Stop|Start|Modify|Terminate|Reboot)/.test(operation))
    .filter(({ input }) => JSON.stringify(input).includes(instanceId))
    .filter(({ input }) => !/"DryRun":"?true/.test(JSON.stringify(input)))
    .map(({ operation }) => operation);
}

describe('the morning digest', () => {
  it('says what runs, what it costs and what could be saved', () => {
    expect(environment.digests()).toHaveLength(1);
    expect(environment.digestText()).toMatch(/\*\d+ running\* in 2 accounts and 3 Regions/);
    expect(environment.digestText()).toMatch(
      /\d+ open suggestions \(\d+ new or changed\): save \*\$[\d,]+\* a month/,
    );
  });

  it('names the Region that may not be read, and goes on with the others', () => {
    expect(environment.digestText()).toContain('no permission in eu-west-3');
    expect(environment.digestDetails()).toContain('eu-west-3: EC2 denied DescribeInstances');
    expect(environment.digestDetails()).toContain(
      'Add this permission to the role that Trimtab reads with',
    );
  });

  it('names the price that is ambiguous, and uses none of the two', () => {
    expect(environment.digestDetails()).toMatch(
      /The Price List has 2 prices for c5\.2xlarge .* none is used/,
    );
  });

  it('counts what only strands a commitment, and does not offer it', () => {
    expect(environment.digestText()).toMatch(
      /\d more changes? would lower the list price, but not your bill/,
    );
    expect(environment.digestText()).not.toContain('ledger-db-1');
  });

  it('is posted once a day, however often the schedule fires', async () => {
    await environment.runDaily(new Date());
    expect(environment.digests()).toHaveLength(1);
  });
});

describe('a stranger', () => {
  it('who presses Approve is told whom to ask, and nothing changes', async () => {
    const before = environment.digestText();
    await environment.press(BOB.id, 'search-index-1', 'approve');
    expect(environment.toldLast(BOB.id)).toContain(
      `You are not an approver. Ask an approver: <@${ALICE.id}>`,
    );
    expect(environment.slack.views()).toEqual([]);
    expect(environment.digestText()).toBe(before);
    expect(changes('search-index-1')).toEqual([]);
  });

  it('may look at the details', async () => {
    await environment.press(BOB.id, 'search-index-1', 'details');
    expect(environment.dialogText(BOB.id)).toContain('On your bill: ');
    await environment.slack.closeView(BOB.id, environment.dialog(BOB.id));
  });
});

describe('an approver', () => {
  it('approves twice in two dialogs, and the instance is changed once, to the end', async () => {
    const name = 'search-index-1';
    await environment.press(ALICE.id, name, 'approve');
    const first = environment.dialog(ALICE.id);
    expect(environment.dialogText(ALICE.id)).toContain('What happens:');
    await environment.press(ALICE.id, name, 'approve');
    const [second] = environment.slack.views().filter(({ id }) => id !== first);
    if (second === undefined) throw new Error('there is no second dialog');
    const outcomes = await Promise.all([
      environment.confirm(ALICE.id, first),
      environment.confirm(ALICE.id, second.id),
    ]);
    expect(outcomes).toEqual([{ ok: true }, { ok: true }]);
    expect(environment.dialogText(ALICE.id)).toMatch(
      /Another user acted first|approved already|being changed/,
    );
    await environment.settled();

    expect(changes(name)).toEqual(['StopInstances', 'ModifyInstanceAttribute', 'StartInstances']);
    expect(environment.instanceCalled(name)).toMatchObject({
      instanceType: 'r7i.2xlarge',
      phase: { kind: 'running' },
    });
    expect(environment.card(name)).toMatch(
      /Done, .*healthy on r7i\.2xlarge.*Approved by <@U0ALICE>/,
    );
    expect(environment.card(name)).toMatch(/One-click rollback until /);
    const thread = environment.slack
      .messages()
      .filter(({ threadTs }) => threadTs !== undefined)
      .slice(1);
    expect(thread).toMatchObject([
      { text: 'search-index-1: r5.4xlarge → r7i.2xlarge: done' },
      {
        text: expect.stringMatching(
          /^search-index-1: is healthy on the new type and keeps it\. Checked: status checks, CPU/,
        ),
      },
    ]);
    await environment.slack.closeView(ALICE.id, environment.dialog(ALICE.id));
  });

  it('changes an instance to its end while Slack does not answer', async () => {
    const name = 'erp-app-1';
    await environment.press(ALICE.id, name, 'approve');
    environment.slack.fault({ method: 'chat.update', error: 'internal_error', times: 1000 });
    await environment.confirm();
    await environment.settled();
    expect(changes(name)).toEqual(['StopInstances', 'ModifyInstanceAttribute', 'StartInstances']);
    expect(environment.instanceCalled(name)).toMatchObject({
      instanceType: 'm6i.xlarge',
      phase: { kind: 'running' },
    });
  });
});
