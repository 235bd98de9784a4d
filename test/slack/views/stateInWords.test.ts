import { describe, expect, it } from 'vitest';
import { cancel } from '../../../lib/domain/lifecycle/approve.ts';
import {
  endMonitoring,
  markReverted,
  reportIssues,
} from '../../../lib/domain/lifecycle/monitoring.ts';
import { markResized, reopen, startResizing } from '../../../lib/domain/lifecycle/resizing.ts';
import type { Actor, SuggestionRecord } from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import { assign, createRecord, dismiss, snooze } from '../../../lib/domain/lifecycle/triage.ts';
import type { SuggestionId } from '../../../lib/domain/suggestions/suggestion.ts';
import { inEnglish, sentence } from '../../../lib/shared/message.ts';
import { stateText } from '../../../lib/slack/views/suggestion/stateText.ts';
import { AT, anApprovedRecord, aRollback, aSuggestion } from '../../builders/aSuggestion.ts';
import { ENGLISH } from '../../builders/english.ts';

const BOB: Actor = { kind: 'user', id: 'U0BOB' };
const LATER = '2026-11-23T09:12:00.000Z';
const UNTIL = '2026-12-07T08:00:00.000Z';

type Step = (record: SuggestionRecord) => ReturnType<typeof cancel>;

/** What is said after these steps, with times as a reader without dates sees them. */
function said(record: SuggestionRecord, ...steps: readonly Step[]): string | undefined {
  const after = steps.reduce((now, step) => {
    const made = step(now);
    if (!made.ok) throw new Error(inEnglish(made.error.message));
    return made.value;
  }, record);
  return stateText(after, ENGLISH)?.replaceAll(/<!date\^\d+\^[^|]*\|([^>]*)>/g, '$1');
}

const open = () => createRecord(aSuggestion(), AT);
const start: Step = (record) => startResizing(record, 'approval-1', LATER);
const rollback = aRollback({
  id: 'back00000000' as SuggestionId,
  rollbackOf: { suggestion: aSuggestion().id, until: UNTIL },
});
const change: Step = (record) =>
  markResized(record, { finalType: 'm7i.large', requests: [], until: LATER, rollback }, LATER);

describe('every state says who and when', () => {
  it('snoozed', () => {
    expect(said(open(), (record) => snooze(record, BOB, '2026-12-01T08:00:00.000Z', LATER))).toBe(
      ':zzz: Snoozed by <@U0BOB>, 2026-11-23 09:12 UTC, until 1 Dec 2026, 08:00 UTC.',
    );
  });

  it('dismissed, in the words of the one who did', () => {
    const why = { reason: 'atPeaks', note: 'sized for <December>' } as const;
    expect(said(open(), (record) => dismiss(record, BOB, why, LATER))).toBe(
      ':no_entry_sign: Dismissed by <@U0BOB>, 2026-11-23 09:12 UTC: It is sized for peaks outside the look-back period. “sized for &lt;December&gt;”',
    );
  });

  it('cancelled while it waited, and still so when it is assigned', () => {
    const cancelled: Step = (record) => cancel(record, BOB, LATER);
    const words =
      ':leftwards_arrow_with_hook: Cancelled by <@U0BOB>, 2026-11-23 09:12 UTC. Nothing was changed.';
    expect(said(anApprovedRecord(), cancelled)).toBe(words);
    expect(said(anApprovedRecord(), cancelled, (record) => assign(record, BOB, 'U1', LATER))).toBe(
      words,
    );
  });

  it('cancelled while it ran: it may touch the instance yet, and then goes back', () => {
    expect(said(anApprovedRecord(), start, (record) => cancel(record, BOB, LATER))).toBe(
      ':hourglass_flowing_sand: Cancelled by <@U0BOB>, 2026-11-23 09:12 UTC: stops at the next step and rolls back to m5.xlarge.',
    );
  });

  it('running, since when', () => {
    expect(said(anApprovedRecord(), start)).toBe(
      ':hourglass_flowing_sand: Approved by <@U0ALICE>, 2026-11-23 08:00 UTC. Started 2026-11-23 09:12 UTC. Current step: starting.',
    );
  });

  it('not begun, because the facts are other ones', () => {
    const drifted: Step = (record) =>
      reopen(record, { reason: sentence('the disk vol-2 has come') }, LATER);
    expect(said(anApprovedRecord(), start, drifted)).toBe(
      ':repeat: Not started, 2026-11-23 09:12 UTC: the disk vol-2 has come. Nothing was changed.',
    );
  });

  it('rolled back by a user', () => {
    expect(
      said(anApprovedRecord(), start, change, (record) => markReverted(record, BOB, LATER)),
    ).toBe(
      ':leftwards_arrow_with_hook: Rolled back by <@U0BOB>, 2026-11-23 09:12 UTC. It is running on m5.xlarge again.',
    );
  });

  it('nothing while it is new', () => {
    expect(said(open())).toBeUndefined();
  });
});

describe('a change that is done says', () => {
  const cpu = { signal: 'CPU', sentence: sentence('CPU has been at 97%.'), since: LATER } as const;

  it('that it is healthy, and until when it can go back', () => {
    const words = said(anApprovedRecord(), start, change, (record) => endMonitoring(record, LATER));
    expect(words).toMatch(/Done, 2026-11-23 09:12 UTC: healthy on m7i\.large\./);
    expect(words).toMatch(/One-click rollback until 7 Dec 2026, 08:00 UTC\.$/);
  });

  it('what is wrong with it, also after monitoring, and not that it is healthy', () => {
    const words = said(
      anApprovedRecord(),
      start,
      change,
      (record) => reportIssues(record, [cpu], LATER),
      (record) => endMonitoring(record, LATER),
    );
    expect(words).toContain(':warning: CPU has been at 97%. (Since 2026-11-23 09:12 UTC.)');
    expect(words).not.toContain('healthy');
  });

  it('nothing of trouble that has passed', () => {
    const passed = { ...cpu, resolvedAt: LATER };
    expect(
      said(anApprovedRecord(), start, change, (record) => reportIssues(record, [passed], LATER)),
    ).not.toContain(':warning:');
  });

  it('that it was stopped, and neither that it is healthy nor what it saves', () => {
    const words = said(anApprovedRecord(), start, change, (record) =>
      endMonitoring(record, LATER, { how: 'stopped' }),
    );
    expect(words).toContain(
      'It was stopped during monitoring, not by this change. (Observed 2026-11-23 09:12 UTC.)',
    );
    expect(words).not.toMatch(/healthy|Saves/);
  });
});
