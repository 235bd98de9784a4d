import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALICE, BOB, CHANNEL } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';
import { menuValue } from '../worlds/menuValue.ts';

let environment: ObservedEnvironment;

beforeAll(async () => {
  environment = await anEnvironment({ history: true });
}, 60_000);
afterAll(() => environment.close());

describe('the App Home', () => {
  it('shows what is mine, what waits and runs, what was saved, and how it is set up', async () => {
    await environment.press(ALICE.id, 'erp-reports-1', 'assign');
    await environment.slack.submitView(ALICE.id, environment.dialog(ALICE.id), {
      assignee: BOB.id,
    });
    await environment.settled();
    expect(await home(BOB.id)).toMatch(/My suggestions.*erp-reports-1.*Waiting.*In progress.*Sav/s);
    expect(await home(BOB.id)).toContain('Approvers see all settings.');
    expect(await home(ALICE.id)).toContain('No suggestions are assigned to you');
    expect(await home(ALICE.id)).toContain('trimtab=managed');
  });

  it('lets an approver decide, and shows it at once', async () => {
    await environment.press(ALICE.id, 'pricing-engine-1', 'assign');
    await environment.slack.submitView(ALICE.id, environment.dialog(ALICE.id), {
      assignee: ALICE.id,
    });
    await environment.settled();
    const view = environment.slack.home(ALICE.id);
    await environment.slack.press(ALICE.id, { viewId: view?.id ?? '' }, 'approve');
    await environment.confirm();
    await environment.settled();
    expect(environment.instanceCalled('pricing-engine-1').instanceType).toBe('c7i.2xlarge');
    expect(await home(ALICE.id)).toMatch(/Saved.*The bill is \*\$236\* a month lower/s);
  });

  it('answers a user who may not with a dialog, because the Home takes no message', async () => {
    const view = environment.slack.home(BOB.id);
    const item = menuValue(view?.blocks ?? [], 'dismiss');
    await environment.slack.press(BOB.id, { viewId: view?.id ?? '' }, 'more', item);
    expect(environment.dialogText(BOB.id)).toContain('You are not an approver.');
    await environment.slack.closeView(BOB.id, environment.dialog(BOB.id));
  });
});

describe('the details', () => {
  it('come at once, and a moment later with metrics and every way to buy', async () => {
    await environment.press(BOB.id, 'payments-kr-1', 'details');
    expect(environment.dialogText(BOB.id)).toContain('Loading metrics and prices…');
    await environment.settled();
    const text = environment.dialogText(BOB.id);
    expect(text).toMatch(/CPU\s+[▁▂▃▄▅▆▇█ ]{14}\s+peak \d+%/);
    expect(text).toMatch(/on m7i\.xlarge\s+[▁▂▃▄▅▆▇█ ]{14}\s+peak \d+%/);
    expect(text).toMatch(/Purchase options for m7i\.xlarge.*Compute Savings Plan, 1 y/s);
  });
});

describe('/trimtab', () => {
  it('find shows types that fit, cheapest first', async () => {
    const answer = await environment.query(
      BOB.id,
      'find vcpu=4 memory=16 arch=arm64 region=us-east-1',
    );
    expect(answer).toMatch(/types? in us-east-1\* with 4 or more vCPUs, 16 GiB or more, arm64/);
    const table = lastTable(BOB.id);
    const hourly = table.map((row) => Number(row[4]?.value));
    expect(hourly.length).toBeGreaterThan(2);
    expect(hourly).toEqual(hourly.toSorted((a, b) => a - b));
    expect(table.every((row) => Number(row[2]?.value) >= 4 && Number(row[3]?.value) >= 16)).toBe(
      true,
    );
  });

  it('find says when nothing fits', async () => {
    expect(await environment.query(BOB.id, 'find vcpu=4000')).toContain('No type in');
  });

  it('settings shows approvers more than others', async () => {
    expect(await environment.query(BOB.id, 'settings')).not.toContain('trimtab=managed');
    const answer = await environment.query(ALICE.id, 'settings');
    expect(answer).toContain('daily at 8:00 Europe/Berlin');
    expect(answer).toContain(
      '*With team=checkout:* two approvers, capacity reservation, backup image',
    );
    expect(answer).toContain(
      '*Maintenance window night:* `0 2 \u200b* \u200b* \u200b*` for 3 h, Asia/Seoul',
    );
  });

  it('an answer is shared with the channel by its button', async () => {
    await environment.query(BOB.id, 'savings');
    await environment.pressAnswer(BOB.id, 'share');
    await environment.settled();
    const last = environment.slack.messages().at(-1);
    expect(last).toMatchObject({
      channel: CHANNEL.id,
      text: expect.stringMatching(/^Saving \$[\d,]+ a month so far$/),
    });
    expect(last?.onlyFor).toBeUndefined();
    expect(JSON.stringify(last?.blocks)).not.toContain('"share"');
  });

  it('instance tells the eight things it was launched with, its states, and what a stop does', async () => {
    const { instanceId } = environment.instanceCalled('search-index-1').seed;
    const answer = await environment.query(BOB.id, `instance ${instanceId}`);
    expect(answer).toMatch(/\*AMI:\* ami-\w+ \(.* by amazon\), Linux\/UNIX, x86\u200b_64, hvm, /);
    expect(answer).toMatch(
      /\*Type:\* r5\.4xlarge, memory optimized, generation 5, Intel, 16 vCPU, 128 GiB/,
    );
    expect(answer).toMatch(/\*Network:\* vpc-\w+, subnet-\w+, 1 interface: /);
    expect(answer).toContain('*Role:* instance profile search-prod');
    expect(answer).toMatch(/\*User data:\* \d+ bytes; runs only at the first boot/);
    expect(answer).toMatch(/\*Storage:\* root on ebs; EBS /);
    expect(answer).toMatch(/\*Security groups:\* search-prod\n\*Key pair:\* search-prod/);
    expect(answer).toMatch(
      /Running: \*\$[\d,]+\* a month.*Stopped: \*\$\d+\* a month.*Terminated: \*\$0\*/s,
    );
    expect(answer).toMatch(/Keeps its ID.*the data on .*\nLoses its memory/s);
    const types = environment.slack
      .messages()
      .findLast(({ onlyFor }) => onlyFor === BOB.id)?.blocks;
    expect(types?.map(({ type }) => type)).toContain('data_visualization');
  });
});

async function home(userId: string): Promise<string> {
  await environment.slack.openHome(userId);
  await environment.settled();
  return JSON.stringify(environment.slack.home(userId)?.blocks);
}

/** The rows of the table that this user was shown last, without its heading. */
function lastTable(userId: string): readonly (readonly { readonly value?: number }[])[] {
  const message = environment.slack.messages().findLast(({ onlyFor }) => onlyFor === userId);
  const rows = message?.blocks.find(({ type }) => type === 'data_table')?.rows;
  return Array.isArray(rows) ? rows.slice(1) : [];
}
