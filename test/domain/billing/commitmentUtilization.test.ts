import { expect, test } from 'vitest';
import type { BillingContext } from '../../../lib/domain/billing/billingContext.ts';
import type { Commitment } from '../../../lib/domain/billing/commitment.ts';
import { commitmentGaps } from '../../../lib/domain/billing/commitmentGaps.ts';
import { commitmentUtilization } from '../../../lib/domain/billing/commitmentUtilization.ts';
import { cashSavings } from '../../../lib/domain/billing/savings/cashSavings.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import {
  aComputePlan,
  aKey,
  aPriceBook,
  aReservation,
  usageOf,
  usd,
} from '../../builders/aFleetBill.ts';

const KEY = aKey('m5.large');
const LISTED = { 'm5.large': [1, 0.7] as const };
const NOW = '2026-11-23T08:00:00.000Z';

function moneyOf(owned: readonly Commitment[]): BillingContext {
  const usage = usageOf([KEY, 1, 1, 0, 0]);
  const commitments = { owned, queued: [], unclear: [], errors: [] };
  const terms = { usage, commitments, priceBook: aPriceBook([KEY], LISTED), sharing: true };
  return {
    ...terms,
    ancillaryPrices: new Map(),
    samples: [],
    errors: [],
    cashSavingOf: cashSavings({ ...terms, now: NOW }),
  };
}

test('what is paid, how much of it is used, what it saves, and when it ends', () => {
  const owned = [aReservation(1, 'm5.large', { end: '2026-12-23T08:00:00.000Z' })];
  expect(commitmentUtilization(moneyOf(owned), NOW)).toEqual([
    {
      commitment: owned[0],
      monthly: usd(0.6 * 730),
      used: 0.5,
      // It pays for $1 in two of four hours, and costs $0.60 in each.
      saves: usd((0.5 - 0.6) * 730),
      daysLeft: 30,
      warnings: ['ends soon', 'little used'],
    },
  ]);
});

test('of a modified reservation what was paid upfront is not known, and what is used of it is', () => {
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ri-modifying.html
  const { upfront: _, ...modified } = aReservation(1, 'm5.large', {
    payment: 'All Upfront',
    recurringHourly: usd(0),
  });
  const context = moneyOf([modified]);
  expect(commitmentUtilization(context, NOW)).toMatchObject([
    // At least $0; it pays for $1 in two of four hours: at most $0.50 an hour is saved.
    { monthly: 0, used: 0.5, saves: usd(0.5 * 730) },
  ]);
  expect(commitmentGaps(context.commitments).map(({ message }) => inEnglish(message))).toEqual([
    'What was paid upfront for the Reserved Instances ri is not known: AWS lists modified ones at $0.',
  ]);
});

test('what loses most comes first', () => {
  const good = aComputePlan(0.01, [KEY], LISTED, { id: 'a' });
  const idle = aReservation(1, 'c5.large', { id: 'b' });
  const uses = commitmentUtilization(moneyOf([good, idle]), NOW);
  expect(uses.map(({ commitment, used }) => [commitment.id, used])).toEqual([
    ['b', 0],
    ['a', 0.5],
  ]);
});
