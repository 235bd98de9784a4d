import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALICE, CAROL, CHANNEL } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

let environment: ObservedEnvironment;

/** All that is tried here stands in one digest. */
beforeAll(async () => {
  environment = await anEnvironment();
}, 60_000);
afterAll(() => environment.close());

/** The operations that changed something for this instance or its approval, in order. */
function changes(name: string): readonly string[] {
  const { instanceId } = environment.instanceCalled(name).seed;
  return environment.aws.faults.log
    .filter(({ operation }) => /^(?!Describe)/.test(operation))
    .filter(({ service }) => service === 'ec2' || service === 'elasticloadbalancing')
    .filter(({ input }) => !/"DryRun":"?true/.test(JSON.stringify(input)))
    .filter(
      ({ input, operation }) =>
        JSON.stringify(input).includes(instanceId) || operation.includes('CapacityReservation'),
    )
    .map(({ operation }) => operation);
}

/** Shows an instance to a user, and presses a button there. */
async function press(userId: string, name: string, action: string): Promise<void> {
  const { instanceId } = environment.instanceCalled(name).seed;
  await environment.query(userId, `instance ${instanceId}`);
  await environment.pressAnswer(userId, action);
}

async function thread(): Promise<string> {
  return environment.slack
    .messages()
    .filter(({ threadTs }) => threadTs !== undefined)
    .map(({ text }) => text)
    .join('\n');
}

describe('an instance whose policy requires two approvers, a capacity reservation and an image', () => {
  const name = 'checkout-worker-1';

  it('is only asked for by the first, who can not agree with themselves', async () => {
    await press(ALICE.id, name, 'approve');
    expect(environment.dialogText(ALICE.id)).toContain(
      'The tags of this instance require two approvers',
    );
    expect(environment.dialogText(ALICE.id)).toContain('reserve capacity for the new type');
    await environment.confirm();
    await press(ALICE.id, name, 'approve');
    await environment.confirm();
    expect(environment.dialogText(ALICE.id)).toContain('another approver has to agree');
    await environment.slack.closeView(ALICE.id, environment.dialog(ALICE.id));
    await environment.settled();
    expect(changes(name)).toEqual([]);
  });

  it('is changed when a second agrees, with every precaution in its order', async () => {
    await press(CAROL.id, name, 'approve');
    expect(environment.dialogText(CAROL.id)).toMatch(/Requested by <@U0ALICE>/);
    await environment.confirm(CAROL.id);
    await environment.settled();
    expect(changes(name)).toEqual([
      'CreateCapacityReservation',
      'CreateCapacityReservation',
      'CreateImage',
      'DeregisterTargets',
      'StopInstances',
      'ModifyInstanceAttribute',
      'StartInstances',
      'RegisterTargets',
      'CancelCapacityReservation',
      'CancelCapacityReservation',
    ]);
    expect(environment.instanceCalled(name)).toMatchObject({
      instanceType: 'm7i.xlarge',
      phase: { kind: 'running' },
    });
  }, 60_000);

  it('tells all of it in its history', async () => {
    const { instanceId } = environment.instanceCalled(name).seed;
    const history = await environment.query(ALICE.id, `history ${instanceId}`);
    expect(history).toContain('m5.2xlarge → m7i.xlarge');
    expect(history).toContain('StopInstances');
    expect(history).toMatch(/approved · <@U0CAROL>/);
    expect(history).toMatch(/requested · <@U0ALICE>/);
  });

  it('gives its history to programs, with the requests by their ids', async () => {
    const { instanceId } = environment.instanceCalled(name).seed;
    expect(await environment.query(ALICE.id, `history ${instanceId} export`)).toMatch(
      /history-.*\.jsonl/,
    );
    const file = environment.slack.files().at(-1);
    expect(file?.channel).not.toBe(CHANNEL.id);
    const lines = (file?.content ?? '').trim().split('\n');
    const changed = lines.map((line) => JSON.parse(line)).find(({ to }) => to === 'monitoring');
    expect(changed).toMatchObject({
      instanceId,
      planHash: expect.stringMatching(/^[0-9a-f]{16}$/),
      baseline: { instanceType: 'm5.2xlarge', runState: 'running', targets: [{ port: 8080 }] },
      after: { instanceType: 'm7i.xlarge' },
    });
    const ids = changed.requests.map(({ requestId }: { requestId: string }) => requestId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('unknown');
  });

  it('counts what was saved, with a chart and its source', async () => {
    const answer = await environment.query(ALICE.id, 'savings');
    expect(answer).toContain('The bill is *$133* a month lower');
    expect(answer).toContain('m5.2xlarge → m7i.xlarge');
  });

  it('goes back with one press of one person', async () => {
    await press(ALICE.id, name, 'take-back');
    expect(environment.dialogText(ALICE.id)).toContain('m7i.xlarge → m5.2xlarge');
    await environment.confirm();
    await environment.settled();
    expect(environment.instanceCalled(name)).toMatchObject({
      instanceType: 'm5.2xlarge',
      phase: { kind: 'running' },
    });
    const { instanceId } = environment.instanceCalled(name).seed;
    expect(await environment.query(ALICE.id, `instance ${instanceId}`)).toMatch(
      /Rolled back by <@U0ALICE>, .*It is running on m5\.2xlarge again/,
    );
  }, 60_000);
});

it('two members of one target group are changed one after the other', async () => {
  const names = ['checkout-worker-2', 'checkout-worker-3'];
  for (const name of names) {
    await press(ALICE.id, name, 'approve');
    await environment.confirm();
    await press(CAROL.id, name, 'approve');
    await environment.confirm(CAROL.id);
  }
  await environment.settled();
  const ids = names.map((name) => environment.instanceCalled(name).seed.instanceId);
  const moves = environment.aws.faults.log
    .filter(({ operation }) => /^(?:Deregister|Register)Targets$/.test(operation))
    .filter(({ input }) => ids.some((id) => JSON.stringify(input).includes(id)))
    .map(({ operation }) => operation);
  expect(moves).toEqual([
    'DeregisterTargets',
    'RegisterTargets',
    'DeregisterTargets',
    'RegisterTargets',
  ]);
  for (const name of names)
    expect(environment.instanceCalled(name).instanceType).toBe('m7i.xlarge');
}, 90_000);

it('health issues on the new type are posted in the thread, with the button that rolls back', async () => {
  const name = 'erp-app-1';
  const { instanceId } = environment.instanceCalled(name).seed;
  environment.aws.faults.inject({
    kind: 'metric',
    instanceId,
    metric: 'CPUUtilization',
    value: 97,
  });
  await environment.press(ALICE.id, name, 'approve');
  await environment.confirm();
  await environment.settled();
  expect(await thread()).toMatch(
    /erp-app-1: has health issues on the new type\. CPU has been at 97% for half an hour; before, it was at most 15%\./,
  );
  const said = environment.slack.messages().find(({ text }) => text.includes('has health issues'));
  expect(JSON.stringify(said?.blocks)).toContain('Roll back…');
}, 60_000);

describe('presses that come twice, late or in another order', () => {
  const name = 'pricing-engine-1';

  it('approve once, however many dialogs are sent at the same time', async () => {
    await press(ALICE.id, name, 'approve');
    const first = environment.dialog(ALICE.id);
    await press(CAROL.id, name, 'approve');
    await Promise.all([
      environment.confirm(ALICE.id, first),
      environment.confirm(ALICE.id, first),
      environment.confirm(CAROL.id),
    ]);
    await environment.settled();
    const own = changes(name).filter((operation) => operation.includes('Instance'));
    expect(own).toEqual(['StopInstances', 'ModifyInstanceAttribute', 'StartInstances']);
    for (const { userId, id } of environment.slack.views())
      await environment.slack.closeView(userId, id);
  }, 60_000);

  it('take back again what could not begin', async () => {
    const calm = environment.aws.faults.inject({
      kind: 'error',
      service: 'ec2',
      operation: 'DescribeInstanceAttribute',
      code: 'UnauthorizedOperation',
      status: 403,
    });
    const before = changes(name).length;
    await press(ALICE.id, name, 'take-back');
    await environment.confirm();
    await environment.settled();
    calm();
    expect(changes(name).length).toBe(before);
    const failed = environment.slack.messages().findLast(({ text }) => text.startsWith(name));
    expect(JSON.stringify(failed?.blocks)).toMatch(
      /Nothing was touched.*denied DescribeInstanceAttribute.*One-click rollback until .*Roll back…/,
    );
    const again = { messageTs: String(failed?.ts) };
    await environment.slack.press(ALICE.id, again, 'take-back');
    expect(environment.dialogText(ALICE.id)).toContain('→ c5.4xlarge');
    await environment.slack.closeView(ALICE.id, environment.dialog(ALICE.id));
  }, 60_000);

  it('cancel nothing that is done, and take back nothing that is taken back', async () => {
    await press(ALICE.id, name, 'take-back');
    const first = environment.dialog(ALICE.id);
    await press(CAROL.id, name, 'take-back');
    await environment.confirm(ALICE.id, first);
    await environment.settled();
    const before = changes(name).length;
    await environment.confirm(CAROL.id);
    expect(environment.dialogText(CAROL.id)).toContain('It is already done');
    await environment.slack.closeView(CAROL.id, environment.dialog(CAROL.id));
    await environment.settled();
    expect(changes(name).length).toBe(before);
    expect(environment.instanceCalled(name).instanceType).toBe('c5.4xlarge');
  }, 60_000);
});

it('an instance that a policy excludes is advice, and says why', async () => {
  const { instanceId } = environment.instanceCalled('vault-1').seed;
  expect(await environment.query(ALICE.id, `check ${instanceId} m7i.large`)).toContain(
    'Its tag team=security excludes the instance from changes',
  );
});

it('a change waits for its window, and Cancel reopens it in the meantime', async () => {
  const name = 'game-lobby-1';
  await press(ALICE.id, name, 'approve');
  expect(environment.dialogText(ALICE.id)).toContain('The maintenance window “night” opens');
  await environment.confirm();
  const { instanceId } = environment.instanceCalled(name).seed;
  expect(await environment.slack.slashCommand(ALICE.id, `instance ${instanceId}`)).toEqual({
    ok: true,
  });
  await expect
    .poll(() => environment.toldLast(ALICE.id), { timeout: 20_000 })
    .toMatch(/Approved by <@U0ALICE>.*Starts/);
  await environment.pressAnswer(ALICE.id, 'cancel');
  expect(await environment.slack.slashCommand(ALICE.id, `instance ${instanceId}`)).toEqual({
    ok: true,
  });
  await expect
    .poll(() => environment.toldLast(ALICE.id), { timeout: 20_000 })
    .toContain('Approve…');
  expect(environment.toldLast(ALICE.id)).toMatch(
    /Cancelled by <@U0ALICE>, .*Nothing was changed\./,
  );
  expect(changes(name).filter((operation) => operation.includes('Instance'))).toEqual([]);
}, 60_000);
