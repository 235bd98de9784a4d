import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bill } from '../../lib/domain/billing/bill.ts';
import { cashSavings } from '../../lib/domain/billing/savings/cashSavings.ts';
import { applyUsageChange } from '../../lib/domain/billing/usageChange.ts';
import { inEnglish } from '../../lib/shared/message.ts';
import {
  aComputePlan,
  aKey,
  anInstancePlan,
  aPriceBook,
  aReservation,
  type Listed,
  usageOf,
} from '../builders/aFleetBill.ts';

const LISTED: Readonly<Record<string, Listed>> = {
  'm5.2xlarge': [0.384, 0.28, 0.24],
  'm5.xlarge': [0.192, 0.14, 0.12],
  'm7i.xlarge': [0.2016, 0.15, 0.13],
};
const [LARGE, SMALL, NEWER] = ['m5.2xlarge', 'm5.xlarge', 'm7i.xlarge'].map((type) => aKey(type));
const KEYS = [LARGE, SMALL, NEWER].flatMap((key) => key ?? []);
const BOOK = aPriceBook(KEYS, LISTED);

const counts = fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 });
const fleets = fc.record({
  hours: fc.array(counts, { minLength: 1, maxLength: 6 }),
  compute: fc.nat({ max: 900 }),
  instance: fc.nat({ max: 500 }),
  reserved: fc.nat({ max: 3 }),
  changes: fc.array(fc.constantFrom(SMALL, NEWER, undefined), { minLength: 1, maxLength: 3 }),
});

test('what a change saves is the bill before minus the bill after, of all of them together', () => {
  fc.assert(
    fc.property(fleets, ({ hours, compute, instance, reserved, changes }) => {
      if (LARGE === undefined) throw new Error('no key');
      const rows = KEYS.map(
        (key, index) => [key, ...hours.map((each) => each[index] ?? 0)] as const,
      );
      const usage = usageOf(...rows);
      const owned = [
        aComputePlan(compute / 1000, KEYS, LISTED),
        anInstancePlan(instance / 1000, 'm5', KEYS, LISTED),
        ...(reserved === 0 ? [] : [aReservation(reserved, 'm5.xlarge')]),
      ];
      const usageChanges = changes.map((to) => ({
        from: LARGE,
        ...(to === undefined ? {} : { to }),
      }));
      const saving = cashSavings({
        usage,
        commitments: { owned, queued: [], unclear: [], errors: [] },
        priceBook: BOOK,
        sharing: true,
        now: '2026-11-23T08:00:00.000Z',
      })(usageChanges);
      if (saving.kind === 'atList') throw new Error(inEnglish(saving.reason));
      const { before, after } = applyUsageChange(usage, usageChanges);
      const [was, will] = [before, after].map(
        (each) =>
          bill({ usage: each, commitments: { owned }, priceBook: BOOK, sharing: true }).total,
      );
      const expected = (((was ?? 0) - (will ?? 0)) / hours.length) * 730;
      // Two bills are rounded to a µUSD each.
      expect(Math.abs(saving.monthly - expected)).toBeLessThanOrEqual(730);
      const lost = (each: typeof before) =>
        bill({ usage: each, commitments: { owned }, priceBook: BOOK, sharing: true })
          .lines.filter(({ kind }) => kind === 'unused')
          .reduce((sum, { cost }) => sum + cost, 0);
      const stranded = ((lost(after) - lost(before)) / hours.length) * 730;
      expect(Math.abs((saving.stranded ?? Number.NaN) - stranded)).toBeLessThanOrEqual(
        730 * owned.length,
      );
    }),
  );
});
