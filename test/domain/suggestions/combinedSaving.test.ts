import { expect, test } from 'vitest';
import type { UsageChange } from '../../../lib/domain/billing/usageChange.ts';
import { combinedSaving } from '../../../lib/domain/suggestions/combinedSaving.ts';
import type { Advice, Suggestion } from '../../../lib/domain/suggestions/suggestion.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { AT, aKnownSaving, aSuggestion, someAdvice } from '../../builders/aSuggestion.ts';

const INSTANCE = anInstance();
const { account, region, instanceId, instanceType: from } = INSTANCE;
const HERE = { instance: { account, region, instanceId }, from };

/** The saving together, and the changes of usage that were asked about. */
function combined(...suggestions: readonly Suggestion[]) {
  let asked: readonly UsageChange[] = [];
  const inventory = {
    account,
    region,
    takenAt: AT,
    instances: [INSTANCE],
    instanceTypes: [],
    offeredIn: {},
    errors: [],
  };
  const saving = combinedSaving(suggestions, [inventory], (changes) => {
    asked = changes;
    return aKnownSaving(5_000_000, {
      later: [{ from: '2027-03-01', monthly: aKnownSaving(7).monthly }],
    });
  });
  return { saving, types: asked.map(({ to }) => to?.instanceType) };
}

const advice = (instanceUsage: Advice['instanceUsage']) =>
  someAdvice({ ...HERE, instanceUsage, saving: aSuggestion().saving });

test('a resize and advice are judged by the type that the instance becomes', () => {
  expect(combined(aSuggestion(HERE)).types).toEqual(['m7i.large']);
  expect(combined(advice({ kind: 'becomes', instanceType: 'm7g.large' })).types).toEqual([
    'm7g.large',
  ]);
  expect(combined(advice({ kind: 'ends' })).types).toEqual([undefined]);
});

test('what saves no instance-hours is added, also after a commitment ends', () => {
  const { saving, types } = combined(aSuggestion(HERE), advice({ kind: 'stays' }));
  expect(types).toEqual(['m7i.large']);
  expect(saving).toMatchObject({
    monthly: 5_000_000 + 66_576_000,
    later: [{ monthly: 7 + 66_576_000 }],
  });
});

test('is not known when one of them is not known in cash', () => {
  const cash = { kind: 'atList', reason: aSuggestion().reason } as const;
  const saving = { ...aSuggestion().saving, cash };
  expect(combined(aSuggestion(HERE), { ...advice({ kind: 'stays' }), saving }).saving).toEqual(
    cash,
  );
});
