import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNewOrChanged } from '../../../lib/domain/lifecycle/newOrChanged.ts';
import {
  createRecord,
  expire,
  recordMessage,
  refreshRecord,
  snooze,
} from '../../../lib/domain/lifecycle/triage.ts';
import { sentence } from '../../../lib/shared/message.ts';
import { microUsd } from '../../../lib/shared/money.ts';
import { AT, aKnownSaving, aSuggestion } from '../../builders/aSuggestion.ts';

const MESSAGE = { channel: 'C0COSTS', ts: '1.2' };
const LATER = '2026-11-24T08:00:00.000Z';

function worth(cash: number) {
  const { saving } = aSuggestion();
  return aSuggestion({ saving: { ...saving, cash: aKnownSaving(cash) } });
}

describe('a suggestion is news', () => {
  it('until a digest has shown it', () => {
    const record = createRecord(aSuggestion(), AT);
    expect(isNewOrChanged(record)).toBe(true);
    expect(isNewOrChanged(recordMessage(record, MESSAGE))).toBe(false);
    expect(
      isNewOrChanged(refreshRecord(recordMessage(record, MESSAGE), aSuggestion(), LATER)),
    ).toBe(false);
  });

  it('when it saves a fifth more or less than was shown, whatever it saved in between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 2e9 }),
        (then, now) => {
          const shown = recordMessage(createRecord(worth(then), AT), MESSAGE);
          const between = refreshRecord(shown, worth(Math.round((then + now) / 2)), LATER);
          const record = refreshRecord(between, worth(now), LATER);
          expect(isNewOrChanged(record)).toBe(Math.abs(now - then) > 0.2 * then);
        },
      ),
    );
  });

  it('when another check speaks against it, or it runs no longer; a note is no news', () => {
    const shown = recordMessage(createRecord(aSuggestion(), AT), MESSAGE);
    const finding = { check: 'public-ip', sentence: sentence('Its public address changes.') };
    const seen = (verdict: 'block' | 'warn' | 'note') =>
      isNewOrChanged(
        refreshRecord(shown, aSuggestion({ preflight: [{ ...finding, verdict }] }), LATER),
      );
    expect([seen('block'), seen('warn'), seen('note')]).toEqual([true, true, false]);
    expect(isNewOrChanged(refreshRecord(shown, aSuggestion({ runState: 'stopped' }), LATER))).toBe(
      true,
    );
  });

  it('when its snooze is over; not when it only went and came again', () => {
    const shown = recordMessage(createRecord(aSuggestion(), AT), MESSAGE);
    const asleep = snooze(shown, { kind: 'user', id: 'U1' }, LATER, AT);
    const gone = expire(shown, AT);
    if (!asleep.ok || !gone.ok) throw new Error('both are open');
    expect(isNewOrChanged(refreshRecord(asleep.value, aSuggestion(), LATER))).toBe(true);
    expect(isNewOrChanged(refreshRecord(gone.value, aSuggestion(), LATER))).toBe(false);
  });

  it('in µUSD, at list where cash is unknown', () => {
    const { saving } = aSuggestion();
    const atList = (list: number) =>
      aSuggestion({
        saving: {
          ...saving,
          list: microUsd(list),
          cash: { kind: 'atList', reason: sentence('unread') },
        },
      });
    const shown = recordMessage(createRecord(atList(100), AT), MESSAGE);
    expect(isNewOrChanged(refreshRecord(shown, atList(121), LATER))).toBe(true);
    expect(isNewOrChanged(refreshRecord(shown, atList(119), LATER))).toBe(false);
  });
});
