import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALICE, BOB } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

let environment: ObservedEnvironment;
const name = 'search-index-1';

beforeAll(async () => {
  environment = await anEnvironment();
}, 60_000);

afterAll(() => environment.close());

it('a stranger stops nothing', async () => {
  expect(await environment.query(BOB.id, 'stop')).toContain('You are not an approver');
});

it('while it is on, no one can approve, and the dialog says who stopped Trimtab', async () => {
  expect(await environment.query(ALICE.id, 'stop')).toContain('Trimtab is stopped');
  await environment.press(ALICE.id, name, 'approve');
  await environment.confirm();
  expect(environment.dialogText(ALICE.id)).toContain(`Trimtab was stopped by <@${ALICE.id}>`);
  await environment.slack.closeView(ALICE.id, environment.dialog(ALICE.id));
  expect(environment.instanceCalled(name).instanceType).toBe('r5.4xlarge');
});

it('the next digest says that it is stopped', async () => {
  await environment.runDaily(new Date(Date.now() + 86_400_000));
  expect(environment.digestText()).toContain(`Trimtab was stopped by <@${ALICE.id}>`);
});

it('changes go on when it is switched off, and the history has who did what', async () => {
  expect(await environment.query(ALICE.id, 'start')).toContain('Trimtab is started');
  await environment.press(ALICE.id, name, 'approve');
  await environment.confirm();
  await environment.settled();
  expect(environment.instanceCalled(name).instanceType).toBe('r7i.2xlarge');
  const { instanceId } = environment.instanceCalled(name).seed;
  const history = await environment.query(ALICE.id, `history ${instanceId}`);
  expect(history.match(/done|in progress|approved|open/g)).toEqual([
    'done',
    'done',
    'in progress',
    'approved',
    'open',
  ]);
  expect(history).toContain(`<@${ALICE.id}>`);
  const all = await environment.query(ALICE.id, 'history');
  expect(all).toContain('pricing-engine-1');
  expect(all).toContain(`*Trimtab* · started · <@${ALICE.id}>`);
  expect(all).toContain(`*Trimtab* · stopped · <@${ALICE.id}>`);
  await environment.query(ALICE.id, 'history export');
  const lines = (environment.slack.files().at(-1)?.content ?? '').trim().split('\n');
  const switches = lines.map((line) => JSON.parse(line)).filter(({ to }) => /^st/.test(to));
  expect(switches.map(({ to, by }) => [to, by.id])).toEqual([
    ['stop', ALICE.id],
    ['start', ALICE.id],
  ]);
  expect(await environment.query(ALICE.id, 'history i-0123456789abcdef0')).toContain('No history');
});
