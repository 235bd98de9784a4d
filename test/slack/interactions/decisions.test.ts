import { afterEach, describe, expect, it } from 'vitest';
import { approve } from '../../../lib/domain/lifecycle/approve.ts';
import type { SuggestionRecord } from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord, refreshRecord } from '../../../lib/domain/lifecycle/triage.ts';
import { inEnglish, sentence } from '../../../lib/shared/message.ts';
import { changeMessage } from '../../../lib/slack/views/change/changeMessage.ts';
import { warningKey } from '../../../lib/slack/views/suggestion/approvalChoices.ts';
import { suggestionCard } from '../../../lib/slack/views/suggestion/suggestionCard.ts';
import { anApproval, aSuggestion } from '../../builders/aSuggestion.ts';
import { ENGLISH } from '../../builders/english.ts';
import { menuValue } from '../../worlds/menuValue.ts';
import { ADA, aBot } from '../aBot.ts';

const NOW = new Date().toISOString();
const PLAN = '0123456789abcdef';
const WARNING = {
  check: 'drift',
  verdict: 'warn',
  sentence: sentence('CloudFormation made it.'),
} as const;

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

function aRecord(preflight: SuggestionRecord['suggestion']['preflight'] = []): SuggestionRecord {
  return createRecord(aSuggestion({ planHash: PLAN, preflight }), NOW);
}

/** A bot whose card stands in a message of the channel; `remembered` when it is redrawn. */
async function aCard(
  record: SuggestionRecord,
  { remembered = true, startResize = async () => {} } = {},
) {
  const bot = await aBot([record], startResize);
  close = bot.close;
  const card = suggestionCard(record, 'card', {}, ENGLISH);
  const { ts = '' } = await bot.client.chat.postMessage({
    channel: 'C1',
    text: 'card',
    blocks: card,
  });
  if (remembered) {
    await bot.suggestions.save(record, {
      ...record,
      version: record.version + 1,
      message: { channel: 'C1', ts },
    });
  }
  const press = (action: string) => {
    const item = menuValue(card, action);
    return bot.slack.press(ADA, { messageTs: ts }, item === undefined ? action : 'more', item);
  };
  return { ...bot, press };
}

describe('a decision', () => {
  it('closes its dialog where the card that was pressed is drawn again', async () => {
    const bot = await aCard(aRecord());
    await bot.press('snooze');
    expect(await bot.send()).toEqual({ ok: true });
    expect(bot.isOpen()).toBe(false);
  });

  it.each([
    ['snooze', {}, /Snoozed by <@U1>, .*, until .*It will be suggested again then/],
    [
      'dismiss',
      { reason: 'mayNotStop' },
      /Dismissed by <@U1>, .*: It must not be stopped.*will not/,
    ],
    ['assign', { assignee: 'U1' }, /Assigned to <@U1> by <@U1>.*It stays open/],
    ['approve', {}, /Approved by <@U1>.*Starting now\..*in the thread of the digest/],
  ])(
    'elsewhere, %s says who, when and what happens next in its dialog',
    async (action, chosen, words) => {
      const bot = await aCard(aRecord(), { remembered: false });
      await bot.press(action);
      await bot.send(chosen);
      expect(bot.dialogText()).toMatch(words);
    },
  );

  it('in the thread of a card is said in the dialog, too: news are not drawn again', async () => {
    const record = aRecord();
    const bot = await aCard(record);
    const { ts = '' } = await bot.client.chat.postMessage({
      channel: 'C1',
      ...changeMessage(record, { kind: 'drift', reason: sentence('It was stopped.') }, ENGLISH),
    });
    const { blocks = [] } = bot.slack.messages().find((message) => message.ts === ts) ?? {};
    await bot.slack.press(ADA, { messageTs: ts }, 'more', menuValue(blocks, 'dismiss'));
    await bot.send({ reason: 'other' });
    expect(bot.dialogText()).toContain('Dismissed by');
  });
});

