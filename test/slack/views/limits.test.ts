import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../../../lib/config/loadConfiguration.ts';
import type { CommitmentUtilization } from '../../../lib/domain/billing/commitmentUtilization.ts';
import type { Digest } from '../../../lib/domain/digest/digest.ts';
import { realizedSavings } from '../../../lib/domain/digest/realizedSavings.ts';
import { auditTrail } from '../../../lib/domain/lifecycle/auditTrail.ts';
import type { ChangeEvent } from '../../../lib/domain/lifecycle/changeEvent.ts';
import { countDismissals } from '../../../lib/domain/lifecycle/countDismissals.ts';
import { rollbackOfferOf } from '../../../lib/domain/lifecycle/rollbackOffer.ts';
import { isBlocked } from '../../../lib/domain/preflight/preflight.ts';
import { sentence } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import type { ReadError } from '../../../lib/shared/readError.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import type { MessageView } from '../../../lib/slack/blockKit/blocks.ts';
import { type CheckedChange, checkMessage } from '../../../lib/slack/commands/check/message.ts';
import { COMMANDS } from '../../../lib/slack/commands/commands.ts';
import { commitmentsMessage } from '../../../lib/slack/commands/commitments/message.ts';
import { findMessage } from '../../../lib/slack/commands/find/message.ts';
import { helpMessage } from '../../../lib/slack/commands/help/message.ts';
import { historyMessage } from '../../../lib/slack/commands/history/message.ts';
import { instanceMessage } from '../../../lib/slack/commands/instance/message.ts';
import { openMessage } from '../../../lib/slack/commands/open/message.ts';
import { reportMessage } from '../../../lib/slack/commands/report/message.ts';
import { savingsMessage } from '../../../lib/slack/commands/savings/message.ts';
import { withShare } from '../../../lib/slack/delivery/withShare.ts';
import type { Language } from '../../../lib/slack/i18n/translator.ts';
import { alertMessage } from '../../../lib/slack/views/change/alertMessage.ts';
import { changeMessage } from '../../../lib/slack/views/change/changeMessage.ts';
import { progressMessage } from '../../../lib/slack/views/change/progressMessage.ts';
import { digestDetails } from '../../../lib/slack/views/digest/digestDetails.ts';
import { digestMessage } from '../../../lib/slack/views/digest/digestMessage.ts';
import { homeBlocks } from '../../../lib/slack/views/digest/homeBlocks.ts';
import { settingsBlocks } from '../../../lib/slack/views/digest/settingsBlocks.ts';
import { warningKey, warningsOf } from '../../../lib/slack/views/suggestion/approvalChoices.ts';
import type { Execution } from '../../../lib/slack/views/suggestion/approvalSteps.ts';
import { assignedMessage } from '../../../lib/slack/views/suggestion/assignedMessage.ts';
import { assignModal } from '../../../lib/slack/views/suggestion/assignModal.ts';
import { confirmModal } from '../../../lib/slack/views/suggestion/confirmModal.ts';
import { decidedModal } from '../../../lib/slack/views/suggestion/decidedModal.ts';
import {
  type DetailsRead,
  detailsModal,
} from '../../../lib/slack/views/suggestion/detailsModal.ts';
import { dismissModal } from '../../../lib/slack/views/suggestion/dismissModal.ts';
import { snoozeModal } from '../../../lib/slack/views/suggestion/snoozeModal.ts';
import { suggestionCard } from '../../../lib/slack/views/suggestion/suggestionCard.ts';
import type { LedgerEntry } from '../../../lib/store/ledgerStore.ts';
import { elementsOf, isBlockList, validateBlocks } from '../../../local/slack/blockKit/blockKit.ts';
import { aKey, aPrice, aReservation, usd } from '../../builders/aFleetBill.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { AT, aKnownSaving, aSuggestion } from '../../builders/aSuggestion.ts';
import { typeSpecs } from '../../builders/typeSpecs.ts';
import { cases } from '../../cases.ts';
import {
  hostileSentence,
  hostileText,
  languages,
  manyRecords,
  PROD,
  records,
  VIRGINIA,
} from '../someRecords.ts';

/** Slack's limits by the validator of the local Slack, on whatever AWS and strangers may say, in each language. */
const APPROVERS = { users: ['U0ALICE'], userGroups: ['S0FINOPS'] };

