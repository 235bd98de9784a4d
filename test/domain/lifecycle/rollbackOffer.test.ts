import { describe, expect, it } from 'vitest';
import { asOf, wayBackOf } from '../../../lib/domain/lifecycle/rollbackOffer.ts';
import type {
  SuggestionRecord,
  SuggestionState,
} from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import { firstSeen } from '../../../lib/domain/lifecycle/transition.ts';
import type { SuggestionId } from '../../../lib/domain/suggestions/suggestion.ts';
import { sentence } from '../../../lib/shared/message.ts';
import { AT, anApproval, aSuggestion } from '../../builders/aSuggestion.ts';

const UNTIL = '2026-12-07T08:00:00.000Z';
const WAY_BACK = { id: 'back00000000' as SuggestionId, until: UNTIL };
const RUNNING = { approval: anApproval(), progress: [], at: AT };

describe('the way back of a change', () => {
  const done: SuggestionRecord = {
    ...firstSeen(aSuggestion(), AT),
    state: { kind: 'done', ...RUNNING, became: 'm7i.large', wayBack: WAY_BACK },
  };

  it('is there until its day', () => {
    expect(wayBackOf(asOf(done, '2026-12-07T07:59:59.000Z'))).toEqual(WAY_BACK);
    expect(wayBackOf(asOf(done, UNTIL))).toBeUndefined();
  });

  it('is not there for what was never changed', () => {
    expect(wayBackOf(firstSeen(aSuggestion(), AT))).toBeUndefined();
  });
});

describe('a way back', () => {
  const inState = (state: SuggestionState, at = AT): SuggestionRecord => {
    const { id } = WAY_BACK;
    const takesBack = { suggestion: aSuggestion().id, until: UNTIL };
    return { ...firstSeen(aSuggestion({ id, takesBack }), at), state };
  };

  it('offers itself again when it failed in time', () => {
    const failed: SuggestionState = {
      kind: 'failed',
      ...RUNNING,
      reason: sentence('There is no room.'),
    };
    expect(wayBackOf(inState(failed))).toEqual(WAY_BACK);
    expect(wayBackOf(inState(failed, UNTIL))).toBeUndefined();
  });

  it.each<SuggestionState>([
    { kind: 'approved', approval: anApproval() },
    { kind: 'resizing', approval: anApproval(), phase: 'stop', progress: [] },
    { kind: 'done', ...RUNNING, became: 'm5.xlarge' },
  ])('does not while it goes, or when it went: %s', (state) => {
    expect(wayBackOf(inState(state))).toBeUndefined();
  });
});