describe('Approve', () => {
  it('that could not be started says so, and leaves it open', async () => {
    const record = aRecord();
    const bot = await aCard(record, {
      startResize: () => Promise.reject(new Error('Lambda is away')),
    });
    await bot.press('approve');
    await bot.send();
    expect(bot.dialogText()).toContain(
      'The change could not be started. Nothing was changed. Approve it again in a minute.',
    );
    expect((await bot.stored(record)).state.kind).toBe('open');
  });

  it('shows a warning that came while its dialog was open, and takes it once it is ticked', async () => {
    const record = aRecord();
    const started: string[] = [];
    const bot = await aCard(record, {
      remembered: false,
      startResize: async ({ suggestion } = record) => void started.push(suggestion.id),
    });
    await bot.press('approve');
    await bot.suggestions.save(record, refreshRecord(record, aRecord([WARNING]).suggestion, NOW));
    await bot.send();
    expect(bot.dialogText()).toContain('New findings since you opened this dialog');
    expect(bot.dialogText()).toContain('CloudFormation made it.');
    expect(started).toEqual([]);
    expect((await bot.stored(record)).state.kind).toBe('open');
    await bot.send();
    expect((await bot.stored(record)).state.kind).toBe('approved');
    expect(started).toHaveLength(1);
  });

  it('shows a warning that says something else now', async () => {
    const record = aRecord([WARNING]);
    const bot = await aCard(record);
    await bot.press('approve');
    const now = await bot.stored(record);
    const other = { ...WARNING, sentence: sentence('Terraform made it.') };
    await bot.suggestions.save(now, refreshRecord(now, aRecord([other]).suggestion, NOW));
    await bot.send();
    expect(bot.dialogText()).toContain('Terraform made it.');
    expect((await bot.stored(record)).state.kind).toBe('open');
  });

  it('says why it can not be, where a check blocks it since its dialog was opened', async () => {
    const record = aRecord();
    const bot = await aCard(record);
    await bot.press('approve');
    const now = await bot.stored(record);
    const block = {
      check: 'room',
      verdict: 'block',
      sentence: sentence('It does not fit.'),
    } as const;
    await bot.suggestions.save(now, refreshRecord(now, aRecord([WARNING, block]).suggestion, NOW));
    await bot.send();
    expect(bot.dialogText()).toContain('A check now blocks this change.');
    expect((await bot.stored(record)).state.kind).toBe('open');
  });

  it('quotes the name of others in a block without its markup', async () => {
    const record = aRecord();
    const bot = await aCard(record);
    await bot.press('approve');
    const now = await bot.stored(record);
    const hostile = sentence('It is in {group}.', { group: '<https://evil.example|Approve>' });
    const block = { check: 'placement', verdict: 'block', sentence: hostile } as const;
    await bot.suggestions.save(now, refreshRecord(now, aRecord([block]).suggestion, NOW));
    await bot.send();
    expect(bot.dialogText()).toContain('This cannot be approved.');
    expect(bot.dialogText()).not.toContain('<https://evil.example');
  });

  it('is not taken while a warning is not ticked', async () => {
    const record = aRecord([WARNING, { ...WARNING, check: 'burst' }]);
    const bot = await aCard(record);
    await bot.press('approve');
    expect(await bot.send({ 'warnings-0': [warningKey(WARNING)] })).toEqual({
      ok: false,
      errors: { 'warnings-0': 'Accept every warning, or close this dialog.' },
    });
    expect((await bot.stored(record)).state.kind).toBe('open');
  });
});

describe('Cancel', () => {
  const approved = () => {
    const made = approve(
      aRecord(),
      anApproval({ planHash: PLAN, by: { kind: 'user', id: ADA } }),
      PLAN,
      false,
    );
    if (!made.ok) throw new Error(inEnglish(made.error.message));
    return made.value;
  };

  it('on the App Home draws it anew', async () => {
    const bot = await aCard(approved());
    await bot.client.views.publish({
      user_id: ADA,
      view: { type: 'home', blocks: suggestionCard(approved(), 'plain', {}, ENGLISH) },
    });
    await bot.slack.press(ADA, { viewId: bot.slack.home(ADA)?.id ?? '' }, 'cancel');
    expect(bot.asked).toMatchObject([{ kind: 'show', homeOf: { userId: ADA } }]);
    expect((await bot.stored(approved())).state.kind).toBe('open');
  });

  it('in an answer that is not drawn again says what it did', async () => {
    const bot = await aCard(approved(), { remembered: false });
    await bot.press('cancel');
    expect(bot.slack.messages().at(-1)).toMatchObject({
      onlyFor: ADA,
      text: expect.stringMatching(/Cancelled by <@U1>, .*Nothing was changed\./),
    });
  });
});
