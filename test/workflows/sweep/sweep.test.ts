import { describe, expect, test } from 'vitest';
import type { ExecutionAttempt } from '../../../lib/domain/lifecycle/executionAttempts.ts';
import { markResized, startResizing } from '../../../lib/domain/lifecycle/resizing.ts';
import type { Approval, SuggestionRecord } from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { idempotencyStore } from '../../../lib/store/idempotencyStore.ts';
import { suggestionStore } from '../../../lib/store/suggestionStore.ts';
import { type SweepDeps, sweep } from '../../../lib/workflows/sweep/sweep.ts';
import { AT, anApproval, anApprovedRecord, aSuggestion } from '../../builders/aSuggestion.ts';
import { memoryTable } from '../../builders/memoryTable.ts';

const HOUR_MS = 3_600_000;
const ACCOUNT = aSuggestion().instance.account;

const RUNNING: ExecutionAttempt = { running: true };
const diedAt = (endedAt: string): ExecutionAttempt => ({ running: false, endedAt });
const DEAD = diedAt(AT);

function approved(approval: Partial<Approval> = {}): SuggestionRecord {
  return anApprovedRecord(aSuggestion(), anApproval(approval));
}

function resizing(): SuggestionRecord {
  const begun = startResizing(approved(), 'approval-1', AT);
  if (!begun.ok) throw new Error(inEnglish(begun.error.message));
  return begun.value;
}

/** What a sweep starts and says, of one record that has had these runs. */
async function swept(
  record: SuggestionRecord,
  runs: readonly ExecutionAttempt[] = [],
  now = new Date(Date.parse(AT) + HOUR_MS),
) {
  const table = memoryTable();
  const suggestions = suggestionStore(table);
  await suggestions.create(record);
  const started: string[] = [];
  const said: string[] = [];
  const deps: SweepDeps = {
    now,
    accounts: [ACCOUNT],
    suggestions,
    once: idempotencyStore(table),
    findExecution: async (name) =>
      runs.find((_, index) => name === (index === 0 ? 'approval-1' : `approval-1-run${index + 1}`)),
    startExecution: async ({ approvalId }, name) => void started.push(`${approvalId} as ${name}`),
    pageOperators: (_, reason) => void said.push(reason),
  };
  await sweep(deps);
  return {
    started,
    said,
    again: () => sweep(deps),
    record: await suggestions.get(ACCOUNT, record.suggestion.id),
  };
}

describe('What is approved', () => {
  test('and was never started is started, by the name that the ingress would have given', async () => {
    const { started, said } = await swept(approved());
    expect(started).toEqual(['approval-1 as approval-1']);
    expect(said).toEqual([]);
  });

  test('is left to the ingress for some minutes', async () => {
    const soon = new Date(Date.parse(AT) + 60_000);
    expect((await swept(approved(), [], soon)).started).toEqual([]);
  });

  test('and waits in a run of its own is left to it', async () => {
    expect(
      (await swept(approved({ startsAt: '2026-11-24T02:00:00.000Z' }), [RUNNING])).started,
    ).toEqual([]);
  });

  test('for a window in three weeks is started a week before', async () => {
    const record = approved({
      startsAt: '2026-12-14T02:00:00.000Z',
      expiresAt: '2026-12-14T05:00:00.000Z',
    });
    expect((await swept(record)).started).toEqual([]);
    const aWeekBefore = new Date('2026-12-07T02:00:00.000Z');
    expect((await swept(record, [], aWeekBefore)).started).toEqual(['approval-1 as approval-1']);
  });

  test('and whose run died before it began is started again, by another name', async () => {
    const { started, said } = await swept(approved(), [DEAD]);
    expect(started).toEqual(['approval-1 as approval-1-run2']);
    expect(said).toEqual([expect.stringContaining('Run 1')]);
  });
});

describe('What is being changed', () => {
  test('by a run that lives is left to it', async () => {
    expect((await swept(resizing(), [RUNNING])).started).toEqual([]);
    expect((await swept(resizing(), [DEAD, RUNNING])).started).toEqual([]);
  });

  test('by a run that has just ended is left alone: its last call may be under way', async () => {
    const justNow = diedAt(new Date(Date.parse(AT) + HOUR_MS - 60_000).toISOString());
    expect((await swept(resizing(), [justNow])).started).toEqual([]);
  });

  test('by a run that died is taken up by another one, and people are told', async () => {
    const { started, said } = await swept(resizing(), [DEAD]);
    expect(started).toEqual(['approval-1 as approval-1-run2']);
    expect(said).toHaveLength(1);
  });

  test('and kills every run is given to people, once a day', async () => {
    const { started, said, again } = await swept(resizing(), [DEAD, DEAD, DEAD, DEAD]);
    await again();
    expect(started).toEqual([]);
    expect(said).toEqual([expect.stringContaining('A person is needed')]);
  });
});

test('a watch whose run died ends a day later, and says so', async () => {
  const until = '2026-11-24T08:00:00.000Z';
  const watching = markResized(resizing(), { finalType: 'm7i.large', until, requests: [] }, AT);
  if (!watching.ok) throw new Error(inEnglish(watching.error.message));
  const before = await swept(watching.value, [DEAD], new Date('2026-11-25T07:00:00.000Z'));
  expect(before.record?.state.kind).toBe('monitoring');
  const after = await swept(watching.value, [DEAD], new Date('2026-11-25T09:00:00.000Z'));
  expect(after.record).toMatchObject({ state: { kind: 'done', finalType: 'm7i.large' } });
  const why = after.record?.history.at(-1)?.why;
  expect(why && inEnglish(why)).toBe('Monitoring ended early.');
});
