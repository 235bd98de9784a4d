import { describe, expect, test } from 'vitest';
import { type ChangeLimits, mayBegin } from '../../lib/domain/changeLimits.ts';
import type { SuggestionId } from '../../lib/domain/suggestion.ts';
import type { SuggestionRecord } from '../../lib/domain/suggestionRecord.ts';
import { changed, startResizing } from '../../lib/domain/suggestionTransition.ts';
import { anApprovedRecord, aSuggestion } from '../builders/aSuggestion.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const OWN = 'own000000000' as SuggestionId;
const LIMITS: ChangeLimits = {
  perHour: 2,
  perDay: 3,
  atOnce: 1,
  freezes: [{ from: '2026-12-20', until: '2027-01-03' }],
  timeZone: 'Europe/Berlin',
};

function begun(at: string, ended = true): SuggestionRecord {
  const id = `s${at}` as SuggestionId;
  const running = startResizing(anApprovedRecord(aSuggestion({ id })), 'approval-1', at);
  if (!running.ok) throw new Error(running.error.message);
  if (!ended) return running.value;
  const done = changed(running.value, { became: 'm7i.large', calls: [] }, at);
  if (!done.ok) throw new Error(done.error.message);
  return done.value;
}

function told(records: readonly SuggestionRecord[], now = NOW, limits = LIMITS): string {
  const answer = mayBegin(records, OWN, limits, now);
  return answer.ok ? answer.value : answer.error;
}

test('the first change may begin', () => {
  expect(told([])).toBe('may begin');
});

describe('One more change may not begin', () => {
  const at = (time: string) => begun(`2026-11-23T${time}:00.000Z`);

  test('while as many run as may at once', () => {
    expect(told([begun(NOW, false)])).toContain('no more than 1 may at once');
  });

  test('after as many as an hour takes', () => {
    expect(told([at('11:10'), at('11:20')])).toContain('the last hour');
    expect(told([at('10:10'), at('11:20')])).toBe('may begin');
  });

  test('after as many as a day takes', () => {
    const records = [at('01:00'), at('05:00'), at('09:00')];
    expect(told(records)).toContain('24 hours');
    expect(told(records, '2026-11-24T02:00:00.000Z')).toBe('may begin');
  });

  test('in a freeze, by the days of the company’s own clock', () => {
    expect(told([], '2026-12-19T22:59:00.000Z')).toBe('may begin');
    expect(told([], '2026-12-19T23:01:00.000Z')).toBe('changes are frozen until 2027-01-03');
    expect(told([], '2027-01-03T22:59:00.000Z')).toContain('frozen');
    expect(told([], '2027-01-03T23:01:00.000Z')).toBe('may begin');
  });
});

test('a change that begins again after a crash does not stand in its own way', () => {
  const own = { ...begun(NOW, false), suggestion: aSuggestion({ id: OWN }) };
  expect(told([own])).toBe('may begin');
});
