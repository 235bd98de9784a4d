import { expect, it } from 'vitest';
import { sentence } from '../../../lib/shared/message.ts';
import {
  loadText,
  nameOf,
  riskText,
  savingText,
  sentenceOf,
  timeText,
} from '../../../lib/slack/views/wording.ts';
import { AT, aKnownSaving, aSuggestion } from '../../builders/aSuggestion.ts';
import { ENGLISH } from '../../builders/english.ts';

it.each(['', '  \n'])('an instance that is named %j goes by its id', (name) => {
  expect(nameOf(aSuggestion({ name }))).toBe('i-0123456789abcdef0');
});

it.each([
  ['It took too long.', 'It took too long.'],
  ['no capacity', 'no capacity.'],
  ['<!here> …..', '&lt;!here&gt; ….'],
])('a reason is one sentence: %j', (reason, said) => {
  expect(sentenceOf(sentence('{reason}', { reason }), ENGLISH)).toBe(said);
});

it('cash and list are said apart when they differ', () => {
  const { saving } = aSuggestion();
  expect(savingText(saving, ENGLISH)).toBe('Saves *$67* a month');
  const cash = aKnownSaving(40_000_000);
  expect(savingText({ ...saving, cash }, ENGLISH)).toBe(
    'Saves *$40* a month on your bill ($67 at list price)',
  );
  const later = [{ from: '2027-03-01', monthly: saving.list }];
  expect(savingText({ ...saving, cash: { ...cash, later } }, ENGLISH)).toBe(
    'Saves *$40* a month on your bill, $67 from 1 Mar 2027',
  );
  const unknown = { kind: 'atList', reason: sentence('a Savings Plan') } as const;
  expect(savingText({ ...saving, cash: unknown }, ENGLISH)).toBe(
    'Saves *$67* a month at list price',
  );
});

it('what is unknown is said to be unknown', () => {
  const blind = { utilization: {}, performanceRisk: 1, observedAt: AT };
  expect(loadText(blind, ENGLISH)).toBe('CPU not measured, *memory not measured*');
  expect(riskText(blind, ENGLISH)).toBe('low risk (memory not measured)');
  expect(riskText({ utilization: {}, observedAt: AT }, ENGLISH)).toBe('unknown risk');
});

it('a time is drawn by the clock of the reader, and has its zone where it can not be', () => {
  expect(timeText(AT)).toContain('|2026-11-23 08:00 UTC>');
});
