import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountId, region } from '../../lib/shared/ids.ts';
import { openTable } from '../../lib/store/table/table.ts';
import { usageStore } from '../../lib/store/usageStore.ts';
import { demoFleet } from '../../local/aws/fleet/demoFleet.ts';
import { ALICE, DEPLOYMENT } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

const DEV = accountId.parse('444455556666');
const PROD = accountId.parse('111122223333');

let environment: ObservedEnvironment;

/** The account `dev` has not opted in to Compute Optimizer. */
beforeAll(async () => {
  const fleet = demoFleet(new Date());
  environment = await anEnvironment({
    fleet: { ...fleet, computeOptimizer: [{ account: DEV, status: 'Inactive' }] },
  });
}, 60_000);
afterAll(() => environment.close());

it('an account that has not opted in to Compute Optimizer is named, and the other goes on', () => {
  const said = /Compute Optimizer is not enabled in account 444455556666/;
  expect(environment.digestText()).toContain('Compute Optimizer is off in');
  expect(environment.digestDetails()).toMatch(said);
  expect(environment.digestDetails()).toContain('Opt in on its console page');
  expect(environment.digestText()).toContain('*search-index-1*');
});

it('no capacity for the new type: it runs again on the old one, and the card says why', async () => {
  const name = 'search-index-1';
  environment.aws.faults.inject({ kind: 'capacity', instanceType: 'r7i.2xlarge' });
  await environment.press(ALICE.id, name, 'approve');
  await environment.confirm();
  await environment.settled();
  expect(environment.instanceCalled(name)).toMatchObject({
    instanceType: 'r5.4xlarge',
    phase: { kind: 'running' },
  });
  expect(environment.card(name)).toMatch(/Rolled back, .*InsufficientInstanceCapacity/);
  expect(environment.card(name)).toContain('It is running on r5.4xlarge again.');
}, 60_000);

describe('/trimtab', () => {
  it('report answers with the whole fleet, dearest first', async () => {
    const answer = await environment.query(ALICE.id, 'report');
    expect(answer).toMatch(/\*\d+ instances\* · \$[\d,]+ a month at list price/);
    expect(answer).toContain('search-index-1');
  });

  it('report gives all of it as a file, in which no name is a formula', async () => {
    expect(await environment.query(ALICE.id, 'report csv')).toMatch(/report-.*\.csv/);
    const content = environment.slack.files().at(-1)?.content ?? '';
    const [heading, ...rows] = content.trim().split('\n');
    expect(heading).toContain('account,region,instance,name,type,state');
    expect(rows.length).toBeGreaterThan(70);
    expect(content).toContain('search-index-1');
  });

  it('report answers with what a filter leaves', async () => {
    const answer = await environment.query(ALICE.id, 'report region=eu-west-1 family=m5');
    expect(answer).toContain('eu-west-1');
    expect(answer).not.toMatch(/, us-east-1|r5\./);
    expect(await environment.query(ALICE.id, 'report region=sa-east-1')).toContain(
      'No instance matches Region',
    );
  });

  it('instance answers with what it is, what it costs and what could be done', async () => {
    const { instanceId } = environment.instanceCalled('erp-app-1').seed;
    const answer = await environment.query(ALICE.id, `instance ${instanceId}`);
    expect(answer).toContain(`*erp-app-1* · ${instanceId} · running`);
    expect(answer).toMatch(/On-Demand: \$[\d.]+\/h/);
    expect(answer).toMatch(/Compute Savings Plan, 3 y, All Upfront: \$[\d.]+\/h, \d+% less/);
    expect(answer).toContain('Approve…');
  });

  it('instance lets one decide what did not fit into the digest, and shows what came of it', async () => {
    const shown = environment.digestText();
    const other = environment.aws.environment.fleet.instances.filter(
      ({ account, tags, state, recommendation, stopProtection }) =>
        account === PROD &&
        state === 'running' &&
        stopProtection !== true &&
        tags.trimtab === 'managed' &&
        !['checkout', 'games'].includes(tags.team ?? '') &&
        recommendation?.finding === 'OVER_PROVISIONED' &&
        recommendation.idle !== true &&
        !shown.includes(`*${tags.Name}*`),
    );
    const approvable = [];
    for (const { instanceId, tags } of other) {
      const answer = await environment.query(ALICE.id, `instance ${instanceId}`);
      if (answer.includes('Approve…')) approvable.push({ instanceId, name: tags.Name });
    }
    const [first, second] = approvable;
    await environment.query(ALICE.id, `instance ${first?.instanceId}`);
    await environment.pressAnswer(ALICE.id, 'snooze');
    await environment.slack.submitView(ALICE.id, environment.dialog(ALICE.id), { 'how-long': '7' });
    expect(environment.dialogText(ALICE.id)).toMatch(/Snoozed by <@U0ALICE>, .*, until/);
    await environment.slack.closeView(ALICE.id, environment.dialog(ALICE.id));

    await environment.query(ALICE.id, `instance ${second?.instanceId}`);
    await environment.pressAnswer(ALICE.id, 'approve');
    await environment.confirm();
    await environment.settled();
    const said = environment.slack.messages().filter(({ threadTs }) => threadTs !== undefined);
    expect(said.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(new RegExp(`^${second?.name}: .* → .*: done$`)),
    );
    expect(environment.digests()).toHaveLength(1);
  });
});

it('the hourly sample counts what runs, and says what it could not count', async () => {
  const started = environment.aws.functions.invoke({
    functionName: 'trimtab-local-sample',
    payload: JSON.stringify({ scheduledTime: '2026-11-23T08:30:00Z' }),
  });
  if (started.kind !== 'started') throw new Error(started.message);
  const ended = await started.ended;
  expect(ended).toMatchObject({
    ok: false,
    failure: { errorMessage: expect.stringContaining('eu-west-3') },
  });
  const usage = usageStore(openTable(new DynamoDBClient(), DEPLOYMENT.TRIMTAB_TABLE));
  const [sample, ...more] = await usage.list({ account: PROD, region: region.parse('us-east-1') });
  expect(more).toEqual([]);
  expect(sample?.hour).toBe('2026-11-23T08:00:00.000Z');
  const counted = Object.values(sample?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  const running = environment.aws.environment.instances
    .in({ account: PROD, region: region.parse('us-east-1') })
    .filter(({ phase }) => phase.kind === 'running');
  expect(counted).toBe(running.length);
});
