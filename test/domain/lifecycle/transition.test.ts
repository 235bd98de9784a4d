import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approve, cancel, withdraw } from '../../../lib/domain/lifecycle/approve.ts';
import {
  endMonitoring,
  markReverted,
  reportIssues,
} from '../../../lib/domain/lifecycle/monitoring.ts';
import {
  endRolledBack,
  markFailed,
  markResized,
  recordProgress,
  reopen,
  startResizing,
} from '../../../lib/domain/lifecycle/resizing.ts';
import type { Actor, SuggestionRecord } from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import type { Refusal } from '../../../lib/domain/lifecycle/transition.ts';
import {
  assign,
  createRecord,
  dismiss,
  expire,
  refreshRecord,
  snooze,
} from '../../../lib/domain/lifecycle/triage.ts';
import { inEnglish, sentence } from '../../../lib/shared/message.ts';
import type { Result } from '../../../lib/shared/result.ts';
import {
  AT,
  anApproval,
  anApprovedRecord,
  aRollback,
  aSuggestion,
} from '../../builders/aSuggestion.ts';

const ALICE: Actor = { kind: 'user', id: 'U0ALICE' };
const BOB: Actor = { kind: 'user', id: 'U0BOB' };
const LATER = '2026-12-30T08:00:00.000Z';

describe('an approval', () => {
  it('fits exactly the plan that was shown', () => {
    const changed = createRecord(aSuggestion({ planHash: 'plan-2' }), AT);
    expect(approve(changed, anApproval(), 'plan-1', false)).toMatchObject({
      ok: false,
      error: { kind: 'planChanged' },
    });
  });

  it('is refused when a check blocks, whatever the screen showed', () => {
    const blocked = aSuggestion({
      preflight: [{ check: 'tag', verdict: 'block', sentence: sentence('It lacks the tag.') }],
    });
    expect(approve(createRecord(blocked, AT), anApproval(), 'plan-1', false)).toMatchObject({
      ok: false,
      error: { kind: 'blocked' },
    });
  });

  it('starts one resize, and only its own', () => {
    const record = anApprovedRecord();
    expect(startResizing(record, 'approval-2', AT).ok).toBe(false);
    expect(startResizing(record, 'approval-1', AT).ok).toBe(true);
  });

  it('comes once from a dialog: sent again after a cancel, it approves nothing', () => {
    const sent = anApproval({ dialog: 'V1' });
    const approved = approve(createRecord(aSuggestion(), AT), sent, 'plan-1', false);
    if (!approved.ok) throw new Error(inEnglish(approved.error.message));
    const cancelled = cancel(approved.value, BOB, AT);
    if (!cancelled.ok) throw new Error(inEnglish(cancelled.error.message));
    expect(approve(cancelled.value, { ...sent, id: 'approval-2' }, 'plan-1', false)).toMatchObject({
      ok: false,
      error: { kind: 'expired' },
    });
    const fresh = anApproval({ id: 'approval-3', dialog: 'V2' });
    expect(approve(cancelled.value, fresh, 'plan-1', false).ok).toBe(true);
  });

  it('runs out, can be taken back then, and the next digest opens the suggestion again', () => {
    const record = anApprovedRecord();
    expect(startResizing(record, 'approval-1', LATER)).toMatchObject({
      ok: false,
      error: { kind: 'expired' },
    });
    expect(withdraw(record, 'approval-1', sentence('It expired.'), LATER)).toMatchObject({
      value: { state: { kind: 'open' } },
    });
    expect(refreshRecord(record, aSuggestion({ planHash: 'plan-2' }), LATER).state.kind).toBe(
      'open',
    );
  });

  it('keeps its plan while it is good, whatever is seen', () => {
    const seen = refreshRecord(anApprovedRecord(), aSuggestion({ planHash: 'plan-2' }), AT);
    expect(seen).toMatchObject({ state: { kind: 'approved' }, suggestion: { planHash: 'plan-1' } });
  });
});

describe('where two people must agree', () => {
  const asked = () => {
    const record = approve(createRecord(aSuggestion(), AT), anApproval(), 'plan-1', true);
    if (!record.ok) throw new Error(inEnglish(record.error.message));
    return record.value;
  };

  it('the first approval is a request, and starts nothing', () => {
    expect(asked().state.kind).toBe('requested');
    expect(startResizing(asked(), 'approval-1', AT).ok).toBe(false);
  });

  it('the one who asked can not agree', () => {
    const refused = approve(asked(), anApproval(), 'plan-1', true);
    expect(refused.ok ? undefined : inEnglish(refused.error.message)).toContain('another approver');
  });

  it('another person agrees, and both are remembered', () => {
    const second = approve(asked(), anApproval({ id: 'approval-2', by: BOB }), 'plan-1', true);
    expect(second).toMatchObject({
      value: {
        state: { kind: 'approved', approval: { id: 'approval-1', by: ALICE, second: BOB } },
      },
    });
  });

  it('what has expired is not agreed to', () => {
    expect(approve(asked(), anApproval({ by: BOB, at: LATER }), 'plan-1', true).ok).toBe(false);
  });
});

