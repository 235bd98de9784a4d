import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALICE, BOB } from '../../local/demoTenant.ts';
import { aWorld, type SeenWorld } from '../worlds/anEnvironment.ts';

let world: SeenWorld;
const name = 'search-index-1';

beforeAll(async () => {
  world = await aWorld();
}, 60_000);

afterAll(() => world.close());

it('a stranger stops nothing', async () => {
  expect(await world.ask(BOB.id, 'stop')).toContain('You are not an approver');
});

it('while it is stopped nobody can approve, and the dialog says who stopped it', async () => {
  expect(await world.ask(ALICE.id, 'stop')).toContain('Trimtab is stopped');
  await world.press(ALICE.id, name, 'approve');
  await world.confirm();
  expect(world.dialogText(ALICE.id)).toContain(`Trimtab is stopped by <@${ALICE.id}>`);
  await world.slack.closeView(ALICE.id, world.dialog(ALICE.id));
  expect(world.instanceCalled(name).instanceType).toBe('r5.4xlarge');
});

it('the next digest says that it is stopped', async () => {
  await world.runDaily(new Date(Date.now() + 86_400_000));
  expect(world.digestText()).toContain(`Trimtab is stopped by <@${ALICE.id}>`);
});

it('it goes on when somebody lets it, and the history has who did what', async () => {
  expect(await world.ask(ALICE.id, 'start')).toContain('goes on');
  await world.press(ALICE.id, name, 'approve');
  await world.confirm();
  await world.settled();
  expect(world.instanceCalled(name).instanceType).toBe('r7i.2xlarge');
  const { instanceId } = world.instanceCalled(name).seed;
  const history = await world.ask(ALICE.id, `history ${instanceId}`);
  expect(history.match(/done|changing|approved|open/g)).toEqual([
    'done',
    'done',
    'changing',
    'approved',
    'open',
  ]);
  expect(history).toContain(`<@${ALICE.id}>`);
  const all = await world.ask(ALICE.id, 'history');
  expect(all).toContain('pricing-engine-1');
  expect(all).toContain(`*Trimtab* · started · <@${ALICE.id}>`);
  expect(all).toContain(`*Trimtab* · stopped · <@${ALICE.id}>`);
  await world.ask(ALICE.id, 'history export');
  const lines = (world.slack.files().at(-1)?.content ?? '').trim().split('\n');
  const switches = lines.map((line) => JSON.parse(line)).filter(({ to }) => /^st/.test(to));
  expect(switches.map(({ to, by }) => [to, by.id])).toEqual([
    ['stop', ALICE.id],
    ['start', ALICE.id],
  ]);
  expect(await world.ask(ALICE.id, 'history i-0123456789abcdef0')).toContain(
    'Nothing has happened',
  );
});
