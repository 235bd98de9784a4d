import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALICE } from '../../local/demoTenant.ts';
import { aWorld, type SeenWorld } from '../worlds/anEnvironment.ts';

let world: SeenWorld;
const name = 'search-index-1';

beforeAll(async () => {
  world = await aWorld({ configuration: 'test/worlds/frozen.yml' });
}, 60_000);

afterAll(() => world.close());

it('the dialog says that nothing is changed now, and when what is approved begins', async () => {
  await world.press(ALICE.id, name, 'approve');
  expect(world.dialogText(ALICE.id)).toMatch(
    /Nothing is changed until 31 Dec 2098: approved now, it begins .*2098-12-31 23:00 UTC/,
  );
});

it('what is approved waits without a run, and can be cancelled', async () => {
  await world.confirm();
  await world.settled();
  expect(world.card(name)).toMatch(/Approved by <@U0ALICE>.*Begins .*2098-12-31 23:00 UTC/);
  const runs = world.aws.functions
    .executions()
    .filter(({ functionName }) => functionName.endsWith('-resize'));
  expect(runs).toEqual([]);
  await world.press(ALICE.id, name, 'cancel');
  await world.settled();
  expect(world.card(name)).toContain('Approve…');
  expect(world.instanceCalled(name).instanceType).toBe('r5.4xlarge');
}, 60_000);
