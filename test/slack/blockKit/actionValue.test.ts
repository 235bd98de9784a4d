import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRecord } from '../../../lib/domain/lifecycle/triage.ts';
import { actionValue, readActionValue } from '../../../lib/slack/blockKit/actionValue.ts';
import { AT, aSuggestion } from '../../builders/aSuggestion.ts';

const record = createRecord(aSuggestion({ planHash: '0123456789abcdef' }), AT);

it("a button's value is read as it was written", () => {
  expect(readActionValue(actionValue(record))).toEqual({
    account: '111122223333',
    suggestionId: 'abc123def456',
    planHash: '0123456789abcdef',
  });
});

it.each([
  undefined,
  null,
  '',
  '//',
  42,
  {},
  '111122223333/abc123def456',
  '111122223333/abc123def456/0123456789ABCDEF',
  '111122223333/abc123def456/0123456789abcdef/more',
  '111122223333/../0123456789abcdef',
  '1111/abc123def456/0123456789abcdef',
  ' 111122223333/abc123def456/0123456789abcdef',
])('%j is no value of ours', (text) => {
  expect(readActionValue(text)).toBeUndefined();
});

it('any other text is no value of ours', () => {
  const ours = /^\d{12}\/[0-9a-f]{12}\/[0-9a-f]{16}$/;
  fc.assert(
    fc.property(fc.anything(), (value) => {
      fc.pre(!(typeof value === 'string' && ours.test(value)));
      fc.pre(typeof value !== 'object' && typeof value !== 'function');
      expect(readActionValue(value)).toBeUndefined();
    }),
  );
});