const ways: fc.Arbitrary<Execution> = fc
  .record({
    secondApprover: fc.boolean(),
    reserveCapacity: fc.boolean(),
    backUp: fc.boolean(),
    window: fc.option(hostileText, { nil: undefined }),
    opens: fc.boolean(),
  })
  .map(({ window, opens, ...rest }) => ({
    changePolicy: { ...rest, ...(window === undefined ? {} : { window }) },
    opening: opens ? { from: AT, until: AT } : undefined,
  }));

describe('Slack takes', () => {
  it('every digest', () => {
    const sizes = fc.constantFrom(0, 1, 5, 10);
    const many = fc.constantFrom(0, 1, 5, 1000);
    fc.assert(
      fc.property(
        records,
        sizes,
        many,
        hostileText,
        languages,
        (record, top, errors, text, language) => {
          const shown = manyRecords(top, record);
          const digest = aDigest({ top: shown, errors, text });
          expectMessage(digestMessage(digest, shown, language));
          const details = digestDetails(digest, language);
          if (details !== undefined) expectMessage(details);
        },
      ),
    );
  });

  it('every page of the open suggestions, of ten thousand, too', () => {
    fc.assert(
      fc.property(
        records,
        fc.nat(20_000),
        fc.constantFrom(0, 1, 9, 10_000),
        languages,
        (record, offset, many, language) => {
          expectMessage(openMessage(manyRecords(many, record), offset, 'C0COSTS', {}, language));
        },
      ),
    );
  });

  it('every card in any state, the progress and the details of it', () => {
    fc.assert(
      fc.property(records, hostileText, languages, (record, text, language) => {
        for (const form of ['card', 'plain'] as const) {
          expectMessage({ text: 'card', blocks: suggestionCard(record, form, {}, language) });
        }
        expectMessage(assignedMessage(record, {}, language));
        expectModal(snoozeModal(record, language));
        expectModal(assignModal(record, language));
        expectMessage(progressMessage(record, language));
        for (const news of someNews(text)) {
          expectMessage(changeMessage(record, news, language));
        }
        expectMessage(alertMessage(record, hostileSentence(text), APPROVERS, language));
        expectModal(detailsModal(record, undefined, 'reading', language));
        expectModal(detailsModal(record, undefined, aRead(text), language));
        expectModal(dismissModal(record, language));
      }),
    );
  });

  it('every history, of nothing, of one and of ten thousand', () => {
    fc.assert(
      fc.property(
        records,
        fc.constantFrom(0, 1, 500, 10_000),
        languages,
        (record, many, language) => {
          const all = manyRecords(many, record);
          const view = historyMessage(
            auditTrail(all),
            countDismissals(all),
            SWITCHES.slice(0, many),
            undefined,
            language,
          );
          expectShared(view, 'history', language);
        },
      ),
    );
  });

  it('every dialog that asks for approval, with a tick for each warning', () => {
    fc.assert(
      fc.property(records, ways, languages, (record, how, language) => {
        fc.pre(record.suggestion.kind !== 'advice');
        const view = confirmModal(record, how, record.suggestion.preflight, language);
        expectModal(view);
        const ticks = elements(view.blocks).filter(({ action_id }) =>
          String(action_id).startsWith('warnings'),
        );
        const options = ticks.flatMap((element) =>
          Array.isArray(element.options) ? element.options : [],
        );
        expect(options.map(({ value }) => value)).toEqual(warningsOf(record).map(warningKey));
      }),
    );
  });

  it.each([0, 1, 99, 100, 1000, 10_000])('a report of %i instances', (count) => {
    fc.assert(
      fc.property(hostileText, languages, (name, language) => {
        const rows = Array.from({ length: count }, (_, index) => ({
          instance: anInstance({ name }),
          cost: index % 2 === 0 ? ok(microUsd(index)) : err(hostileSentence(name)),
        }));
        const filters = [{ by: 'tag' as const, key: name, value: name }];
        const view = reportMessage(rows, filters, count === 0 ? undefined : AT, '', language);
        expectShared(view, 'report', language);
      }),
      { numRuns: cases(25) },
    );
  });

  it('all about any instance', () => {
    fc.assert(
      fc.property(records, hostileText, languages, (suggestion, text, language) => {
        const many = Array.from({ length: 50 }, () => text);
        const instance = anInstance({
          name: text,
          tags: { owner: text },
          keyName: text,
          securityGroups: many.map((name) => ({ id: 'sg-1', name })),
          volumes: many.map((deviceName) => ({ volumeId: 'vol-1', deviceName })),
        });
        const price = err({
          kind: 'ambiguous' as const,
          message: hostileSentence(text),
          candidates: many,
        });
        const facts = { instance, price, side: undefined, suggestion, peaks: PEAKS };
        const accountNames = { [PROD]: text };
        const view = instanceMessage({ ...facts, accountNames }, language);
        expectShared(view, 'savings', language);
      }),
    );
  });

  it.each([0, 1, 500, 10_000])('the App Home with %i suggestions', (many) => {
    fc.assert(
      fc.property(
        records,
        hostileText,
        fc.boolean(),
        languages,
        (record, text, isApprover, language) => {
          const all = manyRecords(many, record);
          const home = {
            mine: all,
            pending: manyRecords(many, record, 'b'),
            running: manyRecords(many, record, 'c'),
            savings: realizedSavings(ledgerOf(many, text), AT, 30),
            ledger: ledgerOf(many, text),
            config: aConfiguration(text),
            isApprover,
            accountNames: { [PROD]: text },
          };
          for (const form of ['card', 'plain'] as const) {
            const blocks = homeBlocks(home, form, language);
            expect(validateBlocks('home', blocks)).toEqual([]);
            expectInert(mrkdwnOf(blocks));
          }
        },
      ),
      { numRuns: cases(15) },
    );
  });

  it('the settings, however they are named', () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), languages, (text, isApprover, language) => {
        const blocks = settingsBlocks(aConfiguration(text), isApprover, language);
        expectMessage({ text: 'settings', blocks });
      }),
    );
  });

  it.each([0, 1, 100, 10_000])('the savings of %i changes', (many) => {
    fc.assert(
      fc.property(hostileText, languages, (text, language) => {
        const ledger = ledgerOf(many, text);
        const view = savingsMessage(realizedSavings(ledger, AT, 20), ledger, language);
        expectShared(view, 'savings', language);
      }),
      { numRuns: cases(15) },
    );
  });

  it('every check of a change', () => {
    fc.assert(
      fc.property(
        records,
        hostileText,
        fc.integer({ min: -9e12, max: 9e12 }),
        languages,
        (record, text, list, language) => {
          const price = aPrice(aKey('m5.large'));
          const message = hostileSentence(text);
          const noPrice = { kind: 'unread', message, candidates: [] } as const;
          const checked: CheckedChange = {
            instance: anInstance({ name: text }),
            to: text,
            findings: record.suggestion.preflight,
            errors: [],
            from: ok(price),
            after: list % 3 === 0 ? err(noPrice) : ok(price),
            docsUrl: 'https://docs.example',
            cash: list % 2 === 0 ? aKnownSaving(list) : { kind: 'atList', reason: message },
          };
          expectShared(checkMessage(checked, language), 'savings', language);
        },
      ),
    );
  });

  it.each([0, 1, 60, 800])('%i types that fit a wish', (fitting) => {
    fc.assert(
      fc.property(hostileText, languages, (text, language) => {
        const price = aPrice(aKey('m5.large'));
        const found = Array.from({ length: Math.min(fitting, 60) }, (_, index) => ({
          facts: index % 2 === 0 ? typeSpecs({ instanceType: text }) : UNKNOWN_SIZE,
          price,
        }));
        const wish = { vcpus: 4, family: text };
        const asked = { wish, region: VIRGINIA, found, fitting, asked: found.length };
        expectShared(findMessage(asked, language), `find family=${text}`, language);
      }),
      { numRuns: cases(25) },
    );
  });

  it.each([0, 1, 200])('%i commitments', (many) => {
    fc.assert(
      fc.property(hostileText, languages, (text, language) => {
        const uses = Array.from({ length: many }, (_, index): CommitmentUtilization => {
          const commitment = aReservation(index + 1, text, { productDescription: text });
          const warnings = ['ends soon', 'little used'] as const;
          return { commitment, monthly: usd(9), used: 0.5, saves: usd(3), daysLeft: 3, warnings };
        });
        const message = text === '' ? sentence('No permission.') : hostileSentence(text);
        const error = { kind: 'denied', service: 'EC2', operation: 'x', message } as const;
        const view = commitmentsMessage(uses, 336, [error], language);
        expectShared(view, 'commitments', language);
      }),
      { numRuns: cases(25) },
    );
  });

  it('what a dialog says once it is decided', () => {
    fc.assert(
      fc.property(records, languages, (record, language) =>
        expectModal(decidedModal(record, language)),
      ),
    );
  });

  it('the help', () => {
    fc.assert(fc.property(languages, (language) => expectMessage(helpMessage(COMMANDS, language))));
  });
});

