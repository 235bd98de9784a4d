import { expect, test } from 'vitest';
import { uncoveredUsage } from '../../../lib/domain/commitments/uncoveredUsage.ts';
import { aKey, aPriceBook, aReservation, usageOf } from '../../builders/aFleetBill.ts';

const KEY = aKey('m5.large');

test('a queued purchase counts from its start', () => {
  const queued = aReservation(1, 'm5.large', {
    start: '2027-05-24T00:00:00.000Z',
    end: '2028-05-24T00:00:00.000Z',
  });
  const { hours } = uncoveredUsage({
    usage: usageOf([KEY, 1]),
    commitments: { owned: [], queued: [queued] },
    priceBook: aPriceBook([KEY]),
    sharing: true,
    terms: { years: 1, payment: 'No Upfront' },
    now: '2026-11-23T00:00:00.000Z',
  });
  // It starts half a year after now: the middles of two quarters lie before that, those of two after.
  expect(hours.map(({ quantities, weight }) => [quantities[0], weight])).toEqual([
    [1, 0.5],
    [0, 0.5],
  ]);
});
