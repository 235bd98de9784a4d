import type { WebClient } from '@slack/web-api';
import { afterEach, expect, it } from 'vitest';
import { parseConfiguration } from '../../lib/config/loadConfiguration.ts';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import type { ProgressStep } from '../../lib/domain/resize/progress.ts';
import { inEnglish, sentence } from '../../lib/shared/message.ts';
import { microUsd, NO_MONEY } from '../../lib/shared/money.ts';
import { err, ok } from '../../lib/shared/result.ts';
import { slackClient } from '../../lib/slack/app/slackClient.ts';
import { reportMessage } from '../../lib/slack/commands/report/message.ts';
import { progressMessage } from '../../lib/slack/views/change/progressMessage.ts';
import { homeBlocks } from '../../lib/slack/views/digest/homeBlocks.ts';
import { detailsModal } from '../../lib/slack/views/suggestion/detailsModal.ts';
import { anInstance } from '../builders/anInstance.ts';
import { AT, anApproval, aSuggestion } from '../builders/aSuggestion.ts';
import { ENGLISH } from '../builders/english.ts';
import { typeSpecs } from '../builders/typeSpecs.ts';
import { aLocalSlack } from '../local/slack/aLocalSlack.ts';
import { type OpenPage, openPage } from './page.ts';

let opened: OpenPage | undefined;
let closeSlack: (() => Promise<void>) | undefined;

afterEach(async () => {
  await opened?.close();
  await closeSlack?.();
});

const STEPS: readonly ProgressStep[] = [
  { step: sentence('Check everything again'), status: 'done' },
  { step: sentence('Stop it'), status: 'running', detail: sentence('for 12 seconds') },
  { step: sentence('Change the type to m7i.large'), status: 'pending' },
  {
    step: sentence('Wait for the status checks'),
    status: 'failed',
    detail: sentence('impaired'),
  },
];
const RECORD = createRecord(aSuggestion({ planHash: '0123456789abcdef' }), AT);
const RUNNING = {
  ...RECORD,
  state: {
    kind: 'resizing' as const,
    approval: anApproval({ by: { kind: 'user', id: 'U1' } }),
    phase: 'stop' as const,
    progress: STEPS,
  },
};

it('draws the plan of a change: its title, and each step with its state', async () => {
  const { page } = await show((client) =>
    client.chat.postMessage({ channel: 'C1', ...progressMessage(RUNNING, ENGLISH) }),
  );
  const message = page.locator('article');
  await message.getByText('api-prod-1: m5.xlarge → m7i.large').waitFor();
  for (const { step, detail } of STEPS) {
    await message.getByText(inEnglish(step), { exact: true }).waitFor();
    if (detail !== undefined) await message.getByText(inEnglish(detail)).waitFor();
  }
  await look(page, 'plan');
});

it('draws a report as a table with its heading, and figures to the right', async () => {
  const rows = ['api', 'db', '<!channel> & *bold*'].map((name, index) => ({
    instance: anInstance({ name }),
    cost: index === 2 ? err(sentence('Two prices.')) : ok(microUsd(70_000_000 * (index + 1))),
  }));
  const { page } = await show((client) =>
    client.chat.postMessage({ channel: 'C1', ...reportMessage(rows, [], AT, '', ENGLISH) }),
  );
  const table = page.locator('table');
  await table.waitFor();
  expect(await table.locator('th').allTextContents()).toEqual([
    'Name',
    'Instance',
    'Type',
    'State and Region',
    'Monthly cost',
  ]);
  expect(await table.locator('tbody tr').count()).toBe(3);
  expect(await table.locator('td.number').allTextContents()).toEqual(['$70', '$140']);
  expect(await table.textContent()).toContain('<!channel> & *bold*');
  const [inside, around] = await Promise.all([
    table.evaluate(({ scrollWidth }) => scrollWidth),
    page.locator('.messages').evaluate(({ clientWidth }) => clientWidth),
  ]);
  expect(inside).toBeLessThanOrEqual(around);
  await look(page, 'data-table');
});

