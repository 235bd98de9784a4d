import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALICE } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

let environment: ObservedEnvironment;

beforeAll(async () => {
  environment = await anEnvironment({ history: true });
}, 60_000);

afterAll(() => environment.close());

it('the digest says what the bill is, and what all suggestions save together', () => {
  expect(environment.digestText()).toMatch(
    /a month at list price · \$[\d,]+ with your commitments/,
  );
  expect(environment.digestText()).toMatch(
    /save \*\$[\d,]+\* a month on your bill, \$[\d,]+ from \d/,
  );
});

it('an instance that is off at night saves by day only, and its details say so', async () => {
  const { instanceId } = environment.instanceCalled('erp-app-1').seed;
  const card = await environment.query(ALICE.id, `instance ${instanceId}`);
  const [, cash, list] =
    /\*\$(\d+)\* a month on your bill \(\$(\d+) at list price\)/.exec(card) ?? [];
  await environment.pressAnswer(ALICE.id, 'details');
  const [, uptime] = /It ran in (\d+)% of these hours/.exec(environment.dialogText(ALICE.id)) ?? [];
  expect(Number(uptime)).toBeLessThan(50);
  // Both are rounded: half a percent of the list, and half a dollar.
  expect(Math.abs(Number(cash) - (Number(list) * Number(uptime)) / 100)).toBeLessThan(2);
});

it('commitments are told with their use, and those that end soon with a warning', async () => {
  const answer = await environment.query(ALICE.id, 'commitments');
  expect(answer).toContain('6 commitments');
  expect(answer).toMatch(/Reserved: .*c5\.2xlarge.* ends in \d+ days, on /);
  expect(answer).toContain('Compute Savings Plan, $0.6000/h, 1 y, No Upfront');
});

it('the plan right-sizes, commits, and tells the bill after each', async () => {
  const answer = await environment.query(ALICE.id, 'plan 2.50');
  const bills = [...answer.matchAll(/^\d\. .*?: \*\$([\d,]+)\* a month/gm)].map(([, amount]) =>
    Number(amount?.replaceAll(',', '')),
  );
  expect(bills).toHaveLength(4);
  expect(bills).toEqual(bills.toSorted((a, b) => b - a));
  expect(answer).toContain('Savings Plan');
  expect(answer).toContain('One Compute Savings Plan of $2.5000/h');
  expect(answer).toContain('Trimtab never buys');
});

it('every way to buy one instance is compared, and one is recommended', async () => {
  const { instanceId } = environment.instanceCalled('erp-app-1').seed;
  const answer = await environment.query(ALICE.id, `compare ${instanceId}`);
  expect(answer).toContain('Recommended: On-Demand');
  expect(answer).toContain('EC2 Instance Savings Plan, 3 y, All Upfront');
  expect(answer).toContain('nothing would replace it after an interruption');
});

it('an instance that is in no inventory is answered with what to do', async () => {
  expect(await environment.query(ALICE.id, 'compare i-0123456789abcdef0')).toContain(
    'Check the ID',
  );
});

it('a change without a suggestion is checked with its saving, and nothing is done', async () => {
  const { instanceId } = environment.instanceCalled('erp-app-1').seed;
  const fine = await environment.query(ALICE.id, `check ${instanceId} m6i.xlarge`);
  expect(fine).toContain('The type can be changed');
  expect(fine).toMatch(
    /\$0\.7520\/h − \$0\.\d+\/h On-Demand, 730 hours a month\. Saves \*\$\d+\* a month on your bill/,
  );
  const impossible = await environment.query(ALICE.id, `check ${instanceId} m7g.xlarge`);
  expect(impossible).toContain("The type can't be changed in place");
  expect(impossible).toContain('m7g.xlarge supports arm64');
  expect(await environment.query(ALICE.id, `check ${instanceId} m9z.xlarge`)).toContain(
    'could not be read',
  );
  expect(environment.instanceCalled('erp-app-1').instanceType).toBe('m5.2xlarge');
});
