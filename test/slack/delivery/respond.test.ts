import { expect, test } from 'vitest';
import { type MessageView, section } from '../../../lib/slack/blockKit/blocks.ts';
import { lineChart } from '../../../lib/slack/blockKit/chart.ts';
import { respond } from '../../../lib/slack/delivery/respond.ts';
import { unsupportedBlocksStore } from '../../../lib/store/cache/unsupportedBlocksStore.ts';
import { ENGLISH } from '../../builders/english.ts';
import { memoryTable } from '../../builders/memoryTable.ts';
import { aLocalSlack } from '../../local/slack/aLocalSlack.ts';

const CHART = lineChart({
  title: 'Cost by commitment',
  xLabel: '$ an hour',
  yLabel: '$ a month',
  categories: ['0.00', '1.00'],
  series: [{ name: 'With the plans', values: [10, 8] }],
});

const ANSWER: MessageView = {
  text: 'A plan',
  blocks: [CHART],
  plain: [section('0.00: 10, 1.00: 8')],
};

test('a workspace that takes charts gets one', async () => {
  const { shown, close } = await answered({});
  expect(shown).toEqual(['data_visualization']);
  await close();
});

test('one that refuses them gets the plain form, and is not asked again that day', async () => {
  const { shown, close, again } = await answered({ oldWorkspace: true });
  expect(shown).toEqual(['section']);
  expect(await again()).toEqual(['section']);
  await close();
});

test('a message that is too long goes out in its plain form, and the next one as it is', async () => {
  const { slack, deps, url, close } = await asked({});
  const long: MessageView = {
    ...ANSWER,
    blocks: [CHART, ...Array(5).fill(section('x'.repeat(3000)))],
  };
  const shown = async (view: MessageView) => {
    await respond(await url(), async () => view, deps);
    return slack
      .messages()
      .at(-1)
      ?.blocks.map(({ type }) => type);
  };
  expect(await shown(long)).toEqual(['section']);
  expect(await shown(ANSWER)).toEqual(['data_visualization']);
  await close();
});

test('what is wrong otherwise is told to the asker, and thrown', async () => {
  const { slack, deps, url, close } = await asked({});
  const broken = respond(
    await url(),
    async () => {
      throw new Error('no bucket');
    },
    deps,
  );
  await expect(broken).rejects.toThrow('no bucket');
  expect(slack.messages().at(-1)?.text).toContain('Something went wrong');
  await close();
});

async function answered(options: { readonly oldWorkspace?: boolean }) {
  const { slack, deps, url, close } = await asked(options);
  const answer = async () => {
    await respond(await url(), async () => ANSWER, deps);
    return slack
      .messages()
      .at(-1)
      ?.blocks.map(({ type }) => type);
  };
  return { shown: await answer(), again: answer, close };
}

async function asked(options: { readonly oldWorkspace?: boolean }) {
  const { slack, app, close } = await aLocalSlack(options);
  const now = () => new Date('2026-11-23T08:00:00Z');
  const url = async () => {
    await slack.slashCommand('U1', 'plan');
    return app.received.at(-1)?.fields.get('response_url') ?? '';
  };
  const sendFile = async () => {};
  return {
    slack,
    deps: {
      now,
      language: ENGLISH,
      inPlace: true,
      shared: false,
      unsupportedBlocks: unsupportedBlocksStore(memoryTable()),
      sendFile,
    },
    url,
    close,
  };
}
