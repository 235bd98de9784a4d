import { describe, expect, it } from 'vitest';
import { approvabilityOf, resizeOf } from '../../../lib/domain/suggestions/approvability.ts';
import { sentence } from '../../../lib/shared/message.ts';
import { aRollback, aSuggestion, someAdvice } from '../../builders/aSuggestion.ts';

const because = sentence('It has an instance store.');
const finding = (verdict: 'block' | 'warn' | 'note') =>
  ({ check: 'local-disks', verdict, sentence: because }) as const;

describe('a suggestion can be approved', () => {
  it.each([aSuggestion(), { ...aSuggestion(), kind: 'upsize' as const }, aRollback()])(
    'when it changes the instance type: $kind',
    (suggestion) => {
      expect(approvabilityOf(suggestion)).toEqual({ approvable: true, suggestion });
    },
  );

  it('with warnings and notes, which people accept', () => {
    const preflight = [finding('warn'), finding('note')];
    expect(approvabilityOf(aSuggestion({ preflight })).approvable).toBe(true);
  });
});

describe('a suggestion cannot be approved', () => {
  it('when a check blocks it, and the first block says why', () => {
    const preflight = [finding('warn'), finding('block')];
    expect(approvabilityOf(aSuggestion({ preflight }))).toEqual({
      approvable: false,
      why: 'blocked',
      because,
    });
  });

  it('when it is advice, which the workflow refuses as well', () => {
    expect(approvabilityOf(someAdvice())).toEqual({ approvable: false, why: 'advice' });
    expect(() => resizeOf(someAdvice())).toThrow("can't be approved");
  });
});
