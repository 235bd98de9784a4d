import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../lib/domain/result.ts';
import type { Actor, SuggestionRecord } from '../../lib/domain/suggestionRecord.ts';
import {
  approve,
  dismiss,
  expire,
  fail,
  finish,
  firstSeen,
  progress,
  type Refusal,
  rollBack,
  seenAgain,
  snooze,
  startResizing,
  withdraw,
} from '../../lib/domain/suggestionTransition.ts';
import { AT, anApproval, anApprovedRecord, aSuggestion } from '../builders/aSuggestion.ts';

const ALICE: Actor = { kind: 'user', id: 'U0ALICE' };
const LATER = '2026-12-30T08:00:00.000Z';

describe('an approval', () => {
  it('fits exactly the plan that was shown', () => {
    const changed = firstSeen(aSuggestion({ planHash: 'plan-2' }), AT);
    expect(approve(changed, anApproval(), 'plan-1')).toMatchObject({
      ok: false,
      error: { kind: 'planChanged' },
    });
  });

  it('is refused when a check blocks, whatever the screen showed', () => {
    const blocked = aSuggestion({
      preflight: [{ check: 'tag', verdict: 'block', sentence: 'It lacks the tag.' }],
    });
    expect(approve(firstSeen(blocked, AT), anApproval(), 'plan-1')).toMatchObject({
      ok: false,
      error: { kind: 'blocked' },
    });
  });

  it('starts one resize, and only its own', () => {
    const record = anApprovedRecord();
    expect(startResizing(record, 'approval-2', AT).ok).toBe(false);
    expect(startResizing(record, 'approval-1', AT).ok).toBe(true);
  });

  it('runs out, can be taken back then, and the next digest opens the suggestion again', () => {
    const record = anApprovedRecord();
    expect(startResizing(record, 'approval-1', LATER)).toMatchObject({
      ok: false,
      error: { kind: 'expired' },
    });
    expect(withdraw(record, 'approval-1', 'It expired.', LATER)).toMatchObject({
      value: { state: { kind: 'open' } },
    });
    expect(seenAgain(record, aSuggestion({ planHash: 'plan-2' }), LATER).state.kind).toBe('open');
  });

  it('keeps its plan while it is good, whatever is seen', () => {
    const seen = seenAgain(anApprovedRecord(), aSuggestion({ planHash: 'plan-2' }), AT);
    expect(seen).toMatchObject({ state: { kind: 'approved' }, suggestion: { planHash: 'plan-1' } });
  });
});

describe('a suggestion that is seen again', () => {
  it('stays dismissed, and stays snoozed until the day', () => {
    const open = firstSeen(aSuggestion(), AT);
    const dismissed = dismiss(open, ALICE, 'sized for December', AT);
    const snoozed = snooze(open, ALICE, '2026-12-01T08:00:00.000Z', AT);
    if (!dismissed.ok || !snoozed.ok) throw new Error('refused');
    expect(seenAgain(dismissed.value, aSuggestion(), LATER).state.kind).toBe('dismissed');
    expect(seenAgain(snoozed.value, aSuggestion(), '2026-11-30T08:00:00.000Z').state.kind).toBe(
      'snoozed',
    );
    expect(seenAgain(snoozed.value, aSuggestion(), LATER).state.kind).toBe('open');
  });
});

type Step = (record: SuggestionRecord) => Result<SuggestionRecord, Refusal>;

const STEPS: Readonly<Record<string, Step>> = {
  approve: (record) => approve(record, anApproval(), 'plan-1'),
  approveAnOldPlan: (record) => approve(record, anApproval(), 'plan-0'),
  start: (record) => startResizing(record, 'approval-1', AT),
  startWithoutApproval: (record) => startResizing(record, 'approval-9', AT),
  progress: (record) => progress(record, []),
  finish: (record) => finish(record, AT),
  rollBack: (record) => rollBack(record, 'no capacity', AT),
  fail: (record) => fail(record, 'no', AT),
  snooze: (record) => snooze(record, ALICE, LATER, AT),
  dismiss: (record) => dismiss(record, ALICE, 'no', AT),
  expire: (record) => expire(record, AT),
  withdraw: (record) => withdraw(record, 'approval-1', 'no', AT),
};

describe('any sequence of what people and the bot do', () => {
  it('resizes only what was approved just before, grows the version by one, and forgets nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(STEPS)), { maxLength: 12 }), (names) => {
        let record = firstSeen(aSuggestion(), AT);
        for (const name of names) {
          const next = STEPS[name]?.(record);
          if (next === undefined || !next.ok) continue;
          const after = next.value;
          if (after.state.kind === 'resizing' && record.state.kind !== 'resizing') {
            expect(record.state.kind).toBe('approved');
          }
          // The step that begins a resize may run twice: then nothing is written.
          if (after !== record) expect(after.version).toBe(record.version + 1);
          expect(after.history.slice(0, record.history.length)).toEqual(record.history);
          record = after;
        }
      }),
    );
  });
});