const SWITCHES = Array.from({ length: 30 }, (_, index) => ({
  by: { kind: 'bot' as const },
  at: AT,
  to: index % 2 === 0 ? ('stop' as const) : ('start' as const),
}));

function someNews(text: string): readonly ChangeEvent[] {
  const reason = hostileSentence(text);
  const issue = { signal: 'CPU' as const, sentence: reason, since: AT };
  return [
    { kind: 'drift', reason },
    { kind: 'late', reason },
    { kind: 'healthIssues', issues: [issue] },
    { kind: 'kept', seen: ['CPU'], issues: [] },
    { kind: 'kept', seen: [], issues: [] },
    { kind: 'kept', seen: ['CPU'], issues: [issue] },
    { kind: 'kept', seen: ['CPU'], issues: [{ ...issue, resolvedAt: AT }] },
    { kind: 'endedEarly', endedEarly: { how: 'terminated' } },
  ];
}

const PEAKS = {
  days: Array.from({ length: 14 }, (_, day) => ({
    date: `2026-11-${10 + day}`,
    cpu: day * 8,
    memory: 130,
  })),
};

/** A type of which EC2 says no size. */
const { vcpus: _, memoryMiB: __, ...UNKNOWN_SIZE } = typeSpecs();

function ledgerOf(many: number, text: string): readonly LedgerEntry[] {
  const suggestion = aSuggestion();
  return Array.from({ length: many }, (_, index) => ({
    approvalId: `approval-${index}`,
    instance: suggestion.instance,
    approvedBy: { kind: 'user', id: 'U0ALICE' },
    from: 'm5.large',
    to: text,
    monthlyList: usd(index),
    at: new Date(Date.parse(AT) - index * 3_600_000).toISOString(),
  }));
}

