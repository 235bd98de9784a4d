import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditTrail } from '../../lib/domain/lifecycle/auditTrail.ts';
import { countDismissals } from '../../lib/domain/lifecycle/countDismissals.ts';
import type { SuggestionRecord } from '../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import { sentence } from '../../lib/shared/message.ts';
import { err } from '../../lib/shared/result.ts';
import { historyMessage } from '../../lib/slack/commands/history/message.ts';
import { instanceMessage } from '../../lib/slack/commands/instance/message.ts';
import { openMessage } from '../../lib/slack/commands/open/message.ts';
import { reportMessage } from '../../lib/slack/commands/report/message.ts';
import { type Language, translatorFor } from '../../lib/slack/i18n/translator.ts';
import { alertMessage } from '../../lib/slack/views/change/alertMessage.ts';
import { changeMessage } from '../../lib/slack/views/change/changeMessage.ts';
import { progressMessage } from '../../lib/slack/views/change/progressMessage.ts';
import { assignedMessage } from '../../lib/slack/views/suggestion/assignedMessage.ts';
import { assignModal } from '../../lib/slack/views/suggestion/assignModal.ts';
import { confirmModal } from '../../lib/slack/views/suggestion/confirmModal.ts';
import { detailsModal } from '../../lib/slack/views/suggestion/detailsModal.ts';
import { dismissModal } from '../../lib/slack/views/suggestion/dismissModal.ts';
import { snoozeModal } from '../../lib/slack/views/suggestion/snoozeModal.ts';
import { validateBlocks } from '../../local/slack/blockKit/blockKit.ts';
import { anInstance } from '../builders/anInstance.ts';
import { AT, anApproval, aSuggestion } from '../builders/aSuggestion.ts';
import { cases } from '../cases.ts';
import { PROD } from '../slack/someRecords.ts';

const A_NAME = 10_000;

/** Ten kilobytes of what a user who may tag an instance could write to speak as Trimtab. */
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

/** Every view that says the name of an instance, its tags, or a note of a user. */
function viewsOf(
  name: string,
  language: Language,
): readonly { readonly kind: 'message' | 'modal'; readonly blocks: unknown }[] {
  const said = sentence('{name}', { name });
  const base = createRecord(
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
      progress: [{ step: sentence('Stop'), status: 'running', detail: said }],
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
  const instance = anInstance({ name, tags: { Name: name, owner: name } });
  const messages = [
    openMessage([base], 0, 'C0COSTS', { [PROD]: name }, language),
    assignedMessage(base, { [PROD]: name }, language),
    progressMessage(running, language),
    changeMessage(
      running,
      { kind: 'healthIssues', issues: [{ signal: 'target health', sentence: said, since: AT }] },
      language,
    ),
    alertMessage(running, said, { users: [], userGroups: [] }, language),
    historyMessage(auditTrail([dismissed]), countDismissals([dismissed]), [], undefined, language),
    reportMessage(
      [{ instance, cost: err(said) }],
      [{ by: 'tag', key: name, value: name }],
      AT,
      '',
      language,
    ),
    instanceMessage(
      {
        instance,
        price: err({ kind: 'ambiguous', message: said, candidates: [name] }),
        side: undefined,
        suggestion: dismissed,
        accountNames: { [PROD]: name },
      },
      language,
    ),
  ];
  const changePolicy = { secondApprover: true, reserveCapacity: true, backUp: true, window: name };
  const modals = [
    confirmModal(base, { changePolicy, opening: { from: AT, until: AT } }, [], language),
    detailsModal(dismissed, undefined, 'reading', language),
    snoozeModal(base, language),
    dismissModal(base, language),
    assignModal(base, language),
  ];
  return [
    ...messages.flatMap(({ blocks, plain = [] }) => [
      { kind: 'message' as const, blocks },
      { kind: 'message' as const, blocks: plain },
    ]),
    ...modals.map(({ blocks }) => ({ kind: 'modal' as const, blocks })),
  ];
}

describe.each(['en', 'ko'] as const)('a name of ten kilobytes in %s', async (code) => {
  const language = await translatorFor(code);

  it('mentions no user, links to nothing and breaks no limit, in any view', () => {
    const ours = viewsOf('api-prod-1', language).map(({ blocks }) => markupIn(blocks));
    fc.assert(
      fc.property(hostileNames, (name) => {
        viewsOf(name, language).forEach(({ kind, blocks }, index) => {
          expect(validateBlocks(kind, blocks)).toEqual([]);
          // All markup of the view is there with a harmless name, too: none of it is the name's.
          expect(markupIn(blocks).filter((each) => ours[index]?.includes(each) !== true)).toEqual(
            [],
          );
        });
      }),
      { numRuns: cases(1000) },
    );
  }, 120_000);

  it('ends in … where it is cut', () => {
    const name = 'n'.repeat(A_NAME);
    for (const { blocks } of viewsOf(name, language)) {
      const text = JSON.stringify(blocks);
      if (text.includes('nnnn')) expect(text).toMatch(/n…/);
    }
  });
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
