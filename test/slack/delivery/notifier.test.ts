import { afterEach, expect, it } from 'vitest';
import type { Configuration } from '../../../lib/config/config.ts';
import type { Digest } from '../../../lib/domain/digest/digest.ts';
import type { SuggestionRecord } from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import { assign, createRecord, dismiss } from '../../../lib/domain/lifecycle/triage.ts';
import type { SuggestionId } from '../../../lib/domain/suggestions/suggestion.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { slackClient } from '../../../lib/slack/app/slackClient.ts';
import { createMembers } from '../../../lib/slack/auth/members.ts';
import { createNotifier } from '../../../lib/slack/delivery/notifier.ts';
import { unsupportedBlocksStore } from '../../../lib/store/cache/unsupportedBlocksStore.ts';
import { digestStore } from '../../../lib/store/digestStore.ts';
import { suggestionStore } from '../../../lib/store/suggestionStore.ts';
import { threadStore } from '../../../lib/store/threadStore.ts';
import { aDigest } from '../../builders/aDigest.ts';
import { AT, anApproval, aSuggestion } from '../../builders/aSuggestion.ts';
import { memoryTable } from '../../builders/memoryTable.ts';
import { aLocalSlack } from '../../local/slack/aLocalSlack.ts';

const ALICE = { kind: 'user', id: 'U1' } as const;
const CHANNEL = 'C1';
const SLACK: Configuration['slack'] = {
  teamId: 'T1',
  channel: CHANNEL,
  language: 'en',
  approvers: { users: ['U1'], userGroups: [] },
};

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

it('the first draft of a day stays while it is posted', async () => {
  const digests = digestStore(memoryTable());
  await digests.putDraft(aDigestOf([aRecord('api')]));
  await digests.putDraft(aDigestOf([aRecord('other')]));
  const draft = await digests.getDraft({ to: CHANNEL, date: '2026-11-23' });
  expect(draft?.top[0]?.suggestion.name).toBe('api');
});

it('what was pressed before it was known where the card is, is drawn on it', async () => {
  const { notifier, digests, suggestions, text } = await aChannel([aRecord('api')]);
  const draft = { to: CHANNEL, date: '2026-11-23' };
  const message = await notifier.postDigest(draft);
  const [record] = (await digests.getDraft(draft))?.top ?? [];
  if (record === undefined) throw new Error('there is no record');
  await suggestions.save(record, dismissed(record));
  await notifier.recordDigest(draft, message);
  expect(text(message.ts)).toContain('Dismissed by <@U1>');
});

it('two presses in one digest both stand on it, whichever is drawn last', async () => {
  const { notifier, suggestions, text, onUpdate } = await aChannel([aRecord('api'), aRecord('db')]);
  const draft = { to: CHANNEL, date: '2026-11-23' };
  const message = await notifier.postDigest(draft);
  await notifier.recordDigest(draft, message);
  const [api, db] = await Promise.all(['api', 'db'].map((name) => find(suggestions, name)));
  if (api === undefined || db === undefined) throw new Error('a record is missing');
  await suggestions.save(api, dismissed(api));
  // The other press comes while the first is being drawn: its card was read before.
  onUpdate(async () => void (await suggestions.save(db, dismissed(db))));
  await notifier.show(dismissed(api));
  expect(text(message.ts).match(/Dismissed by/g)).toHaveLength(2);
});

it('the card in a direct message is drawn again after a decision', async () => {
  const { notifier, suggestions, slack, text } = await aChannel([aRecord('api')]);
  const before = await find(suggestions, 'api');
  const assigned = before && assign(before, ALICE, 'U1', AT);
  if (before === undefined || assigned?.ok !== true) throw new Error('it was not assigned');
  await suggestions.save(before, assigned.value);
  await notifier.sendToAssignee(assigned.value);
  const told = slack.messages().at(-1);
  const now = await find(suggestions, 'api');
  if (now === undefined) throw new Error('a record is missing');
  expect(now.directMessage).toEqual({ channel: 'D1', ts: told?.ts });
  await suggestions.save(now, dismissed(now));
  await notifier.show(dismissed(now));
  expect(text(told?.ts ?? '')).toContain('Dismissed by <@U1>');
  expect(text(told?.ts ?? '')).not.toContain('Approve…');
});

it.each([
  ['2026-11-23T08:00:00.001Z', true],
  [AT, false],
])('a card whose change can go back until %s has its button until then', async (until, has) => {
  const { notifier, suggestions, text } = await aChannel([aRecord('api')]);
  const draft = { to: CHANNEL, date: '2026-11-23' };
  const message = await notifier.postDigest(draft);
  await notifier.recordDigest(draft, message);
  const record = await find(suggestions, 'api');
  if (record === undefined) throw new Error('a record is missing');
  const rollback = { id: aRecord('back').suggestion.id, until };
  const run = { approval: anApproval(), progress: [], at: AT, finalType: 'm7i.large' };
  const done = { ...record, state: { kind: 'done', ...run, rollback } } as const;
  await suggestions.save(record, done);
  await notifier.show(done);
  expect(text(message.ts)).toContain('healthy on m7i.large');
  expect(text(message.ts).includes('Roll back…')).toBe(has);
});

async function aChannel(top: readonly SuggestionRecord[]) {
  const local = await aLocalSlack();
  close = local.close;
  const { slack } = local;
  const [suggestions, digests] = [suggestionStore(memoryTable()), digestStore(memoryTable())];
  for (const record of top) await suggestions.create(record);
  await digests.putDraft(aDigestOf(top));
  const client = slackClient('xoxb-local', slack.apiUrl);
  let meanwhile = async () => {};
  const update = client.chat.update;
  client.chat.update = async (message) => {
    const once = meanwhile;
    meanwhile = async () => {};
    await once();
    return update(message);
  };
  const notifier = createNotifier({
    client,
    slack: SLACK,
    accountNames: {},
    now: () => new Date(AT),
    digests,
    suggestions,
    threads: threadStore(memoryTable()),
    unsupportedBlocks: unsupportedBlocksStore(memoryTable()),
    members: createMembers(SLACK, () => new Date(AT)),
  });
  const text = (ts: string) =>
    JSON.stringify(slack.messages().find((message) => message.ts === ts)?.blocks);
  const onUpdate = (then: () => Promise<void>) => {
    meanwhile = then;
  };
  return { notifier, digests, suggestions, slack, text, onUpdate };
}

function aRecord(name: string): SuggestionRecord {
  const id = Buffer.from(name.padEnd(6)).toString('hex') as SuggestionId;
  return createRecord(aSuggestion({ id, name, planHash: '0123456789abcdef' }), AT);
}

function find(suggestions: ReturnType<typeof suggestionStore>, name: string) {
  const { suggestion } = aRecord(name);
  return suggestions.get(suggestion.instance.account, suggestion.id);
}

function dismissed(record: SuggestionRecord): SuggestionRecord {
  const made = dismiss(record, ALICE, { reason: 'atPeaks', note: '' }, AT);
  if (!made.ok) throw new Error(inEnglish(made.error.message));
  return made.value;
}

function aDigestOf(records: readonly SuggestionRecord[]): Digest {
  return aDigest({ to: CHANNEL, records });
}
