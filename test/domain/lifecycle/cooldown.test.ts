import { expect, test } from 'vitest';
import { afterCooldown } from '../../../lib/domain/lifecycle/cooldown.ts';
import {
  endRolledBack,
  markResized,
  startResizing,
} from '../../../lib/domain/lifecycle/resizing.ts';
import { instanceId } from '../../../lib/shared/ids.ts';
import { inEnglish, sentence } from '../../../lib/shared/message.ts';
import { AT, anApprovedRecord, aSuggestion } from '../../builders/aSuggestion.ts';

const AGAIN = aSuggestion({ from: 'm7i.large', to: 'm7i.medium' });
const [SOON, LATER] = ['2026-11-25T08:00:00.000Z', '2026-12-01T08:00:00.000Z'];

function ended(how: 'done' | 'rolled back') {
  const running = startResizing(anApprovedRecord(), 'approval-1', AT);
  if (!running.ok) throw new Error(inEnglish(running.error.message));
  const record =
    how === 'done'
      ? markResized(running.value, { finalType: 'm7i.large', requests: [] }, AT)
      : endRolledBack(running.value, sentence('There is no capacity.'), AT);
  if (!record.ok) throw new Error(inEnglish(record.error.message));
  return record.value;
}

test.each(['done', 'rolled back'] as const)('nothing is suggested soon after it was %s', (how) => {
  const records = [ended(how)];
  expect(afterCooldown([AGAIN], records, 7, SOON ?? '')).toEqual([]);
  expect(afterCooldown([AGAIN], records, 7, LATER ?? '')).toEqual([AGAIN]);
});

test('other instances, and those that were only approved, are suggested', () => {
  const { instance } = AGAIN;
  const other = {
    ...AGAIN,
    instance: { ...instance, instanceId: instanceId.parse('i-0fedcba9876543210') },
  };
  expect(afterCooldown([other], [ended('done')], 7, AT)).toEqual([other]);
  expect(afterCooldown([AGAIN], [anApprovedRecord()], 7, AT)).toEqual([AGAIN]);
});
