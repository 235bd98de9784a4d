import { expect, test } from 'vitest';
import { bill } from '../../../../lib/domain/billing/bill.ts';
import { assignZones } from '../../../../lib/domain/billing/history/assignZones.ts';
import { cashSavings } from '../../../../lib/domain/billing/savings/cashSavings.ts';
import type { UsageKey } from '../../../../lib/domain/billing/usage.ts';
import {
  aKey,
  aPriceBook,
  aReservation,
  type Listed,
  OTHER,
  usageOf,
  usd,
} from '../../../builders/aFleetBill.ts';

const LISTED: Readonly<Record<string, Listed>> = { 'm5.large': [0.096], 'm5.xlarge': [0.192] };
const IN_A = aKey('m5.xlarge');
const IN_B = aKey('m5.xlarge', { availabilityZone: 'us-east-1b' });
const { availabilityZone: _, ...NOWHERE } = IN_A;
const SMALL = aKey('m5.large');
const BOOK = aPriceBook([IN_A, SMALL], LISTED);

test('hours of Cost Explorer are not counted on top of an instance that was there', () => {
  // One m5.xlarge always ran: two hours come from Cost Explorer, two from samples.
  const usage = assignZones(usageOf([NOWHERE, 1, 1, 0, 0], [IN_A, 0, 0, 1, 1]));
  expect(usage.hours.map(({ seconds }) => [...Array.from(seconds)])).toEqual([
    [0, 3600],
    [0, 3600],
    [0, 3600],
    [0, 3600],
  ]);
  const saving = cashSavings({
    usage,
    commitments: { owned: [aReservation(1, 'm5.xlarge')], queued: [], unclear: [], errors: [] },
    priceBook: BOOK,
    sharing: true,
    now: '2026-11-23T08:00:00.000Z',
  })([{ from: IN_A, to: SMALL }]);
  // The reservation pays for it in each of the hours, and for half of it afterwards: nothing is
  // saved. Counted twice, half of the hours would save 0.096 × 730 / 2 = $35.04.
  expect(saving).toMatchObject({ kind: 'known', monthly: 0 });
});

test('a zonal reservation pays for hours of Cost Explorer', () => {
  const usage = assignZones(usageOf([NOWHERE, 1, 0], [IN_A, 0, 1]));
  const zonal = aReservation(1, 'm5.xlarge', {
    availabilityZone: 'us-east-1a',
    recurringHourly: usd(0.1),
  });
  // 2 h × $0.10; without a zone one hour would be unused and on demand: $0.392.
  const commitments = { owned: [zonal], queued: [], unclear: [], errors: [] };
  expect(bill({ usage, commitments, priceBook: BOOK, sharing: true }).total).toBe(usd(0.2));
});

test('zones share it as they share the hours that tell, in whole seconds', () => {
  const usage = assignZones(usageOf([NOWHERE, 1, 0], [IN_A, 0, 2], [IN_B, 0, 1]));
  expect([...Array.from(usage.hours[0]?.seconds ?? [])]).toEqual([0, 2400, 1200]);
});

test('what never ran in a known zone, or only in another account, stays as it is', () => {
  const other: UsageKey = { ...IN_A, account: OTHER };
  const usage = usageOf([NOWHERE, 1, 1], [other, 0, 1]);
  expect(assignZones(usage)).toEqual(usage);
});