/** As odd as a `trimtab.yml` may be. */
function aConfiguration(text: string) {
  const word = JSON.stringify(text === '' ? 'x' : text);
  const parsed = parseConfiguration(
    `slack: { teamId: T0TRIMTAB, channel: C0COSTS, approvers: { users: [U0ALICE], userGroups: [S0FINOPS] } }
accounts: [{ id: "111122223333", name: ${word} }]
resize: { policies: [{ tag: ${JSON.stringify(`team=${text.replace(/\s/g, ' ')}x`)}, secondApprover: true }] }`,
    'the test',
  );
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

/** As it is, and with the button that shares it. */
function expectShared(view: MessageView, command: string, language: Language): void {
  expectMessage(view);
  expectMessage(withShare(view, command, language));
}

function aRead(text: string): DetailsRead {
  return {
    peaks: PEAKS,
    from: typeSpecs({ instanceType: 'm5.xlarge', vcpus: 4, memoryMiB: 16_384 }),
    to: typeSpecs({ vcpus: 2, memoryMiB: 8192 }),
    bought: err(hostileSentence(text)),
  };
}

describe('the buttons of a card', () => {
  it('are those that apply now, and no others', () => {
    fc.assert(
      fc.property(
        records,
        fc.constantFrom('card', 'plain'),
        languages,
        (record, form, language) => {
          const { state, suggestion } = record;
          const card = suggestionCard(record, form, {}, language);
          const buttons = elements(card).map(({ action_id }) => action_id);
          const approvable = suggestion.kind !== 'advice' && !isBlocked(suggestion.preflight);
          const open = [...(approvable ? ['approve'] : []), 'details', 'more'];
          const later = [
            ...(state.kind === 'requested' ? ['approve'] : []),
            ...(['requested', 'approved'].includes(state.kind) ? ['cancel'] : []),
            ...(state.kind === 'resizing' && state.phase === 'revalidate' ? ['cancel'] : []),
            ...(rollbackOfferOf(record) === undefined ? [] : ['take-back']),
            'details',
          ];
          const isOpen = state.kind === 'open' && suggestion.kind !== 'rollback';
          expect(buttons).toEqual(isOpen ? open : later);
        },
      ),
    );
  });
});

function expectMessage({ text, blocks, plain = [] }: MessageView): void {
  expect(validateBlocks('message', plain, { oldWorkspace: true })).toEqual([]);
  expectInert(mrkdwnOf(plain));
  expect(validateBlocks('message', blocks)).toEqual([]);
  expect(text.trim()).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(4000);
  expectInert([text, ...mrkdwnOf(blocks)]);
}

function expectModal({ blocks, title, private_metadata = '' }: ModalView): void {
  expect(validateBlocks('modal', blocks)).toEqual([]);
  expect(title.text.length).toBeLessThanOrEqual(24);
  // It would have been longer: ours, not a stranger's.
  expect(title.text).not.toMatch(/…$/);
  expect(private_metadata.length).toBeLessThanOrEqual(3000);
  expectInert(mrkdwnOf(blocks));
}

const CONSOLE_LINK =
  /<https:\/\/[a-z0-9-]+\.console\.aws\.amazon\.com\/ec2\/home\?region=[a-z0-9-]+#InstanceDetails:instanceId=i-[0-9a-f]+\|[^<>|]+>/g;

/** The name of an instance mentions no one, links to nothing, and pretends nothing. */
function expectInert(texts: readonly string[]): void {
  for (const text of texts) {
    // Ours: times, who approved, snoozed or dismissed, the channel, and links to our docs and to the EC2 console.
    const rest = text
      .replace(/<!date\^\d+\^[^<>]*>/g, '')
      .replaceAll(/<@U0(ALICE|CAROL)>/g, '')
      .replaceAll('<!subteam^S0FINOPS>', '')
      .replaceAll('<#C0COSTS>', '')
      .replaceAll(/<https:\/\/docs\.example\/preflight\.md#check-\d+\|check-\d+>/g, '')
      .replaceAll(CONSOLE_LINK, '');
    expect(rest).not.toMatch(/<[!@#h]/);
  }
}

/** Every text with markup; each one must be verbatim. */
function mrkdwnOf(blocks: MessageView['blocks'] | ModalView['blocks']): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(blocks, (_, value) => {
    if (value !== null && typeof value === 'object' && value.type === 'mrkdwn') {
      expect(value.verbatim).toBe(true);
      texts.push(String(value.text));
    }
    return value;
  });
  return texts;
}

function elements(blocks: unknown) {
  return isBlockList(blocks) ? blocks.flatMap(elementsOf) : [];
}

function aDigest(of: {
  readonly top: Digest['top'];
  readonly errors: number;
  readonly text: string;
}): Digest {
  const errors = Array.from({ length: of.errors }, (_, index): ReadError => {
    const kind = index % 2 === 0 ? 'denied' : 'throttled';
    return {
      kind,
      service: `EC2 ${index}`,
      operation: 'DescribeInstances',
      message: hostileSentence(of.text),
    };
  });
  return {
    to: 'C0COSTS',
    date: '2026-11-23',
    timeZone: 'Europe/Berlin',
    accountNames: { [PROD]: of.text },
    accounts: [PROD],
    regions: [VIRGINIA],
    running: 100_000,
    monthlyList: microUsd(9e12),
    unpriced: of.errors,
    changes: [{ since: '2026-11-20', monthlyList: microUsd(-310_000_000) }],
    saved: microUsd(2_140_000_000),
    open: of.top.length * 3,
    news: of.top.length * 2,
    routedAway: of.errors,
    tooSmall: of.errors,
    openList: microUsd(6_120_000_000),
    openCash:
      of.errors === 0
        ? aKnownSaving(4_870_000_000)
        : { kind: 'atList', reason: hostileSentence(of.text) },
    ...(of.errors === 0 ? { monthlyBill: microUsd(8e12) } : {}),
    deferredByCommitments:
      of.errors === 0 ? { count: 0 } : { count: of.errors, from: '2027-03-01' },
    ...(of.errors === 0 ? {} : { stopped: { by: { kind: 'bot' as const }, at: AT } }),
    top: of.top,
    withoutMemory: of.errors,
    withoutPrice: of.errors === 0 ? [] : [{ reason: hostileSentence(of.text), instances: 3 }],
    errors,
    quiet: of.top.length === 0,
  };
}
