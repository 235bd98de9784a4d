import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALICE } from '../../local/demoTenant.ts';
import { aWorld, type SeenWorld } from '../worlds/anEnvironment.ts';

let world: SeenWorld;
const name = 'search-index-1';

beforeAll(async () => {
  world = await aWorld();
}, 60_000);

afterAll(() => world.close());

/** Fires the schedule of `sweep`, at a time of its clock. */
async function sweepAt(time: Date): Promise<void> {
  const started = world.aws.functions.invoke({
    functionName: 'trimtab-local-sweep',
    payload: JSON.stringify({ scheduledTime: time.toISOString() }),
  });
  if (started.kind !== 'started') throw new Error(started.message);
  expect(await started.ended).toMatchObject({ ok: true });
}

it('an instance that a dead run left stopped runs again after the next sweep', async () => {
  const hold = world.aws.faults.inject({ kind: 'capacity', instanceType: 'r7i.2xlarge' });
  await world.press(ALICE.id, name, 'approve');
  await world.confirm();
  await expect
    .poll(() => world.instanceCalled(name), { timeout: 30_000 })
    .toMatchObject({ instanceType: 'r7i.2xlarge', phase: { kind: 'stopped' } });
  const [run] = world.aws.functions
    .executions()
    .filter(({ functionName, status }) => functionName.endsWith('-resize') && status === 'RUNNING');
  await world.aws.functions.stop(run?.name ?? '');
  hold();
  await world.settled();
  expect(world.instanceCalled(name).phase).toMatchObject({ kind: 'stopped' });

  await sweepAt(new Date());
  await world.settled();
  expect(world.instanceCalled(name).phase).toMatchObject({ kind: 'stopped' });

  await sweepAt(new Date(Date.now() + 3_600_000));
  await world.settled();
  expect(world.instanceCalled(name)).toMatchObject({
    instanceType: 'r5.4xlarge',
    phase: { kind: 'running' },
  });
  expect(world.card(name)).toContain('Rolled back');
  const said = world.slack.messages().map(({ text }) => text);
  expect(said).toContainEqual(expect.stringContaining('A person is needed for search-index-1'));
}, 120_000);
