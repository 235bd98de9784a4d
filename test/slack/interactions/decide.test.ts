import { expect, it } from 'vitest';
import {
  assign,
  createRecord,
  dismiss,
  refreshRecord,
} from '../../../lib/domain/lifecycle/triage.ts';
import { inEnglish, sentence } from '../../../lib/shared/message.ts';
import { decide } from '../../../lib/slack/interactions/decide.ts';
import { suggestionStore } from '../../../lib/store/suggestionStore.ts';
import { AT, aSuggestion } from '../../builders/aSuggestion.ts';
import { memoryTable } from '../../builders/memoryTable.ts';

const ALICE = { kind: 'user', id: 'U0ALICE' } as const;
const LATER = '2026-11-23T09:00:00.000Z';
const record = createRecord(aSuggestion(), AT);

async function stored() {
  const suggestions = suggestionStore(memoryTable());
  await suggestions.create(record);
  return suggestions;
}

it('a decision stands although the morning has seen it again meanwhile', async () => {
  const suggestions = await stored();
  await suggestions.save(record, refreshRecord(record, record.suggestion, LATER));
  const why = { reason: 'atPeaks', note: '' } as const;
  const decided = await decide(record, (now) => dismiss(now, ALICE, why, LATER), { suggestions });
  expect(decided).toMatchObject({ ok: true, value: { state: { kind: 'dismissed' }, version: 3 } });
});

it('a decision does not replace one that was stored first', async () => {
  const suggestions = await stored();
  const theirs = assign(record, ALICE, 'U0BOB', LATER);
  if (!theirs.ok) throw new Error(inEnglish(theirs.error.message));
  await suggestions.save(record, theirs.value);
  const why = { reason: 'atPeaks', note: '' } as const;
  const decided = await decide(record, (now) => dismiss(now, ALICE, why, LATER), { suggestions });
  expect(decided.ok || inEnglish(decided.error)).toContain('Another user acted first.');
});

it('a refusal says why, in a sentence of its own', async () => {
  const suggestions = await stored();
  const message = sentence('This cannot be approved.');
  const because = sentence('It is in the placement group {group}.', { group: 'hpc' });
  const refused = await decide(
    record,
    () => ({ ok: false, error: { kind: 'blocked', message, because } }),
    { suggestions },
  );
  expect(refused.ok || inEnglish(refused.error)).toBe(
    'This cannot be approved. It is in the placement group hpc.',
  );
});
