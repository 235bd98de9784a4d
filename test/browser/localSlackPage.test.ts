import { WebClient } from '@slack/web-api';
import { afterEach, expect, it } from 'vitest';
import { aLocalSlack } from '../local/slack/aLocalSlack.ts';
import { type OpenPage, openPage } from './page.ts';

let opened: OpenPage | undefined;
let closeSlack: (() => Promise<void>) | undefined;

afterEach(async () => {
  await opened?.close();
  await closeSlack?.();
});

it('shows a message, asks before a press, and sends it to the app', async () => {
  const { slack, app, close } = await aLocalSlack();
  closeSlack = close;
  const client = new WebClient('xoxb-local', { slackApiUrl: slack.apiUrl });
  const plain = (text: string) => ({ type: 'plain_text', text }) as const;
  await client.chat.postMessage({
    channel: 'C1',
    text: 'hi',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: '*api-prod-3* <@U1> &lt;b&gt;' } },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'approve',
            text: plain('Approve'),
            confirm: {
              title: plain('Sure?'),
              text: plain('It stops.'),
              confirm: plain('Yes'),
              deny: plain('No'),
            },
          },
        ],
      },
    ],
  });
  opened = await openPage(slack.url);
  const { page } = opened;
  await page.getByText('api-prod-3').waitFor();
  expect(await page.locator('article').textContent()).toContain('<b>');
  await page.getByRole('button', { name: 'Approve' }).click();
  expect(app.received).toHaveLength(0);
  await page.getByRole('button', { name: 'Yes' }).click();
  await expect.poll(() => app.received.length).toBe(1);
});
