import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALICE } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

let environment: ObservedEnvironment;
const name = 'search-index-1';

beforeAll(async () => {
  environment = await anEnvironment();
}, 60_000);

afterAll(() => environment.close());

/** Fires the schedule of `sweep`, at a time of its clock. */
async function sweepAt(time: Date): Promise<void> {
  const started = environment.aws.functions.invoke({
    functionName: 'trimtab-local-sweep',
    payload: JSON.stringify({ scheduledTime: time.toISOString() }),
  });
  if (started.kind !== 'started') throw new Error(started.message);
  expect(await started.ended).toMatchObject({ ok: true });
}

it('an instance that a dead run left stopped runs again after the next sweep', async () => {
  const hold = environment.aws.faults.inject({ kind: 'capacity', instanceType: 'r7i.2xlarge' });
  await environment.press(ALICE.id, name, 'approve');
  await environment.confirm();
  await expect
    .poll(() => environment.instanceCalled(name), { timeout: 30_000 })
    .toMatchObject({ instanceType: 'r7i.2xlarge', phase: { kind: 'stopped' } });
  const [run] = environment.aws.functions
    .executions()
    .filter(({ functionName, status }) => functionName.endsWith('-resize') && status === 'RUNNING');
  await environment.aws.functions.stop(run?.name ?? '');
  hold();
  await environment.settled();
  expect(environment.instanceCalled(name).phase).toMatchObject({ kind: 'stopped' });

  await sweepAt(new Date());
  await environment.settled();
  expect(environment.instanceCalled(name).phase).toMatchObject({ kind: 'stopped' });

  await sweepAt(new Date(Date.now() + 3_600_000));
  await environment.settled();
  expect(environment.instanceCalled(name)).toMatchObject({
    instanceType: 'r5.4xlarge',
    phase: { kind: 'running' },
  });
  expect(environment.card(name)).toContain('Rolled back');
  const said = environment.slack.messages().map(({ text }) => text);
  expect(said).toContainEqual(expect.stringContaining('Action required: search-index-1'));
}, 120_000);
