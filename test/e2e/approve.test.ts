import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALICE, BOB } from '../../local/demoTenant.ts';
import { aWorld, type SeenWorld } from '../worlds/anEnvironment.ts';

let world: SeenWorld;

beforeAll(async () => {
  world = await aWorld();
}, 60_000);
afterAll(() => world.close());

/** The bodies of StopInstances and so on that named this instance and were no dry runs. */
function changes(name: string): readonly string[] {
  const { instanceId } = world.instanceCalled(name).seed;
  return world.aws.faults.log
    .filter(({ operation }) => /^(?:Stop|Start|Modify|Terminate|Reboot)/.test(operation))
    .filter(({ input }) => JSON.stringify(input).includes(instanceId))
    .filter(({ input }) => !/"DryRun":"?true/.test(JSON.stringify(input)))
    .map(({ operation }) => operation);
}

describe('the morning digest', () => {
  it('says what runs, what it costs and what could be saved', () => {
    expect(world.digests()).toHaveLength(1);
    expect(world.digestText()).toMatch(/\*\d+ running\* in 2 accounts and 3 Regions/);
    expect(world.digestText()).toMatch(
      /\d+ suggestions open, \d+ new or changed: together \*\$[\d,]+\* a month/,
    );
  });

  it('names the Region that may not be read, and goes on with the others', () => {
    expect(world.digestText()).toContain('no permission in eu-west-3');
    expect(world.digestDetails()).toContain('eu-west-3: EC2 refused DescribeInstances');
    expect(world.digestDetails()).toContain(
      'Give the role that Trimtab reads with this permission',
    );
  });

  it('names the price that is ambiguous, and uses none of the two', () => {
    expect(world.digestDetails()).toMatch(
      /The Price List has 2 prices for c5\.2xlarge .* none is used/,
    );
  });

  it('counts what only strands a commitment, and does not offer it', () => {
    expect(world.digestText()).toMatch(/\d more changes? would save at list, and nothing in cash/);
    expect(world.digestText()).not.toContain('ledger-db-1');
  });

  it('is posted once a day, however often the schedule fires', async () => {
    await world.runDaily(new Date());
    expect(world.digests()).toHaveLength(1);
  });
});

describe('a stranger', () => {
  it('who presses Approve is told whom to ask, and nothing changes', async () => {
    const before = world.digestText();
    await world.press(BOB.id, 'search-index-1', 'approve');
    expect(world.toldLast(BOB.id)).toContain(
      `You are not an approver. Ask one of them: <@${ALICE.id}>`,
    );
    expect(world.slack.views()).toEqual([]);
    expect(world.digestText()).toBe(before);
    expect(changes('search-index-1')).toEqual([]);
  });

  it('may look at the details', async () => {
    await world.press(BOB.id, 'search-index-1', 'details');
    expect(world.dialogText(BOB.id)).toContain('In cash: the bill before − after');
    await world.slack.closeView(BOB.id, world.dialog(BOB.id));
  });
});

describe('an approver', () => {
  it('approves twice in two dialogs, and the instance is changed once, to the end', async () => {
    const name = 'search-index-1';
    await world.press(ALICE.id, name, 'approve');
    const first = world.dialog(ALICE.id);
    expect(world.dialogText(ALICE.id)).toContain('What happens:');
    await world.press(ALICE.id, name, 'approve');
    const [second] = world.slack.views().filter(({ id }) => id !== first);
    if (second === undefined) throw new Error('there is no second dialog');
    const outcomes = await Promise.all([
      world.confirm(ALICE.id, first),
      world.confirm(ALICE.id, second.id),
    ]);
    expect(outcomes).toEqual([{ ok: true }, { ok: true }]);
    expect(world.dialogText(ALICE.id)).toMatch(
      /Somebody else acted first|approved already|being changed/,
    );
    await world.settled();

    expect(changes(name)).toEqual(['StopInstances', 'ModifyInstanceAttribute', 'StartInstances']);
    expect(world.instanceCalled(name)).toMatchObject({
      instanceType: 'r7i.2xlarge',
      phase: { kind: 'running' },
    });
    expect(world.card(name)).toMatch(/Done, .*healthy on r7i\.2xlarge.*Approved by <@U0ALICE>/);
    expect(world.card(name)).toMatch(/Roll back until /);
    const thread = world.slack
      .messages()
      .filter(({ threadTs }) => threadTs !== undefined)
      .slice(1);
    expect(thread).toMatchObject([
      { text: 'search-index-1: r5.4xlarge → r7i.2xlarge: done' },
      {
        text: expect.stringMatching(
          /^search-index-1: has been well on its new type, and is kept\. Looked at: status checks, CPU/,
        ),
      },
    ]);
    await world.slack.closeView(ALICE.id, world.dialog(ALICE.id));
  });

  it('changes an instance to its end while Slack does not answer', async () => {
    const name = 'erp-app-1';
    await world.press(ALICE.id, name, 'approve');
    world.slack.fault({ method: 'chat.update', error: 'internal_error', times: 1000 });
    await world.confirm();
    await world.settled();
    expect(changes(name)).toEqual(['StopInstances', 'ModifyInstanceAttribute', 'StartInstances']);
    expect(world.instanceCalled(name)).toMatchObject({
      instanceType: 'm6i.xlarge',
      phase: { kind: 'running' },
    });
  });
});