it('draws the App Home: suggestions with their buttons, what runs with its progress, the settings', async () => {
  const parsed = parseConfiguration(
    `slack: { teamId: T1, channel: C1, approvers: { users: [U1] } }
accounts: [{ id: "111122223333", name: prod }]`,
    'the test',
  );
  if (!parsed.ok) throw new Error(parsed.error);
  const blocks = homeBlocks(
    {
      mine: [RECORD],
      pending: [],
      running: [RUNNING],
      savings: { monthly: NO_MONEY, earned: NO_MONEY, days: [] },
      ledger: [],
      config: parsed.value,
      isApprover: true,
      accountNames: { [RECORD.suggestion.instance.account]: 'prod' },
    },
    'card',
    ENGLISH,
  );
  const { page } = await show((client) =>
    client.views.publish({ user_id: 'U1', view: { type: 'home', blocks } }),
  );
  await page.getByRole('button', { name: 'Trimtab: Home' }).click();
  const home = page.locator('.home');
  await home.getByText('My suggestions').waitFor();
  expect(await home.getByRole('button').allTextContents()).toEqual([
    'Approve…',
    'Details',
    'Details',
    'Refresh',
  ]);
  expect(await home.getByRole('combobox').locator('option').allTextContents()).toEqual([
    '•••',
    'Snooze…',
    'Dismiss…',
    'Assign…',
  ]);
  expect(await home.textContent()).toContain('▰▱▱▱ 1 of 4 steps done');
  expect(await home.textContent()).toContain('Change them in trimtab.yml');
  await look(page, 'home');
});

it('draws the details: the bars of each metric below each other, the ways to buy, the history', async () => {
  const days = Array.from({ length: 14 }, (_, day) => ({
    date: `2026-11-${10 + day}`,
    cpu: day * 4,
    memory: 60,
  }));
  const read = {
    peaks: { days },
    from: typeSpecs({ instanceType: 'm5.xlarge', vcpus: 4, memoryMiB: 16_384 }),
    to: typeSpecs({ vcpus: 2, memoryMiB: 8192 }),
    bought: err(sentence('No price is known.')),
  };
  const view = detailsModal(RECORD, undefined, read, ENGLISH);
  const { page, received, client } = await show((web) =>
    web.chat.postMessage({
      channel: 'C1',
      text: 'x',
      blocks: [{ type: 'actions', elements: [DETAILS] }],
    }),
  );
  await page.getByRole('button', { name: 'Details' }).click();
  await expect.poll(received).toHaveLength(1);
  const { trigger_id } = JSON.parse(received()[0]?.fields.get('payload') ?? '{}');
  await client.views.open({ trigger_id, view });
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Saving').waitFor();
  await look(page, 'details');
  const bars = (await dialog.locator('code').first().textContent()) ?? '';
  const starts = bars
    .split('\n')
    .filter((line) => /[▁▂▃▄▅▆▇█]/.test(line))
    .map((line) => line.search(/[▁▂▃▄▅▆▇█]/));
  expect(starts).toHaveLength(4);
  expect(new Set(starts).size).toBe(1);
  expect(await dialog.textContent()).toContain('No price is known.');
  expect(await dialog.textContent()).toContain('History');
  await look(page, 'details');
});

const DETAILS = {
  type: 'button',
  action_id: 'details',
  text: { type: 'plain_text', text: 'Details' },
} as const;

async function show(post: (client: WebClient) => Promise<unknown>) {
  const { slack, app, close } = await aLocalSlack();
  closeSlack = close;
  const client = slackClient('xoxb-local', slack.apiUrl);
  await post(client);
  opened = await openPage(slack.url);
  return { page: opened.page, client, received: () => app.received };
}

/** For people who want to see it: `LOOK=a-folder npm run test:browser`. */
async function look(page: OpenPage['page'], name: string): Promise<void> {
  const folder = process.env.LOOK;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
