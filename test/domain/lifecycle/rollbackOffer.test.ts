import { describe, expect, it } from 'vitest';
import { asOf, rollbackOfferOf } from '../../../lib/domain/lifecycle/rollbackOffer.ts';
import type {
  SuggestionRecord,
  SuggestionState,
} from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord } from '../../../lib/domain/lifecycle/triage.ts';
import type { SuggestionId } from '../../../lib/domain/suggestions/suggestion.ts';
import { sentence } from '../../../lib/shared/message.ts';
import { AT, anApproval, aRollback, aSuggestion } from '../../builders/aSuggestion.ts';

const UNTIL = '2026-12-07T08:00:00.000Z';
const ROLLBACK_OFFER = { id: 'back00000000' as SuggestionId, until: UNTIL };
const RUNNING = { approval: anApproval(), progress: [], at: AT };

describe('the rollback of a change', () => {
  const done: SuggestionRecord = {
    ...createRecord(aSuggestion(), AT),
    state: { kind: 'done', ...RUNNING, finalType: 'm7i.large', rollback: ROLLBACK_OFFER },
  };

  it('is there until its day', () => {
    expect(rollbackOfferOf(asOf(done, '2026-12-07T07:59:59.000Z'))).toEqual(ROLLBACK_OFFER);
    expect(rollbackOfferOf(asOf(done, UNTIL))).toBeUndefined();
  });

  it('is not there for what was never changed', () => {
    expect(rollbackOfferOf(createRecord(aSuggestion(), AT))).toBeUndefined();
  });
});

describe('a rollback', () => {
  const inState = (state: SuggestionState, at = AT): SuggestionRecord => {
    const { id } = ROLLBACK_OFFER;
    const rollbackOf = { suggestion: aSuggestion().id, until: UNTIL };
    return { ...createRecord(aRollback({ id, rollbackOf }), at), state };
  };

  it('offers itself again when it failed in time', () => {
    const failed: SuggestionState = {
      kind: 'failed',
      ...RUNNING,
      reason: sentence('There is no room.'),
    };
    expect(rollbackOfferOf(inState(failed))).toEqual(ROLLBACK_OFFER);
    expect(rollbackOfferOf(inState(failed, UNTIL))).toBeUndefined();
  });

  it.each<SuggestionState>([
    { kind: 'approved', approval: anApproval() },
    { kind: 'resizing', approval: anApproval(), phase: 'stop', progress: [] },
    { kind: 'done', ...RUNNING, finalType: 'm5.xlarge' },
  ])('does not while it goes, or when it went: %s', (state) => {
    expect(rollbackOfferOf(inState(state))).toBeUndefined();
  });
});
