import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALICE } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

let environment: ObservedEnvironment;
const name = 'search-index-1';

beforeAll(async () => {
  environment = await anEnvironment({ configuration: 'test/worlds/frozen.yml' });
}, 60_000);

afterAll(() => environment.close());

it('the dialog says that nothing is changed now, and when what is approved begins', async () => {
  await environment.press(ALICE.id, name, 'approve');
  expect(environment.dialogText(ALICE.id)).toMatch(
    /Change freeze until 31 Dec 2098: if approved now, the change starts .*2098-12-31 23:00 UTC/,
  );
});

it('what is approved waits without a run, and can be cancelled', async () => {
  await environment.confirm();
  await environment.settled();
  expect(environment.card(name)).toMatch(/Approved by <@U0ALICE>.*Starts .*2098-12-31 23:00 UTC/);
  const runs = environment.aws.functions
    .executions()
    .filter(({ functionName }) => functionName.endsWith('-resize'));
  expect(runs).toEqual([]);
  await environment.press(ALICE.id, name, 'cancel');
  await environment.settled();
  expect(environment.card(name)).toContain('Approve…');
  expect(environment.instanceCalled(name).instanceType).toBe('r5.4xlarge');
}, 60_000);