describe('cancelling', () => {
  const begun = () => {
    const record = startResizing(anApprovedRecord(), 'approval-1', AT);
    if (!record.ok) throw new Error(inEnglish(record.error.message));
    return record.value;
  };

  it('opens again what waits', () => {
    expect(cancel(anApprovedRecord(), BOB, AT)).toMatchObject({
      value: { state: { kind: 'open' } },
    });
  });

  it('asks what has begun to end, and is too late once the instance is being stopped', () => {
    expect(cancel(begun(), BOB, AT)).toMatchObject({ value: { state: { cancelled: BOB } } });
    const stopping = recordProgress(begun(), 'stop', []);
    if (!stopping.ok) throw new Error(inEnglish(stopping.error.message));
    expect(cancel(stopping.value, BOB, AT).ok).toBe(false);
  });
});

describe('a rollback', () => {
  const until = '2026-12-07T08:00:00.000Z';
  const back = () => {
    const rollbackOf = { suggestion: aSuggestion().id, until };
    return anApprovedRecord(aRollback({ rollbackOf }));
  };
  const tried = (ends: (record: SuggestionRecord) => Result<SuggestionRecord, Refusal>) => {
    const begun = startResizing(back(), 'approval-1', AT);
    const ended = begun.ok ? ends(begun.value) : begun;
    if (!ended.ok) throw new Error(inEnglish(ended.error.message));
    return ended.value;
  };
  const again = (record: SuggestionRecord, at = AT) =>
    approve(record, anApproval({ id: 'approval-2', at }), 'plan-1', false);

  it.each([
    ['failed', tried((record) => markFailed(record, sentence('There is no room.'), AT))],
    [
      'went back by itself',
      tried((record) => endRolledBack(record, sentence('There is no capacity.'), AT)),
    ],
    ['was cancelled', tried((record) => reopen(record, { by: BOB }, AT))],
  ])('that %s may be approved again, until its day', (_, record) => {
    expect(again(record)).toMatchObject({
      value: { state: { kind: 'approved', approval: { id: 'approval-2' } } },
    });
    expect(again(record, until)).toMatchObject({ ok: false, error: { kind: 'expired' } });
  });

  it('goes once: not while it goes, and not after it went', () => {
    const went = tried((record) =>
      markResized(record, { finalType: 'm5.xlarge', requests: [] }, AT),
    );
    expect(again(back()).ok).toBe(false);
    expect(again(went).ok).toBe(false);
  });

  it('only: any other change that failed waits for the next digest', () => {
    const begun = startResizing(anApprovedRecord(), 'approval-1', AT);
    const failed = begun.ok ? markFailed(begun.value, sentence('No.'), AT) : begun;
    if (!failed.ok) throw new Error(inEnglish(failed.error.message));
    expect(again(failed.value)).toMatchObject({ ok: false, error: { kind: 'notOpen' } });
  });
});

describe('a suggestion that is seen again', () => {
  it('stays dismissed, and stays snoozed until the day', () => {
    const open = createRecord(aSuggestion(), AT);
    const dismissed = dismiss(open, ALICE, { reason: 'atPeaks', note: 'sized for December' }, AT);
    const snoozed = snooze(open, ALICE, '2026-12-01T08:00:00.000Z', AT);
    if (!dismissed.ok || !snoozed.ok) throw new Error('refused');
    expect(refreshRecord(dismissed.value, aSuggestion(), LATER).state.kind).toBe('dismissed');
    expect(refreshRecord(snoozed.value, aSuggestion(), '2026-11-30T08:00:00.000Z').state.kind).toBe(
      'snoozed',
    );
    expect(refreshRecord(snoozed.value, aSuggestion(), LATER).state.kind).toBe('open');
  });
});

type Step = (record: SuggestionRecord) => Result<SuggestionRecord, Refusal>;

const STEPS: Readonly<Record<string, Step>> = {
  approve: (record) => approve(record, anApproval(), 'plan-1', false),
  approveAnOldPlan: (record) => approve(record, anApproval(), 'plan-0', false),
  start: (record) => startResizing(record, 'approval-1', AT),
  startWithoutApproval: (record) => startResizing(record, 'approval-9', AT),
  request: (record) => approve(record, anApproval(), 'plan-1', true),
  agree: (record) => approve(record, anApproval({ by: BOB }), 'plan-1', true),
  progress: (record) => recordProgress(record, 'revalidate', []),
  progressToStop: (record) => recordProgress(record, 'stop', []),
  cancel: (record) => cancel(record, BOB, AT),
  change: (record) =>
    markResized(record, { finalType: 'm7i.large', requests: [], until: LATER }, AT),
  reportIssues: (record) =>
    reportIssues(record, [{ signal: 'CPU', sentence: sentence('It is slow.'), since: AT }], AT),
  endMonitoring: (record) => endMonitoring(record, AT),
  leave: (record) => endMonitoring(record, AT, { how: 'stopped' }),
  takeBack: (record) => markReverted(record, BOB, AT),
  reopen: (record) => reopen(record, { reason: sentence('A disk has come.') }, AT),
  rollBack: (record) => endRolledBack(record, sentence('There is no capacity.'), AT),
  markFailed: (record) => markFailed(record, sentence('No.'), AT),
  snooze: (record) => snooze(record, ALICE, LATER, AT),
  dismiss: (record) => dismiss(record, ALICE, { reason: 'other', note: 'no' }, AT),
  assign: (record) => assign(record, ALICE, 'U0BOB', AT),
  expire: (record) => expire(record, AT),
  withdraw: (record) => withdraw(record, 'approval-1', sentence('No.'), AT),
};

describe('any sequence of what people and the bot do', () => {
  it('resizes only what was approved just before, grows the version by one, and forgets nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(STEPS)), { maxLength: 12 }), (names) => {
        let record = createRecord(aSuggestion(), AT);
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
