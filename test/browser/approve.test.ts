import { DescribeInstancesCommand, EC2Client, type Instance } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Environment, startEnvironment } from '../../local/environment.ts';
import { type OpenPage, openPage } from './page.ts';

/** A change of four minutes takes eight seconds. */
const SPEED = 30;

let environment: Environment;
let opened: OpenPage;

beforeAll(async () => {
  environment = await startEnvironment({ speed: SPEED, history: true });
  await environment.runDaily(new Date());
  opened = await openPage(environment.slack.url);
});

afterAll(async () => {
  await opened?.close();
  await environment?.close();
});

it('lets a stranger look, and change nothing', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'Bob Baumann' }).click();
  await page.getByRole('button', { name: 'Approve…' }).first().click();
  await page.getByText('You are not an approver.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(environment.aws.faults.calls('ec2', 'StopInstances')).toBe(0);
});

it('lets an approver press Approve and Confirm, and shows the change being done', async () => {
  const { page } = opened;
  await page.getByRole('button', { name: 'Alice Adeyemi' }).click();
  await page.getByText('You are not an approver.').waitFor({ state: 'detached' });
  expect(await page.locator('.messages').textContent()).not.toMatch(/\*search-index-1\*|:warning:/);
  await page.getByRole('button', { name: 'Approve…' }).first().click();
  await page.getByText('What happens:').waitFor();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.locator('.error').first().waitFor();
  await page.getByLabel('I accept warning 1').check();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page
    .getByText(/Done, .*: healthy on r7i\.2xlarge/)
    .first()
    .waitFor({ timeout: 60_000 });
  expect(await instanceCalled('search-index-1')).toMatchObject({
    InstanceType: 'r7i.2xlarge',
    State: { Name: 'running' },
  });
});

/** As EC2 shows it: the endpoint and the keys are in the environment, like in the demo. */
async function instanceCalled(name: string): Promise<Instance | undefined> {
  const found = await new EC2Client().send(
    new DescribeInstancesCommand({ Filters: [{ Name: 'tag:Name', Values: [name] }] }),
  );
  return found.Reservations?.[0]?.Instances?.[0];
}
