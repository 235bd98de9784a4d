import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeHistory } from '../../lib/domain/changeHistory.ts';
import { countDismissals } from '../../lib/domain/dismissReason.ts';
import { err } from '../../lib/domain/result.ts';
import type { SuggestionRecord } from '../../lib/domain/suggestionRecord.ts';
import { firstSeen } from '../../lib/domain/suggestionTransition.ts';
import { alarmMessage } from '../../lib/slack/views/alarmMessage.ts';
import { assignedMessage } from '../../lib/slack/views/assignedMessage.ts';
import { assignModal } from '../../lib/slack/views/assignModal.ts';
import { confirmModal } from '../../lib/slack/views/confirmModal.ts';
import { detailsModal } from '../../lib/slack/views/detailsModal.ts';
import { dismissModal } from '../../lib/slack/views/dismissModal.ts';
import { historyMessage } from '../../lib/slack/views/historyMessage.ts';
import { instanceMessage } from '../../lib/slack/views/instanceMessage.ts';
import { newsMessage } from '../../lib/slack/views/newsMessage.ts';
import { openMessage } from '../../lib/slack/views/openMessage.ts';
import { progressMessage } from '../../lib/slack/views/progressMessage.ts';
import { reportMessage } from '../../lib/slack/views/reportMessage.ts';
import { snoozeModal } from '../../lib/slack/views/snoozeModal.ts';
import { validateBlocks } from '../../local/slack/blockKit.ts';
import { anObservation } from '../builders/anObservation.ts';
import { AT, anApproval, aSuggestion } from '../builders/aSuggestion.ts';
import { PROD } from '../slack/someRecords.ts';

const A_NAME = 10_000;

/** Ten kilobytes of what somebody who may tag an instance could write to be heard as Trimtab. */
const hostileNames = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<!channel>',
        '<!here|here>',
        '<!everyone>',
        '<@U0CEO>',
        '<#C0SECRET>',
        '<https://evil.example|Approve>',
        'https://evil.example',
        '<!subteam^S0ALL>',
        '<!date^1^{date}|x>',
        '&lt;!channel&gt;',
        '*bold*',
        '`code`',
        '\n> quote',
        '\u202e',
        '🚀',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '')
  .map((text) => text.repeat(Math.ceil(A_NAME / text.length)));

/** Every view that says the name of an instance, its tags, or a note that somebody wrote. */
function viewsOf(
  name: string,
): readonly { readonly kind: 'message' | 'modal'; readonly blocks: unknown }[] {
  const base = firstSeen(
    aSuggestion({ name, tags: { trimtab: 'managed', [name]: name }, planHash: '0123456789abcdef' }),
    AT,
  );
  const approval = anApproval({ planHash: '0123456789abcdef' });
  const running: SuggestionRecord = {
    ...base,
    state: {
      kind: 'resizing',
      approval,
      phase: 'stop',
      progress: [{ step: 'Stop', status: 'running', detail: name }],
    },
  };
  const dismissed: SuggestionRecord = {
    ...base,
    state: { kind: 'dismissed', by: approval.by, reason: 'other', note: name },
    history: [
      ...base.history,
      { at: AT, by: approval.by, to: 'dismissed', reason: 'other', note: name },
    ],
  };
  const instance = anObservation({ name, tags: { Name: name, owner: name } });
  const messages = [
    openMessage([base], 0, 'C0COSTS', { [PROD]: name }),
    assignedMessage(base, { [PROD]: name }),
    progressMessage(running),
    newsMessage(running, {
      kind: 'trouble',
      troubles: [{ sign: 'target health', sentence: name, since: AT }],
    }),
    alarmMessage(running, name, { users: [], userGroups: [] }),
    historyMessage(changeHistory([dismissed]), countDismissals([dismissed])),
    reportMessage([{ instance, cost: err(name) }], [{ by: 'tag', key: name, value: name }], AT),
    instanceMessage({
      instance,
      price: err({ kind: 'ambiguous', message: name, candidates: [name] }),
      side: undefined,
      suggestion: dismissed,
    }),
  ];
  const handling = { secondApprover: true, reserveCapacity: true, backUp: true, window: name };
  const modals = [
    confirmModal(base, { handling, opening: { from: AT, until: AT } }),
    detailsModal(dismissed, undefined, 'reading'),
    snoozeModal(base),
    dismissModal(base),
    assignModal(base),
  ];
  return [
    ...messages.flatMap(({ blocks, plain = [] }) => [
      { kind: 'message' as const, blocks },
      { kind: 'message' as const, blocks: plain },
    ]),
    ...modals.map(({ blocks }) => ({ kind: 'modal' as const, blocks })),
  ];
}

it('a name of ten kilobytes calls nobody, links to nothing and breaks no limit, in any view', () => {
  const ours = viewsOf('api-prod-1').map(({ blocks }) => markupIn(blocks));
  fc.assert(
    fc.property(hostileNames, (name) => {
      viewsOf(name).forEach(({ kind, blocks }, index) => {
        expect(validateBlocks(kind, blocks)).toEqual([]);
        // All markup of the view is there with a harmless name, too: none of it is the name's.
        expect(markupIn(blocks).filter((each) => ours[index]?.includes(each) !== true)).toEqual([]);
      });
    }),
    { numRuns: 1000 },
  );
}, 120_000);

it('and ends in … where it is cut', () => {
  const name = 'n'.repeat(A_NAME);
  for (const { blocks } of viewsOf(name)) {
    const text = JSON.stringify(blocks);
    if (text.includes('nnnn')) expect(text).toMatch(/n…/);
  }
});

/** All that Slack would make a link, a mention or a date of: in texts with markup, and in links of rich text. */
function markupIn(blocks: unknown): readonly string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (_, value) => {
    if (value !== null && typeof value === 'object') {
      if (value.type === 'mrkdwn') {
        expect(value.verbatim).toBe(true);
        found.push(
          ...String(value.text)
            .matchAll(/<[^>]*>?/g)
            .map(([text]) => text),
        );
      }
      if (['link', 'user', 'channel', 'broadcast', 'usergroup'].includes(value.type)) {
        found.push(JSON.stringify(value));
      }
    }
    return value;
  });
  return found;
}
