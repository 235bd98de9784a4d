import fc from 'fast-check';
import type { CashSaving } from '../../lib/domain/billing/cashSaving.ts';
import type {
  SuggestionRecord,
  SuggestionState,
} from '../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import type { PreflightFinding } from '../../lib/domain/preflight/preflight.ts';
import type { Suggestion, SuggestionId } from '../../lib/domain/suggestions/suggestion.ts';
import { accountId, region } from '../../lib/shared/ids.ts';
import { sentence } from '../../lib/shared/message.ts';
import { type MicroUsd, microUsd } from '../../lib/shared/money.ts';
import { ENGLISH, translatorFor } from '../../lib/slack/i18n/translator.ts';
import { AT, anApproval, aRollback, aSuggestion, someAdvice } from '../builders/aSuggestion.ts';

/** What anyone who may tag an instance can write into a digest. */
export const hostileText = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  fc.constantFrom(
    '',
    ' ',
    '<!channel>',
    '<@U0ALICE> approved this',
    '<https://evil.example|Approve>',
    '@here https://evil.example',
    '*bold* _it_ ~no~ `code`',
    '\u202egnp.exe',
    '\u0000',
    '<!channel>'.repeat(1000),
    '&'.repeat(10_000),
    '🚀'.repeat(5000),
    '*'.repeat(10_000),
    '\n'.repeat(10_000),
  ),
);

/** Everybody's language. */
export const languages = fc.constantFrom(ENGLISH, await translatorFor('ko'));

/** What a rule says with such a text in it. */
export function hostileSentence(text: string) {
  return sentence('{text}', { text });
}

const amounts = fc.integer({ min: -9e12, max: 9e12 }).map(microUsd);

const cashSavings: fc.Arbitrary<CashSaving> = fc.oneof(
  fc.record({
    kind: fc.constant('known' as const),
    monthly: amounts,
    stranded: amounts,
    later: fc.array(fc.record({ from: fc.constant('2027-03-01'), monthly: amounts })),
    uptime: fc.double({ min: 0, max: 1, noNaN: true }),
    hours: fc.integer({ min: 1, max: 336 }),
  }),
  hostileText.map((text) => ({ kind: 'atList' as const, reason: hostileSentence(text) })),
);

const findings: fc.Arbitrary<readonly PreflightFinding[]> = fc
  .array(
    fc.record({
      verdict: fc.constantFrom('block', 'warn', 'note'),
      sentence: hostileText.map((text) => sentence('It says {text}.', { text })),
    }),
    { maxLength: 14 },
  )
  .map((found) => found.map((finding, index) => ({ ...finding, check: `check-${index}` })));

const suggestions: fc.Arbitrary<Suggestion> = fc
  .record({
    name: fc.option(hostileText, { nil: undefined }),
    kind: fc.constantFrom('downsize', 'upsize', 'rollback', 'advice'),
    cash: cashSavings,
    list: amounts,
    adviceText: hostileText,
    runState: fc.constantFrom('running', 'stopped'),
    preflight: findings,
    cpuMax: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
    memoryMax: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
    performanceRisk: fc.option(fc.double({ min: 0, max: 9, noNaN: true }), { nil: undefined }),
    source: hostileText,
    fallbacks: fc.array(amounts, { maxLength: 3 }),
  })
  .map(({ kind, name, cash, list, cpuMax, memoryMax, performanceRisk, source, ...rest }) => {
    const { fallbacks, adviceText, runState, preflight } = rest;
    const facts = { planHash: '0123456789abcdef', runState, preflight };
    const { name: _, ...base } = aSuggestionOf(kind, adviceText, facts);
    const common = {
      ...(name === undefined ? {} : { name }),
      saving: { ...base.saving, cash, list, source: sentence('AWS {source}', { source }) },
      evidence: {
        utilization: {
          ...(cpuMax === undefined ? {} : { cpuMax }),
          ...(memoryMax === undefined ? {} : { memoryMax }),
        },
        ...(performanceRisk === undefined ? {} : { performanceRisk }),
        observedAt: AT,
      },
    };
    if (base.kind === 'advice') return { ...base, ...common };
    const other = (amount: MicroUsd) => ({ ...base.saving, list: amount, cash });
    const types = fallbacks.map((amount) => ({ to: 'm6i.large', saving: other(amount) }));
    return { ...base, ...common, fallbacks: types };
  });

