import { afterEach, expect, it } from 'vitest';
import { slackClient } from '../../lib/slack/app/slackClient.ts';
import { lineChart } from '../../lib/slack/blockKit/chart.ts';
import { aLocalSlack } from '../local/slack/aLocalSlack.ts';
import { type OpenPage, openPage } from './page.ts';

let opened: OpenPage | undefined;
let closeSlack: (() => Promise<void>) | undefined;

afterEach(async () => {
  await opened?.close();
  await closeSlack?.();
});

it('draws a chart with its title, its lines, its points and its legend', async () => {
  const { slack, close } = await aLocalSlack();
  closeSlack = close;
  const categories = Array.from({ length: 13 }, (_, index) => index.toFixed(2));
  const series = [
    { name: 'With the plans', values: categories.map((_, index) => 100 + (index - 6) ** 2) },
    { name: 'On demand', values: categories.map(() => 136) },
  ];
  const title = 'Cost by commitment';
  await slackClient('xoxb-local', slack.apiUrl).chat.postMessage({
    channel: 'C1',
    text: title,
    blocks: [lineChart({ title, xLabel: '$ an hour', yLabel: '$ a month', categories, series })],
  });
  opened = await openPage(slack.url);
  const { page } = opened;
  const chart = page.locator('.chart');
  await chart.getByText(title).waitFor();
  expect(await chart.locator('polyline').count()).toBe(2);
  expect(await chart.locator('circle').count()).toBe(26);
  expect(await chart.locator('.legend').allTextContents()).toEqual([
    '● With the plans',
    '● On demand',
  ]);
  expect(await chart.locator('svg').getAttribute('aria-label')).toContain('On demand: 136');
});