function aSuggestionOf(
  kind: Suggestion['kind'],
  adviceText: string,
  facts: Pick<Suggestion, 'planHash' | 'runState' | 'preflight'>,
): Suggestion {
  switch (kind) {
    case 'downsize':
      return aSuggestion(facts);
    case 'upsize':
      return { ...aSuggestion(facts), kind };
    case 'rollback':
      return aRollback(facts);
    case 'advice': {
      const text = hostileSentence(adviceText);
      return someAdvice({ ...facts, title: text, action: text, reason: text, preflight: [] });
    }
  }
}

const approval = anApproval();
const actor = approval.by;

const WAY_BACK = { id: '0123456789ab' as SuggestionId, until: '2026-12-07T08:00:00.000Z' };

/** Every state that a suggestion can be in. */
const states: fc.Arbitrary<SuggestionState> = hostileText.chain((note) => {
  const reason = hostileSentence(note);
  const progress = [
    { step: sentence('Check again'), status: 'done' as const },
    {
      step: sentence('Stop'),
      status: 'running' as const,
      detail: sentence('It says {note}.', { note }),
    },
  ];
  return fc.constantFrom<SuggestionState>(
    { kind: 'open' },
    { kind: 'open', lastAttempt: { approval, progress } },
    { kind: 'approved', approval },
    { kind: 'requested', approval },
    { kind: 'approved', approval: { ...approval, second: actor, startsAt: AT } },
    { kind: 'resizing', approval, phase: 'stop', progress },
    { kind: 'resizing', approval, phase: 'revalidate', progress: [], cancelled: actor },
    {
      kind: 'monitoring',
      approval,
      at: AT,
      until: AT,
      progress,
      finalType: 'm7i.large',
      issues: (['CPU', 'memory', 'target health'] as const).map((signal) => ({
        signal,
        sentence: reason,
        since: AT,
      })),
    },
    { kind: 'done', approval, at: AT, progress, finalType: 'm6i.large', rollback: WAY_BACK },
    {
      kind: 'done',
      approval,
      at: AT,
      progress,
      finalType: 'm6i.large',
      endedEarly: { how: 'typeChanged', instanceType: 'm5.large', at: AT },
    },
    { kind: 'rolledBack', approval, reason, at: AT, progress },
    { kind: 'failed', approval, reason, at: AT, progress },
    { kind: 'snoozed', by: actor, until: AT },
    { kind: 'dismissed', by: actor, reason: 'other', note },
    { kind: 'expired', at: AT },
  );
});

/** A record in any state, with words of strangers wherever strangers can write. */
export const records: fc.Arbitrary<SuggestionRecord> = fc
  .record({ suggestion: suggestions, state: states, note: hostileText })
  .map(({ suggestion, state, note }) => {
    const record = createRecord(suggestion, AT);
    const entry = { at: AT, by: actor, to: state.kind, note, why: hostileSentence(note) };
    return {
      ...record,
      state,
      assigned: { to: 'U0CAROL', by: actor, at: AT },
      history: [...record.history, ...Array(20).fill(entry)],
    };
  });

/** As many different records as asked for. */
export function manyRecords(
  count: number,
  record: SuggestionRecord,
  series = '0',
): SuggestionRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    ...record,
    suggestion: {
      ...record.suggestion,
      id: `${series}${index.toString(16).padStart(11, '0')}` as SuggestionId,
    },
  }));
}

export const PROD = accountId.parse('111122223333');
export const VIRGINIA = region.parse('us-east-1');
